import type { ChannelGroup, ChannelGrouping, ChannelShare } from '#contract/channels'
import { channelName } from '#renderer/i18n/channel-words'
import { formatInterval, formatShare } from '#renderer/i18n/format'
import { t } from '#renderer/i18n/text.svelte'
import { isNoPreference } from './matrix'

/** What a row of the matrix stands for. */
export function preferredName(preferred: string): string {
  return isNoPreference(preferred) ? t(`channels.row-${preferred}`) : channelName(preferred)
}

export function groupName(by: ChannelGrouping, { key, name }: ChannelGroup): string {
  if (by === 'msl') return name ?? key ?? ''
  if (key === null) return t(`channels.no-${by}`)
  return by === 'tier' ? t('channels.tier-name', { tier: key }) : key
}

/** A share in a sentence, or why it is withheld. */
export function shareWords(name: string, share: ChannelShare): string {
  const { numerator, denominator } = share
  if (share.state !== 'ok')
    return t('channels.share-none', { name, reason: t(`channels.${share.state}`), numerator, denominator })
  return t('channels.share-words', {
    name,
    share: formatShare(share.share),
    interval: formatInterval(share.low, share.high, 'share'),
    numerator,
    denominator
  })
}
