/** A family as one word for an address: `reach-coverage`. */
export const familyKey = (family: string) => family.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()
