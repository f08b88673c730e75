import type { Grouping } from '#contract/kpi'
import { numberOf } from '#base/number-of'
import type { DiversitySettings } from '../diversity/portfolio'
import { isField, type GroupConcentration, type GroupContacts, type Panel, type Traits } from './concentration-fields'
import { concentrationsInThreads } from './concentration-threads'
import type { EvidenceStore } from './evidence-store'
import { groupKey, tellsMsls, type GroupKey } from './groups'
import { groupMeetings } from './meeting-groups'
import type { Meetings } from './meetings'
import { peopleOf, type People } from './people'
import type { SlotRange } from './slots'

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
  const people = await peopleOf(store)
  const met = groupMeetings(meetings, by, msl, ranges, people)
  // KOLs have the numbers that the meetings give them; those of panels that nobody met come after them.
  const numbers = new Map(meetings.kols.map((kol, number) => [kol, number]))
  const panelOf = await panelsOf(store, by, numbers)
  const traits = traitsOf([...numbers.keys()], people)
  return new Map([...met].map(([key, group]) => [key, { ...group, panel: panelOf(key), traits, settings }]))
}

function traitsOf(kols: readonly string[], people: People): Traits {
  const specialties = new Map<string, number>()
  const known = kols.map((kol) => people.kols.get(kol))
  return {
    tiers: Int32Array.from(known, (kol) => kol?.tier ?? 0),
    specialties: Int32Array.from(known, (kol) => numberOf(specialties, kol?.specialty ?? ''))
  }
}

const noPanel: Panel = { kols: new Int32Array(0), planned: new Float64Array(0) }

/**
 * The panel of the MSLs behind each group; groups of KOLs or of months have that of their MSLs.
 * @param numbers of KOLs; those that have none are given the next
 */
async function panelsOf(
  store: EvidenceStore,
  by: readonly Grouping[],
  numbers: Map<string, number>
): Promise<(key: GroupKey) => Panel> {
  // Groupings that tell MSLs apart: groups that agree in them have one panel. That of a team is that of all its MSLs.
  const telling = by.flatMap((grouping, i) => (tellsMsls(grouping) ? [{ grouping, i }] : []))
  const name = `panels by ${telling.map(({ grouping }) => grouping).join()} in ${store.prepared}`
  const known = await store.remember(name, async () => {
    const rows = await store.connection.rows<{
      msl: string
      team: string
      region: string | null
      kol: string
      planned: number | null
    }>(
      `SELECT a.msl_id AS msl, m.team, m.region, a.kol_id AS kol, sum(a.planned_contacts) AS planned
       FROM assigned a JOIN member m USING (msl_id) GROUP BY ALL ORDER BY ALL`
    )
    const found = new Map<GroupKey, Map<string, number>>()
    for (const row of rows) {
      const key = groupKey(telling.map(({ grouping }) => row[grouping]))
      const panel = found.get(key) ?? new Map<string, number>()
      found.set(key, panel.set(row.kol, (panel.get(row.kol) ?? 0) + (row.planned ?? 0)))
    }
    return found
  })
  const panels = new Map([...known].map(([key, panel]) => [key, numbered(panel, numbers)]))
  return (key) => {
    const values = JSON.parse(key) as (string | null)[]
    return panels.get(groupKey(telling.map(({ i }) => values[i]))) ?? noPanel
  }
}

function numbered(panel: ReadonlyMap<string, number>, numbers: Map<string, number>): Panel {
  return {
    kols: Int32Array.from(panel.keys(), (kol) => numberOf(numbers, kol)),
    planned: Float64Array.from(panel.values())
  }
}
