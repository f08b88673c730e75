import { daysBetween } from '#base/days'
import type { Recommendation, Recommendations } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { EvidenceStore } from '../kpi/evidence-store'
import type { Workspace } from '../workspace/workspace'
import { influenceOfAll, readPeople, readTopics, type Person } from './candidates'
import { readConsents, type Consent } from './consent'
import { unknownMsl } from './detail'
import { openings } from './openings'
import { analysisOf } from './portfolio'
import { reasonsFor, type Standing } from './recommend-reasons'
import { standoutsOf, type Standouts } from './standouts'
import { effectOfOneMore } from './what-if'
import type { PortfolioKol } from './window'

/** From which rank on a KOL nobody looks after is worth a visit off the plan. */
const leastInfluence = 0.8

/**
 * Whom an MSL should see next, and why: KOLs of the panel, and those nearby or naturally the MSL's whom nobody looks after
 * and nobody has seen, where they are influential, rising or a keystone. Without a plan, the KOLs seen stand for the
 * panel. Nobody who refused contact is among them.
 * @throws LensFault `unknown-msl`
 */
export async function recommend(
  workspace: Workspace,
  period: Period,
  msl: string,
  n: number,
  signal: AbortSignal
): Promise<Recommendations> {
  const found = await analysisOf(workspace, period, msl)
  if (!found) throw unknownMsl(msl)
  const { window } = found.analysis
  const { ranks: influence, graph } = await influenceOfAll(workspace)
  const standouts = await standoutsOf(workspace, period, signal)
  const consents = await readConsents(workspace.connection)
  const store = await EvidenceStore.of(workspace)
  const { people, topics } = await store.inPeriod(period, null, signal, async () => ({
    people: await readPeople(store.connection, period, msl),
    topics: await readTopics(store.connection, period, msl)
  }))
  const hasPlan = window.kols.some(({ assigned }) => assigned)
  const own = new Map(window.kols.map((kol) => [kol.kol, kol]))
  const counts = window.kols.map(({ contacts }) => contacts)
  const widest = effectOfOneMore(counts, 0)
  const reachable = [...people.values()].filter((person) =>
    isCandidate(person, own.get(person.kol), { hasPlan, msl, influence, standouts })
  )
  const allowed = reachable.filter(({ kol }) => !consents.get(kol)?.refused)
  const seen = new Set([...people.values()].flatMap(({ kol, teamContacts }) => (teamContacts > 0 ? [kol] : [])))
  const opens = openings(graph, seen)
  const opensMost = allowed.reduce((most, { kol }) => Math.max(most, opens(kol)), 0)
  const rows = allowed.map((person): Recommendation => {
    const kol = own.get(person.kol)
    const effect = effectOfOneMore(counts, kol?.contacts ?? 0)
    const standing: Standing = {
      person,
      kol: kol ?? null,
      sinceLast: kol?.lastContactOn == null ? null : daysBetween(kol.lastContactOn, period.asOf),
      widening: widest > 0 ? effect / widest : 0,
      effect,
      influence: influence.get(person.kol) ?? null,
      opens: opens(person.kol),
      opensMost,
      growth: standouts.rising.get(person.kol) ?? null,
      cutOff: standouts.cutOff.get(person.kol) ?? 0,
      commonInterests: person.interests.filter((interest) => topics.has(plain(interest)))
    }
    const reasons = reasonsFor(standing)
    return {
      kol: person.kol,
      kolName: person.name,
      score: reasons.reduce((sum, { weight }) => sum + weight, 0),
      reasons,
      channel: channelFor(person, consents.get(person.kol)),
      effectOnEffectiveKols: effect
    }
  })
  rows.sort((a, b) => b.score - a.score || (a.kol < b.kol ? -1 : 1))
  return {
    period,
    msl,
    mslName: window.mslName,
    withheld: reachable.length - allowed.length,
    rows: rows.slice(0, n)
  }
}

/** What tells whether a KOL off the panel is somebody for the MSL. */
interface Circle {
  hasPlan: boolean
  msl: string
  influence: ReadonlyMap<string, number>
  standouts: Standouts
}

function isCandidate(
  person: Person,
  kol: PortfolioKol | undefined,
  { hasPlan, msl, influence, standouts }: Circle
): boolean {
  if (!person.isActive) return false
  if (kol !== undefined && (kol.assigned || !hasPlan)) return true
  if (person.isOthers || person.teamContacts > 0) return false
  const isCentral = (influence.get(person.kol) ?? 0) >= leastInfluence
  const standsOut = isCentral || standouts.rising.has(person.kol) || standouts.cutOff.has(person.kol)
  return standsOut && (person.isNear || standouts.naturalMslOf(person.kol) === msl)
}

/** The first channel the KOL wishes and has not refused; else the one used most. */
export function channelFor(person: Person, consent: Consent | undefined): string | null {
  const isOpen = (channel: string) => !consent?.refusedChannels.has(channel)
  const wished = person.preferredChannels.find(isOpen)
  if (wished !== undefined) return wished
  return person.usualChannel !== null && isOpen(person.usualChannel) ? person.usualChannel : null
}

/** Folded as the macro of that name does. */
const plain = (text: string) => text.normalize('NFC').trim().toLowerCase()
