import { hasText, t } from './text.svelte'

/** A channel's name in the user's language; the data's own word where it is none of the dictionary's. */
export function channelName(channel: string | null): string {
  if (channel === null) return t('channels.not-given')
  const key = `channels.channel-${channel}`
  return hasText(key) ? t(key) : channel
}
