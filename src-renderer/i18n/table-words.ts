import { plainName } from './plain-fields'
import { hasText, t } from './text.svelte'

/** What a table holds, in the user's language. */
export function tableName(table: string): string {
  const key = `tables.${table}`
  return hasText(key) ? t(key) : plainName(table)
}
