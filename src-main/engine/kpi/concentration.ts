import type { Grouping } from '#contract/kpi'
import { Random } from '#base/random'
import { bootstrapInterval, type MeetingType } from '../diversity/bootstrap'
import { unbiasedHerfindahl } from '../diversity/indices'
import { sumOfSquares, topThreeShare } from '../diversity/null-model'
import { effectiveRatio, type DiversitySettings } from '../diversity/portfolio'
import type { Connection } from '../workspace/connection'
import type { Total } from './aggregate'
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
  of(counts: ArrayLike<number>, group: GroupContacts): number | null
  low: number
}

const fields: Record<string, Field> = {
  cr3: { of: (counts) => topThreeShare(counts), low: 0 },
  effectiveRatio: {
    of: (counts, { panel, kols }) => effectiveRatio(counts, planOf(panel), Math.max(panel.size, kols.length)),
    low: 0
  }
}

function planOf(panel: ReadonlyMap<string, number>): number | null {
  const planned = [...panel.values()]
  const sum = planned.reduce((total, weight) => total + weight, 0)
  if (panel.size === 0) return null
  return sum === 0 ? panel.size : 1 / sumOfSquares(planned.map((weight) => weight / sum))
}

/**
 * Figures of a diversity field for every group, with bootstrap intervals over interactions, put into `totals`. Returns
 * the size of each group's panel: the KOLs assigned, else those seen.
 */
export async function addConcentration(
  connection: Connection,
  definition: Definition,
  by: readonly Grouping[],
  rows: string,
  totals: ReadonlyMap<GroupKey, Total>,
  settings: DiversitySettings
): Promise<Map<GroupKey, number>> {
  const name = definition.aggregate.kind === 'diversity' ? definition.aggregate.field : ''
  const field = fields[name]
  if (!field) throw new Error(`There is no diversity field named ${name}`)
  const groups = await readGroups(connection, definition, by, rows)
  const panels = new Map<GroupKey, number>()
  for (const [key, group] of groups) {
    const total = totals.get(key)
    if (!total) continue
    panels.set(key, group.panel.size > 0 ? group.panel.size : group.kols.length)
    const counts = new Int32Array(group.kols.length)
    for (const { kols, times } of group.meetings) for (const kol of kols) counts[kol]! += times
    const value = field.of(counts, group)
    if (value === null) continue
    total.value = value
    if (group.contacts < settings.minContacts || unbiasedHerfindahl(counts) === null) continue
    const random = new Random(`${name} ${settings.seed} ${key}`)
    const statistic = (drawn: Int32Array) => field.of(drawn, group)
    const interval = bootstrapInterval(group.meetings, group.kols.length, value, statistic, settings.resamples, random)
    total.low = Math.max(field.low, interval.low)
    total.high = name === 'cr3' ? Math.min(1, interval.high) : interval.high
    total.method = 'bootstrap over interactions'
  }
  return panels
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
