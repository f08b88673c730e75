import type { Recommendation } from '#contract/diversity'
import { formatDay, formatNumber } from '#renderer/i18n/format'
import { hasText, t } from '#renderer/i18n/text.svelte'

/** A reason for or against a visit, in words. */
export const reasonWords = ({ code, params }: Recommendation['reasons'][number]) =>
  t(
    `diversity.reason-${code}`,
    typeof params['day'] === 'string' ? { ...params, day: formatDay(params['day']) } : params
  )

/** The channel to use, or that none is known. */
export function channelWords(channel: string | null): string {
  if (channel === null) return t('diversity.no-channel')
  const key = `diversity.channel-${channel}`
  return t('diversity.by-channel', { channel: hasText(key) ? t(key) : channel })
}

/** What one more visit adds to the effective number of KOLs. */
export const effectWords = ({ effectOnEffectiveKols: effect }: Pick<Recommendation, 'effectOnEffectiveKols'>) =>
  t('diversity.adds', { effect: `${effect > 0 ? '+' : ''}${formatNumber(effect, 2)}` })
