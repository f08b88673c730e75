import type { Period } from '#contract/ids'
import type { UsedRecipe } from '#contract/network'
import type { NetworkKol, Seer } from '#contract/network-questions'
import { LensFault } from '#contract/faults'
import { unknownMsl } from '../../diversity/detail'
import type { Workspace } from '../../workspace/workspace'
import { networkOf } from '../computed'
import { undirectedProjection, type Graph } from '../graph'
import { Recent } from '../recent'
import { chosenBy, usedRecipe, type RecipeRequest } from '../recipes/chosen'
import type { WorkspaceGraph } from '../workspace-graph'
import { readMsls, readPeople, type Msl, type Person, type Visit } from './people'

/** What every question of the network comes with. */
export interface Question extends RecipeRequest {
  period: Period
  /** Whose contacts count; null takes every MSL. */
  msls: readonly string[] | null
  /** Whether PageRank follows strong ties more often. */
  weighted: boolean
}

/** What answers stand on: the network, its KOLs by node number, and the MSLs. */
export interface Ground {
  network: WorkspaceGraph
  /** Without directions: who is near whom asks for none. */
  graph: Graph
  recipe: UsedRecipe
  people: readonly Person[]
  msls: ReadonlyMap<string, Msl>
  period: Period
  /** Whether an MSL is among those asked for. */
  isChosen: (msl: string) => boolean
}

/** Reads what a question needs. @throws LensFault `unknown-msl`; `unknown-record`, `bad-input` for a recipe; `cancelled` */
export async function groundOf(workspace: Workspace, question: Question, signal: AbortSignal): Promise<Ground> {
  const { period, msls: wanted } = question
  const chosen = await chosenBy(workspace.connection, question)
  const network = await networkOf(workspace, chosen, signal)
  const { people, msls } = await teamOf(workspace, period)
  const unknown = wanted?.find((msl) => !msls.has(msl))
  if (unknown !== undefined) throw unknownMsl(unknown)
  const ids = wanted === null ? null : new Set(wanted)
  return {
    network,
    graph: undirectedProjection(network.graph),
    recipe: usedRecipe(chosen, network.kinds, question.recipe),
    people: network.graph.names.map((kol) => people.get(kol)!),
    msls,
    period,
    isChosen: (msl) => ids === null || ids.has(msl)
  }
}

/** Whom the questions of one screen, which come with one period, are about. */
interface Team {
  people: ReadonlyMap<string, Person>
  msls: ReadonlyMap<string, Msl>
}

/** Those of the last periods: findings look at another one than the screen. Counted in teams. */
const lastTeams = new Recent<Promise<Team>>(3, () => 1)

function teamOf(workspace: Workspace, period: Period): Promise<Team> {
  const shelf = lastTeams.of(workspace)
  const key = JSON.stringify(period)
  const known = shelf.get(key)
  if (known) return known
  const { connection } = workspace
  const team = (async () => ({
    people: await readPeople(connection, period),
    msls: await readMsls(connection, period)
  }))()
  shelf.set(key, team)
  // One that could not be read is asked for again.
  team.catch(() => shelf.delete(key))
  return team
}

/** The node of a KOL. @throws LensFault `unknown-kol` */
export function nodeOf({ graph }: Ground, kol: string): number {
  const node = graph.names.indexOf(kol)
  if (node >= 0) return node
  throw new LensFault({
    code: 'unknown-kol',
    message: `There is no KOL with the id ${kol}.`,
    hint: 'Ids are those of the CRM; the list of KOLs shows them.',
    where: kol
  })
}

/** Contacts of the MSLs asked for with a KOL in the period. */
export const contactsOf = (ground: Ground, person: Person) =>
  person.visits.reduce((sum, { msl, inPeriod }) => sum + (ground.isChosen(msl) ? inPeriod : 0), 0)

/** The last day before the as-of day on which one of the MSLs asked for met a KOL; null where none ever did. */
export function lastContactOf(ground: Ground, person: Person): string | null {
  const days = person.visits.flatMap(({ msl, lastOn }) => (ground.isChosen(msl) && lastOn !== null ? [lastOn] : []))
  return days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b))
}

/** Those who met a KOL, in the order of territory and name. */
export function seersOf(
  { msls }: Ground,
  { visits }: Person,
  contactsIn: (visit: Visit) => number,
  isMeant: (msl: string) => boolean
): Seer[] {
  const found = visits.filter((visit) => contactsIn(visit) > 0 && isMeant(visit.msl))
  const place = (msl: string) => msls.get(msl)?.place ?? Infinity
  return found
    .toSorted((a, b) => place(a.msl) - place(b.msl) || (a.msl < b.msl ? -1 : 1))
    .map((visit) => ({
      msl: visit.msl,
      mslName: msls.get(visit.msl)?.name ?? visit.msl,
      contacts: contactsIn(visit),
      lastOn: visit.lastOn
    }))
}

/** Every MSL who met a KOL in the period, whoever was asked for. */
export const seenInPeriod = (ground: Ground, person: Person) =>
  seersOf(
    ground,
    person,
    ({ inPeriod }) => inPeriod,
    () => true
  )

/** A KOL as answers name them. */
export function namedKol({ kol, name, tier, specialty, institution, region }: Person): NetworkKol {
  return { kol, kolName: name, tier, specialty, institution, region }
}
