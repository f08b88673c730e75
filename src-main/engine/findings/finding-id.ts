import type { FindingRule } from '#contract/finding'
import type { Draft } from './rule'

/** Made of whom and what a finding is about, so that numbers that change leave it the same. */
export function findingId(rule: FindingRule, { msl, kol, subject }: Pick<Draft, 'msl' | 'kol' | 'subject'>): string {
  const parts = { msl, kol, subject }
  const named = Object.entries(parts).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`]
  )
  return [rule, ...named].join('/')
}
