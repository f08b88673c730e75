import type { Grouping } from '#contract/kpi'
import { Random } from '#base/random'
import { bootstrapIntervals, type MeetingType } from '../diversity/bootstrap'
import { unbiasedHerfindahl } from '../diversity/indices'
import { sumOfSquares, topThreeShare } from '../diversity/null-model'
import { effectiveRatio, type DiversitySettings } from '../diversity/portfolio'
import type { Connection } from '../workspace/connection'
import type { Definition } from './definition'
import { groupColumns, isLive, type GroupKey } from './groups'

/** The contacts of one group as the fields need them. */
interface GroupContacts {
  kols: string[]
  meetings: MeetingType[]
  contacts: number
  /** Planned contacts of each KOL on the panel. */
  panel: Map<string, number>
}

/** A figure of the concentration of contacts, from counts over the KOLs of a group. */
interface Field {
  for(group: GroupContacts): (counts: ArrayLike<number>) => number | null
  low: number
  high: number
}

const fields: Record<string, Field> = {
  cr3: { for: () => topThreeShare, low: 0, high: 1 },
  effectiveRatio: {
    for({ panel, kols }) {
      const plan = planOf(panel)
      const most = Math.max(panel.size, kols.length)
      return (counts) => effectiveRatio(counts, plan, most)
    },
    low: 0,
    high: Infinity
  }
}

function planOf(panel: ReadonlyMap<string, number>): number | null {
  const planned = [...panel.values()]
  const sum = planned.reduce((total, weight) => total + weight, 0)
  if (panel.size === 0) return null
  return sum === 0 ? panel.size : 1 / sumOfSquares(planned.map((weight) => weight / sum))
}

/** What concentration makes of one group. */
interface Concentration {
  value: number
  low: number | null
  high: number | null
}

/** Values with their intervals by field, and the size of the panel: the KOLs assigned, else those seen. */
interface GroupConcentration {
  panel: number
  fields: Map<string, Concentration>
}

/**
 * Figures of diversity fields for every group of evidence rows, with bootstrap intervals over interactions: all fields of
 * the same rows come from one resampling.
 * @param names fields asked for; @throws Error for one that does not exist
 */
export async function concentrations(
  connection: Connection,
  definition: Definition,
  names: readonly string[],
  by: readonly Grouping[],
  rows: string,
  settings: DiversitySettings
): Promise<Map<GroupKey, GroupConcentration>> {
  const unknown = names.find((name) => !(name in fields))
  if (unknown !== undefined) throw new Error(`There is no diversity field named ${unknown}`)
  const found = new Map<GroupKey, GroupConcentration>()
  for (const [key, group] of await readGroups(connection, definition, by, rows)) {
    const counts = new Int32Array(group.kols.length)
    for (const { kols, times } of group.meetings) for (const kol of kols) counts[kol]! += times
    const estimates = names.flatMap((name) => {
      const of = fields[name]!.for(group)
      const value = of(counts)
      return value === null ? [] : [{ name, value, of }]
    })
    const isEnough = group.contacts >= settings.minContacts && unbiasedHerfindahl(counts) !== null
    const random = new Random(`concentration ${settings.seed} ${key}`)
    const intervals =
      isEnough && estimates.length > 0
        ? bootstrapIntervals(group.meetings, group.kols.length, estimates, settings.resamples, random)
        : []
    found.set(key, {
      panel: group.panel.size > 0 ? group.panel.size : group.kols.length,
      fields: new Map(
        estimates.map(({ name, value }, i) => {
          const { low, high } = fields[name]!
          const interval = intervals[i]
          return [
            name,
            {
              value,
              low: interval ? Math.max(low, interval.low) : null,
              high: interval ? Math.min(high, interval.high) : null
            }
          ]
        })
      )
    })
  }
  return found
}

async function readGroups(
  connection: Connection,
  definition: Definition,
  by: readonly Grouping[],
  rows: string
): Promise<Map<GroupKey, GroupContacts>> {
  const { expressions, names, selected, keyOf } = groupColumns(by, definition)
  const meetings = await connection.rows<Record<string, unknown> & { kols: string[]; times: number }>(
    `SELECT ${names.map((name) => `${name}, `).join('')} kols, count(*) AS times FROM (
       SELECT ${selected} e.key, list(DISTINCT e.kol_id ORDER BY e.kol_id) AS kols FROM ${rows} AND ${isLive} GROUP BY ${[...expressions, 'e.key'].join(', ')}
     ) GROUP BY ALL ORDER BY ALL`
  )
  const groups = new Map<GroupKey, GroupContacts>()
  const places = new Map<GroupKey, Map<string, number>>()
  for (const row of meetings) {
    const key = keyOf(row)
    let group = groups.get(key)
    if (!group) {
      groups.set(key, (group = { kols: [], meetings: [], contacts: 0, panel: new Map() }))
      places.set(key, new Map())
    }
    const place = places.get(key)!
    const together = row.kols.map((kol) => {
      if (!place.has(kol)) place.set(kol, group.kols.push(kol) - 1)
      return place.get(kol)!
    })
    group.meetings.push({ kols: together, times: row.times })
    group.contacts += together.length * row.times
  }
  await readPanels(connection, by, groups)
  return groups
}

/** The planned contacts of the MSLs behind each group; groups of KOLs or of months have the panel of their MSLs. */
async function readPanels(
  connection: Connection,
  by: readonly Grouping[],
  groups: ReadonlyMap<GroupKey, GroupContacts>
) {
  const rows = await connection.rows<{
    msl_id: string
    team: string
    region: string | null
    kol_id: string
    planned: number
  }>(
    `SELECT a.msl_id, m.team, m.region, a.kol_id, sum(a.planned_contacts) AS planned
     FROM assigned a JOIN member m USING (msl_id) GROUP BY ALL ORDER BY ALL`
  )
  for (const [key, group] of groups) {
    const values = JSON.parse(key) as (string | null)[]
    for (const { msl_id, team, region, kol_id, planned } of rows) {
      const own: Partial<Record<Grouping, string | null>> = { msl: msl_id, team, region }
      if (by.some((grouping, i) => grouping in own && own[grouping] !== values[i])) continue
      group.panel.set(kol_id, (group.panel.get(kol_id) ?? 0) + (planned ?? 0))
    }
  }
}
