import type { Period } from '#contract/ids'
import { undirectedProjection, type Graph } from '../network/graph'
import { pagerankOf } from '../network/metrics/pagerank'
import { defaultGraph } from '../network/workspace-graph'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { activeSql } from './consent'
import type { Workspace } from '../workspace/workspace'

/** What is known of a KOL when a visit is considered. */
export interface Person {
  kol: string
  name: string
  tier: number | null
  interests: string[]
  preferredChannels: string[]
  isActive: boolean
  /** Lives where the MSL works: the same territory, or, where the KOL has none, the same region. */
  isNear: boolean
  /** Somebody else's panel holds the KOL. */
  isOthers: boolean
  /** Contacts of anybody in the period. */
  teamContacts: number
  /** The channel the KOL is met through most, meetings at congresses left out. */
  usualChannel: string | null
  /** Day of the next planned meeting with anybody. */
  plannedOn: string | null
}

/** Everybody as one MSL sees them; to be called inside `inPeriod`. */
export async function readPeople(connection: Connection, period: Period, msl: string): Promise<Map<string, Person>> {
  const id = quoteLiteral(msl)
  const rows = await connection.rows<Person>(
    `WITH me AS (SELECT territory, region FROM msl WHERE msl_id = ${id}),
     team AS (
       SELECT kol_id, count(*) AS n FROM contact
       WHERE occurred_on >= DATE ${quoteLiteral(period.from)} AND occurred_on < DATE ${quoteLiteral(period.to)} GROUP BY kol_id
     ), used AS (
       SELECT kol_id, first(channel ORDER BY n DESC, channel) AS channel
       FROM (SELECT kol_id, channel, count(*) AS n FROM contact WHERE channel NOT IN ('congress', 'other') GROUP BY ALL)
       GROUP BY kol_id
     ), planned AS (
       SELECT a.kol_id, min(i.occurred_on) AS on_day FROM interaction i JOIN interaction_attendee a USING (interaction_id)
       WHERE i.status = 'planned' AND i.occurred_on >= DATE ${quoteLiteral(period.asOf)}
         AND NOT coalesce(i.deleted, false) AND NOT coalesce(a.deleted, false) GROUP BY a.kol_id
     )
     SELECT k.kol_id AS kol, k.name, k.tier, coalesce(k.interests, []) AS interests,
            coalesce(k.preferred_channels, []) AS "preferredChannels",
            ${activeSql('k')} AS "isActive",
            coalesce(CASE WHEN k.territory IS NULL THEN k.region = me.region ELSE k.territory = me.territory END, false) AS "isNear",
            k.kol_id IN (SELECT kol_id FROM assigned WHERE msl_id <> ${id}) AS "isOthers",
            coalesce(t.n, 0) AS "teamContacts", u.channel AS "usualChannel", p.on_day::TEXT AS "plannedOn"
     FROM kol k CROSS JOIN me LEFT JOIN team t USING (kol_id) LEFT JOIN used u USING (kol_id) LEFT JOIN planned p USING (kol_id)
     WHERE NOT coalesce(k.deleted, false) ORDER BY k.kol_id`
  )
  return new Map(rows.map((row) => [row.kol, row]))
}

/** Topics an MSL spoke about in a period, folded for comparison; to be called inside `inPeriod`. */
export async function readTopics(connection: Connection, period: Period, msl: string): Promise<Set<string>> {
  const rows = await connection.rows<{ topic: string }>(
    `SELECT DISTINCT plain(unnest(topics)) AS topic FROM contact WHERE msl_id = ${quoteLiteral(msl)}
     AND occurred_on >= DATE ${quoteLiteral(period.from)} AND occurred_on < DATE ${quoteLiteral(period.to)}`
  )
  return new Set(rows.map(({ topic }) => topic))
}

/** The network of all evidence as recommendations look at it. */
export interface Influence {
  /** Share of all KOLs that are less influential, 0 … 1, by PageRank; KOLs who tie share the middle of their ranks. Empty without links. */
  ranks: ReadonlyMap<string, number>
  /** Without directions. */
  graph: Graph
}

/** Who counts how much in the network of all evidence, and who is linked with whom. */
export const influenceOfAll = (workspace: Workspace): Promise<Influence> =>
  workspace.remember('influence', () => readInfluence(workspace))

async function readInfluence(workspace: Workspace): Promise<Influence> {
  const graph = await defaultGraph(workspace.connection, { from: null, to: null })
  const ranks = graph.edges === 0 ? new Map<string, number>() : percentileRanks(graph.names, pagerankOf(graph, true))
  return { ranks, graph: undirectedProjection(graph) }
}

/** Ranks as shares of the others that are lower, ties half. */
export function percentileRanks(names: readonly string[], values: ArrayLike<number>): Map<string, number> {
  const sorted = Float64Array.from(values).sort()
  const others = Math.max(1, sorted.length - 1)
  const lower = new Map<number, number>()
  const times = new Map<number, number>()
  sorted.forEach((value, i) => {
    if (!lower.has(value)) lower.set(value, i)
    times.set(value, (times.get(value) ?? 0) + 1)
  })
  return new Map(
    names.map((name, i) => {
      const value = values[i]!
      return [name, (lower.get(value)! + (times.get(value)! - 1) / 2) / others]
    })
  )
}
