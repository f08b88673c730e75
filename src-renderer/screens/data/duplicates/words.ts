import type { DuplicateProposal, DuplicateReason } from '#contract/duplicates'
import { formatDay, formatNumber } from '#renderer/i18n/format'
import { hasText, t } from '#renderer/i18n/text.svelte'

/** A reason for one person, in words. */
export function reasonText({ rule }: DuplicateReason, { similarity }: DuplicateProposal): string {
  return t(`duplicates.reason-${rule}`, { similarity: formatNumber(Math.floor(similarity * 100), 0) })
}

/** All reasons in one line; the same name in one institution need not be said to be near as well. */
export function reasonsText(proposal: DuplicateProposal): string {
  const { reasons } = proposal
  const same = reasons.some(({ rule }) => rule === 'name-institution')
  return reasons
    .filter(({ rule }) => !same || rule !== 'similar-name')
    .map((reason) => reasonText(reason, proposal))
    .join(', ')
}

/** What speaks against one person, in words; empty where nothing does. */
export const againstText = ({ against }: DuplicateProposal) =>
  against.map((name) => t(`duplicates.against-${name}`)).join(', ')

/** A field of a KOL in the user's language; its name in SQL where nobody has worded it. */
export function fieldName(name: string): string {
  const key = `duplicates.field-${name}`
  return hasText(key) ? t(key) : name
}

/** A field's value for reading. */
export function fieldText(name: string, value: string | null): string {
  if (value === null || value === '') return t('duplicates.empty')
  if (name.endsWith('_on')) return formatDay(value)
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'duplicates.yes' : 'duplicates.no')
  return value
}
