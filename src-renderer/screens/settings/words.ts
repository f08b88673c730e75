import type { Score } from '#contract/profiles'
import { formatNumber } from '#renderer/i18n/format'
import { hasText, t } from '#renderer/i18n/text.svelte'

/** A threshold in the user's language; its name in the table where nobody has worded it. */
export function thresholdName(name: string): string {
  const key = `settings.threshold-${name}`
  return hasText(key) ? t(key) : name
}

/** A profile's name: those that ship in the user's language. */
export function profileName({ id, name, source }: { id: string; name: string; source: string }): string {
  const key = `settings.profile-${id}`
  return source === 'shipped' && hasText(key) ? t(key) : name
}

/** What a profile is for: of those that ship in the user's language. */
export function profileAim({ id, aim, source }: { id: string; aim: string; source: string }): string {
  const key = `settings.aim-${id}`
  return source === 'shipped' && hasText(key) ? t(key) : aim
}

/** A score with its interval; a dash where too little is known. */
export const scoreText = ({ value, low, high }: Pick<Score, 'value' | 'low' | 'high'>) =>
  value === null ? '–' : `${formatNumber(value, 2)} (${formatNumber(low, 2)}–${formatNumber(high, 2)})`
