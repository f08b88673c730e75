import type { Grouping } from '#contract/kpi'
import type { DiversitySettings } from '../diversity/portfolio'
import { isField, type GroupConcentration, type GroupContacts } from './concentration-fields'
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
  const panelOf = await panelsOf(store, by)
  const traits = { specialties: traitOf(people, 'specialty'), tiers: traitOf(people, 'tier') }
  return new Map([...met].map(([key, group]) => [key, { ...group, panel: panelOf(key), ...traits, settings }]))
}

type Traits = { tier: number; specialty: string }

/** A trait of every KOL that has it. */
const traitOf = <T extends keyof Traits>({ kols }: People, trait: T): ReadonlyMap<string, Traits[T]> =>
  new Map([...kols].flatMap(([id, { [trait]: value }]) => (value === null ? [] : [[id, value as Traits[T]]])))

/** The planned contacts of the MSLs behind each group; groups of KOLs or of months have the panel of their MSLs. */
async function panelsOf(
  store: EvidenceStore,
  by: readonly Grouping[]
): Promise<(key: GroupKey) => Map<string, number>> {
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
  return (key) => {
    const values = JSON.parse(key) as (string | null)[]
    return known.get(groupKey(telling.map(({ i }) => values[i]))) ?? new Map<string, number>()
  }
}
