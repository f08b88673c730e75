import { preferences } from '#renderer/state/preferences.svelte'
import { germanFields } from './messages/fields'
import { plainName } from './plain-fields'
import { hasText, t } from './text.svelte'

/** What a table holds, in the user's language. */
export const tableName = (table: string): string => worded('tables', table)

/** What one row of a table is called, in the user's language. */
export const recordName = (table: string): string => worded('records', table)

function worded(area: 'tables' | 'records', table: string): string {
  const key = `${area}.${table}`
  return hasText(key) ? t(key) : plainName(table)
}

/** A field of a table in the user's language; its own name in plain writing where nobody has worded it. */
export const fieldName = (field: string): string =>
  (preferences.locale === 'de' ? germanFields[field] : undefined) ?? plainName(field)
