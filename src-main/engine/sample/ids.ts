const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** Instance part shared by all ids of one org; an invented one. */
const INSTANCE = '8K0'
const COUNTER_LENGTH = 9

/** Key prefixes of the objects: the platform's own for standard ones, invented ones for custom ones. */
export const KEY_PREFIX = {
  account: '001',
  user: '005',
  task: '00T',
  call: 'a04',
  event: 'a0E',
  insight: 'a0K',
  plan: 'a0G',
  publication: 'a0P',
  inquiry: 'a0Q'
} as const

export type KeyPrefix = (typeof KEY_PREFIX)[keyof typeof KEY_PREFIX]

/**
 * An 18-character id as Salesforce writes it: 15 case-sensitive characters and 3 that say which of them are capitals.
 * @param counter the how-manieth record of its object, from 1
 */
export function recordId(prefix: KeyPrefix, counter: number): string {
  let digits = ''
  for (let rest = counter; rest > 0; rest = Math.floor(rest / 62)) digits = DIGITS[rest % 62]! + digits
  return withCheck(prefix + INSTANCE + digits.padStart(COUNTER_LENGTH, '0'))
}

/** Appends the three check characters: bit i of each is set where character i of its block of five is a capital. */
export function withCheck(id15: string): string {
  let check = ''
  for (let block = 0; block < 15; block += 5) {
    let bits = 0
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(block + i)
      if (code >= 65 && code <= 90) bits |= 1 << i
    }
    check += CHECK[bits]!
  }
  return id15 + check
}

/**
 * An ORCID-shaped number with a right check character (ISO 7064 MOD 11-2) that belongs to nobody: the registry gives
 * out numbers from 0000-0001-5000-0007 on, none of which begins with 9999.
 */
export function inventedOrcid(counter: number): string {
  const digits = `9999${String(counter).padStart(11, '0')}`
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const remainder = (12 - (total % 11)) % 11
  const all = digits + (remainder === 10 ? 'X' : String(remainder))
  return `${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8, 12)}-${all.slice(12)}`
}

/** A ten-digit number in the place of a national provider identifier; real ones begin with 1 or 2, these with 9. */
export function inventedNpi(counter: number): string {
  return `9${String(counter).padStart(9, '0')}`
}
