import type { Locale } from '#renderer/state/preferences.svelte'

/** The locale numbers and days are written by: English is British here. */
export function formatLocale(locale: Locale): string {
  return locale === 'de' ? 'de-DE' : 'en-GB'
}
