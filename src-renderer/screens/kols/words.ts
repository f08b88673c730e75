import type { KolRow } from '#contract/kol'
import { channelName } from '#renderer/i18n/channel-words'
import { formatNumber } from '#renderer/i18n/format'
import { t } from '#renderer/i18n/text.svelte'

/** What a KOL prefers, or why that can't be said. */
export function preferredText({ preference, preferredChannels }: KolRow): string {
  if (preference === 'unknown' || preference === 'outdated' || preference === 'later')
    return t(`kols.preference-${preference}`)
  return preferredChannels.map(channelName).join(', ')
}

/** The channels used, the most used first. */
export function usedText({ used }: KolRow): string {
  return used.length === 0 ? t('kols.not-used') : used.map(({ channel }) => channelName(channel)).join(', ')
}

export const channelsText = (row: KolRow) => `${preferredText(row)} → ${usedText(row)}`

export function seenByText({ seenBy }: KolRow): string {
  return seenBy.length === 0 ? t('kols.nobody') : seenBy.map(({ mslName }) => mslName).join(', ')
}

/** Publications lately, and in brackets those of the two years before, where there were any at all. */
export function publicationsText({ publications, publicationsBefore }: KolRow): string {
  return publications + publicationsBefore === 0
    ? formatNumber(0)
    : `${formatNumber(publications)} (${formatNumber(publicationsBefore)})`
}

/** Contacts, and those planned where there is a plan. */
export function contactsText({ contacts, planned }: KolRow): string {
  return planned === null
    ? formatNumber(contacts)
    : t('kpi.sum', { numerator: contacts, denominator: formatNumber(planned, 0) })
}
