import type { Grouping } from '#contract/kpi'
import type { DiversitySettings } from '../diversity/portfolio'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { isField, type GroupConcentration, type GroupContacts } from './concentration-fields'
import { concentrationsInThreads } from './concentration-threads'
import type { Definition } from './definition'
import { groupColumns, groupKey, isLive, type GroupKey } from './groups'

/**
 * Figures of diversity fields for every group of evidence rows, with bootstrap intervals over interactions: all fields of
 * the same rows come from one resampling. The rows are read before this resolves; what it resolves to goes on without the
 * connection.
 * @param names fields asked for; @throws Error for one that does not exist
 */
export async function concentrations(
  connection: Connection,
  definition: Definition,
  names: readonly string[],
  by: readonly Grouping[],
  msl: string | null,
  rows: string,
  settings: DiversitySettings,
  signal: AbortSignal
): Promise<{ figures: Promise<Map<GroupKey, GroupConcentration>> }> {
  const unknown = names.find((name) => !isField(name))
  if (unknown !== undefined) throw new Error(`There is no diversity field named ${unknown}`)
  const groups = await readGroups(connection, definition, by, msl, rows, settings)
  return { figures: concentrationsInThreads(groups, names, signal) }
}

async function readGroups(
  connection: Connection,
  definition: Definition,
  by: readonly Grouping[],
  msl: string | null,
  rows: string,
  settings: DiversitySettings
): Promise<Map<GroupKey, GroupContacts>> {
  const { expressions, names, selected, keyOf } = groupColumns(by, definition)
  const meetings = await connection.rows<Record<string, unknown> & { kols: string[]; times: number }>(
    `SELECT ${names.map((name) => `${name}, `).join('')} kols, count(*) AS times FROM (
       SELECT ${selected} e.key, list(DISTINCT e.kol_id ORDER BY e.kol_id) AS kols FROM ${rows} AND ${isLive} GROUP BY ${[...expressions, 'e.key'].join(', ')}
     ) GROUP BY ALL ORDER BY ALL`
  )
  const named = await connection.rows<{ kol_id: string; specialty: string }>(
    'SELECT kol_id, specialty FROM kol WHERE specialty IS NOT NULL'
  )
  const specialties = new Map(named.map(({ kol_id, specialty }) => [kol_id, specialty]))
  const groups = new Map<GroupKey, GroupContacts>()
  const places = new Map<GroupKey, Map<string, number>>()
  for (const row of meetings) {
    const key = keyOf(row)
    let group = groups.get(key)
    if (!group) {
      groups.set(key, (group = { kols: [], meetings: [], contacts: 0, panel: new Map(), specialties, settings }))
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
  await readPanels(connection, by, msl, groups)
  return groups
}

/** The planned contacts of the MSLs behind each group; groups of KOLs or of months have the panel of their MSLs. */
async function readPanels(
  connection: Connection,
  by: readonly Grouping[],
  msl: string | null,
  groups: ReadonlyMap<GroupKey, GroupContacts>
) {
  // The panel of a team is that of all its MSLs, whoever's contacts are asked for.
  const own = msl !== null && by.includes('msl') ? `WHERE a.msl_id = ${quoteLiteral(msl)}` : ''
  const rows = await connection.rows<{
    msl_id: string
    team: string
    region: string | null
    kol_id: string
    planned: number
  }>(
    `SELECT a.msl_id, m.team, m.region, a.kol_id, sum(a.planned_contacts) AS planned
     FROM assigned a JOIN member m USING (msl_id) ${own} GROUP BY ALL ORDER BY ALL`
  )
  // Groupings that tell MSLs apart: groups that agree in them have one panel.
  const telling = by.flatMap((grouping, i) =>
    grouping === 'msl' || grouping === 'team' || grouping === 'region' ? [{ grouping, i }] : []
  )
  const panels = new Map<GroupKey, Map<string, number>>()
  for (const { msl_id, team, region, kol_id, planned } of rows) {
    const named = { msl: msl_id, team, region }
    const key = groupKey(telling.map(({ grouping }) => named[grouping]))
    const panel = panels.get(key) ?? new Map<string, number>()
    panels.set(key, panel)
    panel.set(kol_id, (panel.get(kol_id) ?? 0) + (planned ?? 0))
  }
  for (const [key, group] of groups) {
    const values = JSON.parse(key) as (string | null)[]
    group.panel = panels.get(groupKey(telling.map(({ i }) => values[i]))) ?? group.panel
  }
}
