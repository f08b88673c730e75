import type { Grouping } from '#contract/kpi'
import type { DiversitySettings } from '../diversity/portfolio'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { isField, type GroupConcentration, type GroupContacts } from './concentration-fields'
import { concentrationsInThreads } from './concentration-threads'
import type { EvidenceStore } from './evidence-store'
import { groupKey, type GroupKey } from './groups'
import { groupMeetings, type SlotRange } from './meeting-groups'
import type { Meetings } from './meetings'

/** What concentrations are asked of. */
export interface ConcentrationsAsked {
  by: readonly Grouping[]
  msl: string | null
  /** Parts of the period that are groups of their own, or the whole of it. */
  ranges: readonly SlotRange[]
}

/**
 * Figures of diversity fields for every group of meetings, with bootstrap intervals over meetings: all fields come from one
 * resampling. What they rest on is read before this resolves; what it resolves to goes on without the connection.
 * @param names fields asked for; @throws Error for one that does not exist
 */
export async function concentrations(
  store: EvidenceStore,
  meetings: Meetings,
  names: readonly string[],
  asked: ConcentrationsAsked,
  settings: DiversitySettings,
  signal: AbortSignal
): Promise<{ figures: Promise<Map<GroupKey, GroupConcentration>> }> {
  const unknown = names.find((name) => !isField(name))
  if (unknown !== undefined) throw new Error(`There is no diversity field named ${unknown}`)
  const groups = await groupsOf(store, meetings, asked, settings)
  return { figures: concentrationsInThreads(groups, names, signal) }
}

async function groupsOf(
  store: EvidenceStore,
  meetings: Meetings,
  { by, msl, ranges }: ConcentrationsAsked,
  settings: DiversitySettings
): Promise<Map<GroupKey, GroupContacts>> {
  const { connection } = store
  const { people, specialties } = await store.remember('people of groups', async () => {
    const members = await connection.rows<{ id: string; team: string; region: string | null }>(
      'SELECT msl_id AS id, team, region FROM member'
    )
    const kols = await connection.rows<{ id: string; tier: number | null; specialty: string | null }>(
      'SELECT kol_id AS id, tier, specialty FROM kol'
    )
    return {
      people: {
        msls: new Map(members.map(({ id, team, region }) => [id, { msl: id, team, region }])),
        kols: new Map(kols.map(({ id, tier, specialty }) => [id, { tier, specialty }]))
      },
      specialties: new Map(kols.flatMap(({ id, specialty }) => (specialty === null ? [] : [[id, specialty]])))
    }
  })
  const met = groupMeetings(meetings, by, msl, ranges, people)
  const groups = new Map([...met].map(([key, group]) => [key, { ...group, panel: new Map(), specialties, settings }]))
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
