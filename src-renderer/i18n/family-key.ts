/** A family as one word for an address: `reach-coverage`. */
export const familyKey = (family: string) => family.replace(/[^a-z]+/gi, '-').toLowerCase()
