import { preferences } from '#renderer/state/preferences.svelte'
import { germanFields } from './messages/fields'
import { plainName } from './plain-fields'
import { hasText, t } from './text.svelte'

/** What a table holds, in the user's language. */
export function tableName(table: string): string {
  const key = `tables.${table}`
  return hasText(key) ? t(key) : plainName(table)
}

/** What one row of a table is called, in the user's language. */
export function recordName(table: string): string {
  const key = `records.${table}`
  return hasText(key) ? t(key) : plainName(table)
}

/** A field of a table in the user's language; its own name in plain writing where nobody has worded it. */
export const fieldName = (field: string): string =>
  (preferences.locale === 'de' ? germanFields[field] : undefined) ?? plainName(field)
