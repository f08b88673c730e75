import type { Period } from '#contract/ids'
import type { EvidenceStore } from '../kpi/evidence-store'
import { groupKey } from '../kpi/groups'
import { groupMeetings } from '../kpi/meeting-groups'
import { readMeetings } from '../kpi/meetings'
import { peopleOf } from '../kpi/people'
import { periodRows } from '../kpi/relations'
import { slotRanges } from '../kpi/slots'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import type { Attribute } from './attribute-mix'
import { atPlaces, joinedMeetings, noMeetings, type MeetingTypes } from './bootstrap'
import type { PlannedKol } from './plan-shares'
import { addWeights, noWeights, readWeights, type KolWeights } from './weights'

/** A KOL seen by or assigned to an MSL in a window. */
export interface PortfolioKol extends PlannedKol {
  kol: string
  name: string
  /** Contacts in sessions of at most `session_limit` KOLs. */
  contacts: number
  lastContactOn: string | null
  /** First day of the assignment; null off the plan. */
  assignedOn: string | null
  gapDays: number | null
  attributes: Record<Attribute, string | null>
}

/** The work of one MSL, or of the whole team, in a window. */
export interface PortfolioWindow {
  msl: string
  mslName: string
  kols: PortfolioKol[]
  /** Meetings by who was together; positions refer to `kols`. */
  meetings: MeetingTypes
  /** By KOL, those with insights and no contact included. */
  weights: Map<string, KolWeights>
  contactsAll: number
  /** First contact ever, for the length of the history. */
  firstContactOn: string | null
  /** Of the themes with at least three insights, those that rest on one KOL. */
  themes: { judged: number; singleSource: number }
}

interface KolRow {
  kol_id: string
  name: string
  tier: number | null
  specialty: string | null
  institution: string | null
  region: string | null
}

/** Reads the windows of all MSLs in the order of territory and name; to be called inside `store.inPeriod(period)`. */
export async function readWindows(store: EvidenceStore, period: Period): Promise<PortfolioWindow[]> {
  const { connection } = store
  const days = `c.occurred_on >= DATE ${quoteLiteral(period.from)} AND c.occurred_on < DATE ${quoteLiteral(period.to)}`
  const members = await connection.rows<{ msl_id: string; msl_name: string; first_on: string | null; n: number }>(
    `SELECT m.msl_id, m.msl_name, min(c.occurred_on) AS first_on, count(*) FILTER (${days}) AS n
     FROM member m LEFT JOIN contact c USING (msl_id) GROUP BY ALL ORDER BY any_value(m.territory) NULLS LAST, m.msl_name, m.msl_id`
  )
  const people = new Map((await connection.rows<KolRow>('SELECT * FROM kol')).map((row) => [row.kol_id, row]))
  const windows = new Map<string, PortfolioWindow>()
  for (const { msl_id, msl_name, first_on, n } of members) {
    const themes = { judged: 0, singleSource: 0 }
    windows.set(msl_id, {
      msl: msl_id,
      mslName: msl_name,
      kols: [],
      meetings: noMeetings,
      weights: new Map(),
      contactsAll: n,
      firstContactOn: first_on,
      themes
    })
  }
  const places = new Map<string, number>()
  const placeOf = (window: PortfolioWindow, kol: string) => {
    const key = `${window.msl}\u0000${kol}`
    let place = places.get(key)
    if (place === undefined) {
      place = window.kols.push(newKol(kol, people.get(kol))) - 1
      places.set(key, place)
    }
    return window.kols[place]!
  }
  await readPlan(connection, windows, placeOf)
  await readContacts(connection, days, period.asOf, windows, placeOf)
  await addMeetings(store, period, windows, places)
  await readThemes(connection, period, windows)
  await readWeights(connection, period, (msl) => windows.get(msl)?.weights)
  return [...windows.values()]
}

function newKol(kol: string, person: KolRow | undefined): PortfolioKol {
  return {
    kol,
    name: person?.name ?? kol,
    assigned: false,
    planned: null,
    tier: person?.tier ?? null,
    contacts: 0,
    lastContactOn: null,
    assignedOn: null,
    gapDays: null,
    attributes: {
      specialty: person?.specialty ?? null,
      institution: person?.institution ?? null,
      region: person?.region ?? null,
      tier: person?.tier == null ? null : String(person.tier)
    }
  }
}

type PlaceOf = (window: PortfolioWindow, kol: string) => PortfolioKol

async function readPlan(connection: Connection, windows: Map<string, PortfolioWindow>, placeOf: PlaceOf) {
  const rows = await connection.rows<{
    msl_id: string
    kol_id: string
    planned_contacts: number | null
    first_on: string
    gap_days: number | null
  }>('SELECT msl_id, kol_id, planned_contacts, first_on, gap_days FROM assigned ORDER BY msl_id, kol_id')
  for (const row of rows) {
    const window = windows.get(row.msl_id)
    if (!window) continue
    const kol = placeOf(window, row.kol_id)
    kol.assigned = true
    kol.planned = row.planned_contacts
    kol.assignedOn = row.first_on
    kol.gapDays = row.gap_days
  }
}

