import { preferences } from '#renderer/state/preferences.svelte'
import { formatLocale } from './locale'

const formats = new Map<string, Intl.DateTimeFormat>()

/** A month `2026-03` as Mar 26. */
export function monthName(month: string): string {
  const locale = formatLocale(preferences.locale)
  const format =
    formats.get(locale) ?? new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' })
  formats.set(locale, format)
  const time = Date.parse(`${month}-01T00:00:00Z`)
  return Number.isNaN(time) ? month : format.format(time)
}
