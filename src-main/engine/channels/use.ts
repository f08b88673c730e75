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

/** How many of the KOLs who ask in vain are listed; all of them are counted. */
const unservedListed = 1_000

/** KOLs whose preference holds at the as-of day and whom an MSL met, but through none of the channels they ask for. */
async function unserved(connection: Connection, { asOf }: Period): Promise<ChannelsUse['unserved']> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE channel_unserved AS
     WITH asking AS (
       SELECT k.kol_id, k.name, k.tier, list_distinct(k.preferred_channels) AS asked FROM kol k
       WHERE NOT coalesce(k.deleted, false) AND ${preferenceSql(`DATE ${quoteLiteral(asOf)}`)} IN ('dated', 'undated')
     ), pair AS (
       SELECT msl_id, kol_id, count(*) AS contacts, list(DISTINCT channel) AS channels
       FROM channel_met WHERE ${isChosen} GROUP BY ALL
     )
     SELECT p.msl_id, p.kol_id, p.contacts, a.name, a.tier, list_sort(a.asked) AS asked
     FROM pair p JOIN asking a USING (kol_id) WHERE NOT list_has_any(a.asked, p.channels)`
  )
  const { kols } = await connection.one<{ kols: number }>('SELECT count(DISTINCT kol_id) AS kols FROM channel_unserved')
  const rows = await connection.rows<UnservedKol>(
    `WITH listed AS (
       SELECT u.*, m.msl_name, m.territory FROM channel_unserved u LEFT JOIN member m USING (msl_id)
       ORDER BY m.territory NULLS LAST, m.msl_name, u.msl_id, u.contacts DESC, u.name, u.kol_id LIMIT ${unservedListed}
     ), used AS (
       SELECT msl_id, kol_id, list({'channel': channel, 'contacts': n} ORDER BY n DESC, channel) AS used
       FROM (SELECT t.msl_id, t.kol_id, t.channel, count(*) AS n FROM channel_met t SEMI JOIN listed USING (msl_id, kol_id)
             WHERE ${isChosen} GROUP BY ALL) GROUP BY ALL
     ), by_channel AS (SELECT msl_id, channel, count(*) AS n FROM channel_met WHERE ${isChosen} GROUP BY ALL),
     elsewhere AS (
       SELECT l.msl_id, l.kol_id, CAST(sum(b.n) AS BIGINT) AS n
       FROM (SELECT msl_id, kol_id, unnest(asked) AS channel FROM listed) l JOIN by_channel b USING (msl_id, channel) GROUP BY ALL
     )
     SELECT l.msl_id AS msl, coalesce(l.msl_name, l.msl_id) AS "mslName", l.kol_id AS kol, l.name AS "kolName", l.tier, l.asked,
            u.used, l.contacts, coalesce(e.n, 0) AS elsewhere
     FROM listed l JOIN used u USING (msl_id, kol_id) LEFT JOIN elsewhere e USING (msl_id, kol_id)
     ORDER BY l.territory NULLS LAST, l.msl_name, l.msl_id, l.contacts DESC, l.name, l.kol_id`
  )
  return { kols, rows }
}