async function readContacts(
  connection: Connection,
  days: string,
  asOf: string,
  windows: Map<string, PortfolioWindow>,
  placeOf: PlaceOf
) {
  const counts = await connection.rows<{ msl_id: string; kol_id: string; n: number }>(
    `SELECT msl_id, kol_id, count(*) AS n FROM session_contact c WHERE ${days} GROUP BY ALL ORDER BY ALL`
  )
  for (const { msl_id, kol_id, n } of counts) {
    const window = windows.get(msl_id)
    if (window) placeOf(window, kol_id).contacts = n
  }
  const last = await connection.rows<{ msl_id: string; kol_id: string; last_on: string }>(
    `SELECT msl_id, kol_id, max(occurred_on) AS last_on FROM contact WHERE occurred_on < DATE ${quoteLiteral(asOf)} GROUP BY ALL`
  )
  const lastOn = new Map(last.map(({ msl_id, kol_id, last_on }) => [`${msl_id}\u0000${kol_id}`, last_on]))
  for (const window of windows.values()) {
    for (const kol of window.kols) kol.lastContactOn = lastOn.get(`${window.msl}\u0000${kol.kol}`) ?? null
  }
}

/** What was read of the sessions serves the windows of all periods. */
async function addMeetings(
  store: EvidenceStore,
  period: Period,
  windows: Map<string, PortfolioWindow>,
  places: ReadonlyMap<string, number>
) {
  const grained = { grain: 'event' } as const
  const meetings = await store.remember('meetings in sessions', () =>
    readMeetings(store.connection, grained, inSessions, [])
  )
  const ranges = slotRanges(grained, periodRows(period, null), null)
  const groups = groupMeetings(meetings, ['msl'], null, ranges, await peopleOf(store))
  for (const [msl, window] of windows) {
    const met = groups.get(groupKey([msl]))
    if (met === undefined) continue
    window.meetings = atPlaces(
      met.meetings,
      met.kols.map((kol) => places.get(`${msl}\u0000${meetings.kols[kol]}`)!)
    )
  }
}

/** Contacts in sessions as rows of evidence. */
const inSessions = `(SELECT msl_id, kol_id, occurred_on, interaction_id AS key, true AS captured, false AS pending FROM session_contact)`

/** As the KPI of single-source themes has it: those of sixty days or less are too new to judge. */
async function readThemes(connection: Connection, { from, to, asOf }: Period, windows: Map<string, PortfolioWindow>) {
  const rows = await connection.rows<{ msl_id: string; judged: number; single: number }>(
    `SELECT msl_id, count(*) AS judged, count(*) FILTER (kols = 1) AS single FROM (
       SELECT msl_id, theme, count(DISTINCT kol_id) FILTER (day >= DATE ${quoteLiteral(from)}) AS kols FROM (
         SELECT *, local_day(coalesce(observed_at, submitted_at), msl_id) AS day FROM insight
         WHERE theme IS NOT NULL AND kol_id IS NOT NULL AND NOT coalesce(deleted, false)
       ) WHERE day < DATE ${quoteLiteral(to)} GROUP BY msl_id, theme
       HAVING count(*) FILTER (day >= DATE ${quoteLiteral(from)}) >= 3 AND min(day) + 60 <= DATE ${quoteLiteral(asOf)}
     ) GROUP BY msl_id`
  )
  for (const { msl_id, judged, single } of rows) {
    const window = windows.get(msl_id)
    if (window) window.themes = { judged, singleSource: single }
  }
}

/** The windows of several MSLs as one: the whole team. */
export function joinWindows(windows: readonly PortfolioWindow[]): PortfolioWindow {
  const places = new Map<string, number>()
  const kols: PortfolioKol[] = []
  const meetings: MeetingTypes[] = []
  const weights = new Map<string, KolWeights>()
  for (const window of windows) {
    for (const [kol, own] of window.weights) {
      const joined = weights.get(kol) ?? noWeights()
      addWeights(joined, own)
      weights.set(kol, joined)
    }
    const moved = window.kols.map((kol) => {
      const known = places.get(kol.kol)
      if (known === undefined) {
        places.set(kol.kol, kols.length)
        return kols.push({ ...kol }) - 1
      }
      const joined = kols[known]!
      joined.contacts += kol.contacts
      joined.assigned ||= kol.assigned
      joined.planned = kol.planned === null ? joined.planned : (joined.planned ?? 0) + kol.planned
      joined.lastContactOn = latest(joined.lastContactOn, kol.lastContactOn)
      return known
    })
    meetings.push(atPlaces(window.meetings, moved))
  }
  const firsts = windows.flatMap(({ firstContactOn }) => firstContactOn ?? []).sort()
  return {
    msl: 'team',
    mslName: 'Team',
    kols,
    meetings: joinedMeetings(meetings),
    weights,
    contactsAll: windows.reduce((sum, { contactsAll }) => sum + contactsAll, 0),
    firstContactOn: firsts[0] ?? null,
    themes: { judged: 0, singleSource: 0 }
  }
}

const latest = (a: string | null, b: string | null) => (a === null ? b : b === null || a > b ? a : b)
