import type { StoredRow } from '#contract/stored-row'
import { channelName } from '#renderer/i18n/channel-words'
import { formatDay } from '#renderer/i18n/format'
import { kpiName } from '#renderer/i18n/kpi-words'
import { t } from '#renderer/i18n/text.svelte'

/** What a row says, in the user's language where it is a word of ours; null where it says nothing. */
export function whatWords({ table, what }: StoredRow): string | null {
  if (what === null) return null
  if (table === 'contact') return channelName(what)
  if (table === 'objective') return kpiName(what)
  return table === 'engagement_plan' ? t('findingCharts.planned-contacts', { n: Number(what) }) : what
}

/** A row in a line: its day, who it is about, what it says. The MSL or KOL whom the finding names is not told again. */
export function lineWords(row: StoredRow, named: { msl: string | null; kol: string | null }): string {
  return [
    formatDay(row.on),
    row.msl !== null && row.msl === named.msl ? null : (row.mslName ?? row.msl),
    row.kol !== null && row.kol === named.kol ? null : (row.kolName ?? row.kol),
    whatWords(row)
  ]
    .filter((part) => part)
    .join(' · ')
}
