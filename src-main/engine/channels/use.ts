import {
  channelStandings,
  type ChannelGroup,
  type ChannelsUse,
  type ChannelStanding,
  type UnservedKol
} from '#contract/channels'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import { periodRows } from '../kpi/relations'
import { preferenceSql } from '../kol/standing'
import type { Connection } from '../workspace/connection'
import { numberSetting } from '../workspace/settings'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { isChosen, prepareMet } from './met'
import { shareLimits, shareOf, type ShareLimits } from './shares'

/** Preferred against used channels in a period, in all, by group and over time, for the MSLs chosen (null: all). */
export async function channelsUse(
  workspace: Workspace,
  period: Period,
  msls: readonly string[] | null,
  signal: AbortSignal
): Promise<ChannelsUse> {
  const limits = await shareLimits(workspace)
  const validMonths = numberSetting(await workspace.settings(), 'preference_valid_months')
  const store = await EvidenceStore.of(workspace, 'lists')
  return store.inPeriod(period, null, signal, async () => {
    const { connection } = store
    await prepareMet(connection, period, msls)
    const [total] = await groupsBy(connection, 'NULL', limits)
    const byMonth = await months(connection, period, limits)
    const sumOf = (part: 'numerator' | 'denominator') => byMonth.reduce((sum, month) => sum + month[part], 0)
    const chosen = sumOf('denominator')
    return {
      period,
      validMonths,
      total: total ?? emptyGroup(limits),
      matrix: await matrix(connection),
      groups: {
        msl: await groupsBy(connection, 't.msl_id', limits),
        tier: await groupsBy(connection, 'CAST(t.tier AS TEXT)', limits),
        segment: await groupsBy(connection, 't.segment', limits)
      },
      digital: shareOf(sumOf('numerator'), chosen, chosen, limits),
      months: byMonth,
      unserved: await unserved(connection, period)
    }
  })
}

type Sums = Record<ChannelStanding, number> & {
  key: string | null
  name: string | null
  territory: string | null
  contacts: number
  matched: number
  undated: number
}

/** Contacts by a key: MSLs in the order of territory, then name; anything else in the order of the key. */
async function groupsBy(connection: Connection, key: string, limits: ShareLimits): Promise<ChannelGroup[]> {
  const counts = channelStandings.map((standing) => `count(*) FILTER (t.standing = '${standing}') AS "${standing}"`)
  const isMsl = key === 't.msl_id'
  const rows = await connection.rows<Sums>(
    `SELECT g.*, ${isMsl ? 'coalesce(m.msl_name, g.key)' : 'g.key'} AS name, ${isMsl ? 'm.territory' : 'NULL'} AS territory
     FROM (SELECT ${key} AS key, count(*) AS contacts, ${counts.join(', ')}, count(*) FILTER (t.matched) AS matched,
                  count(*) FILTER (t.undated) AS undated FROM channel_met t GROUP BY ALL) g
     LEFT JOIN member m ON m.msl_id = g.key
     ORDER BY territory NULLS LAST, name NULLS LAST, g.key`
  )
  return rows.map((row) => groupOf(row, limits))
}

function groupOf(
  { key, name, territory, contacts, matched, undated, ...standings }: Sums,
  limits: ShareLimits
): ChannelGroup {
  const eligible = contacts - standings.congress - standings['no-channel']
  return {
    key,
    name,
    territory,
    contacts,
    undated,
    standings: Object.fromEntries(
      channelStandings.map((standing) => [standing, standings[standing]])
    ) as ChannelGroup['standings'],
    match: shareOf(matched, standings.known, eligible, limits)
  }
}

const emptyGroup = (limits: ShareLimits): ChannelGroup => ({
  key: null,
  name: null,
  territory: null,
  contacts: 0,
  undated: 0,
  standings: { known: 0, unknown: 0, outdated: 0, later: 0, congress: 0, 'no-channel': 0 },
  match: shareOf(0, 0, 0, limits)
})

function matrix(connection: Connection): Promise<ChannelsUse['matrix']> {
  return connection.rows(
    `SELECT preferred, channel AS used, count(*) AS contacts, count(*) FILTER (NOT matched) AS missed FROM (
       SELECT unnest(list_distinct(preferred_channels)) AS preferred, channel, matched FROM channel_met WHERE standing = 'known'
       UNION ALL SELECT standing, channel, NULL FROM channel_met WHERE ${isChosen} AND standing <> 'known')
     GROUP BY ALL ORDER BY ALL`
  )
}

async function months(connection: Connection, period: Period, limits: ShareLimits): Promise<ChannelsUse['months']> {
  const rows = await connection.rows<{ month: string; digital: number; contacts: number }>(
    `SELECT strftime(occurred_on, '%Y-%m') AS month, count(*) FILTER (is_digital) AS digital, count(*) AS contacts
     FROM channel_met WHERE ${isChosen} GROUP BY ALL`
  )
  const found = new Map(rows.map((row) => [row.month, row]))
  return periodRows(period, 'month').map(({ periodId: month }) => {
    const { digital = 0, contacts = 0 } = found.get(month) ?? {}
    return { month, ...shareOf(digital, contacts, contacts, limits) }
  })
}

/** KOLs whose preference holds at the as-of day and whom an MSL met, but through none of the channels they ask for. */
function unserved(connection: Connection, { asOf }: Period): Promise<UnservedKol[]> {
  return connection.rows(
    `WITH asking AS (
       SELECT k.kol_id, k.name, k.tier, list_distinct(k.preferred_channels) AS asked FROM kol k
       WHERE NOT coalesce(k.deleted, false) AND ${preferenceSql(`DATE ${quoteLiteral(asOf)}`)} IN ('dated', 'undated')
     ), by_channel AS (
       SELECT msl_id, kol_id, channel, count(*) AS contacts FROM channel_met WHERE ${isChosen} GROUP BY ALL
     ), pair AS (
       SELECT msl_id, kol_id, CAST(sum(contacts) AS BIGINT) AS contacts, list(channel) AS channels,
              list({'channel': channel, 'contacts': contacts} ORDER BY contacts DESC, channel) AS used
       FROM by_channel GROUP BY ALL
     )
     SELECT p.msl_id AS msl, coalesce(m.msl_name, p.msl_id) AS "mslName", p.kol_id AS kol, a.name AS "kolName", a.tier,
            list_sort(a.asked) AS asked, p.used, p.contacts,
            (SELECT coalesce(CAST(sum(o.contacts) AS BIGINT), 0) FROM by_channel o
             WHERE o.msl_id = p.msl_id AND list_contains(a.asked, o.channel)) AS elsewhere
     FROM pair p JOIN asking a USING (kol_id) LEFT JOIN member m USING (msl_id)
     WHERE NOT list_has_any(a.asked, p.channels)
     ORDER BY m.territory NULLS LAST, m.msl_name, p.msl_id, p.contacts DESC, a.name, p.kol_id`
  )
}
