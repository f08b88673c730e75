import type { Introductions, KolPath, NetworkPaths } from '#contract/network-questions'
import type { Workspace } from '../../workspace/workspace'
import { pairKey } from '../workspace-graph'
import { fewestSteps, nearestTo, type NodePath } from './fewest-steps'
import { groundOf, namedKol, nodeOf, seersOf, type Ground, type Question } from './ground'
import { yearStart } from './people'

/** More than three ways to one person are no help to choose. */
const mostPaths = 3

/**
 * Paths of the fewest steps between two KOLs, without directions, the strongest ties first.
 * @throws LensFault `unknown-kol`; `unknown-record`, `bad-input` for a recipe; `cancelled`
 */
export async function networkPaths(
  workspace: Workspace,
  question: Question,
  [from, to]: readonly [string, string],
  signal: AbortSignal
): Promise<NetworkPaths> {
  const ground = await groundOf(workspace, question, signal)
  const [source, target] = [nodeOf(ground, from), nodeOf(ground, to)]
  const paths = fewestSteps(ground.graph, source, target, mostPaths)
  return {
    period: ground.period,
    recipe: ground.recipe,
    kols: [namedKol(ground.people[source]!), namedKol(ground.people[target]!)],
    hops: paths[0] ? paths[0].nodes.length - 1 : null,
    paths: paths.map((path) => describedPath(ground, path))
  }
}

/**
 * Who could introduce the MSLs asked for to a KOL: the nearest KOLs whom they met in the twelve months before the as-of
 * day, by the fewest steps, then the strongest ties. Whoever may not be met is no step on the way; of MSLs who have left
 * only those named count.
 * @throws LensFault `unknown-kol`, `unknown-msl`; `unknown-record`, `bad-input` for a recipe; `cancelled`
 */
export async function introductions(
  workspace: Workspace,
  question: Question,
  kol: string,
  signal: AbortSignal
): Promise<Introductions> {
  const ground = await groundOf(workspace, question, signal)
  const { graph, people, msls, isChosen, period, recipe } = ground
  const node = nodeOf(ground, kol)
  const person = people[node]!
  const isMeant = (msl: string) => isChosen(msl) && (question.msls !== null || (msls.get(msl)?.isThere ?? false))
  const seersOfYear = (place: number) => seersOf(ground, people[place]!, ({ inYear }) => inYear, isMeant)
  const known = new Set(
    people.flatMap(({ mayBeMet, visits }, place) =>
      place !== node && mayBeMet && visits.some(({ msl, inYear }) => inYear > 0 && isMeant(msl)) ? [place] : []
    )
  )
  const seenBy = seersOfYear(node)
  const isSought = person.mayBeMet && seenBy.length === 0
  const mayPass = (place: number) => people[place]!.mayBeMet
  const paths = isSought ? nearestTo(graph, node, known, mayPass, mostPaths) : []
  return {
    period,
    recipe,
    kol: namedKol(person),
    mayBeMet: person.mayBeMet,
    since: await yearStart(workspace.connection, period),
    seenBy,
    introducers: known.size,
    paths: paths.map((path) => ({ ...describedPath(ground, path), seenBy: seersOfYear(path.nodes[0]!) }))
  }
}

/** A path with the names of its KOLs and the evidence of its steps. */
function describedPath({ network, graph, people }: Ground, { nodes, length }: NodePath): KolPath {
  const steps = nodes.slice(1).map((target, i) => {
    const [a, b] = [people[nodes[i]!]!, people[target]!]
    return {
      source: a.kol,
      sourceName: a.name,
      target: b.kol,
      targetName: b.name,
      weight: weightOf(graph, nodes[i]!, target),
      evidence: network.basisOf.get(pairKey(a.kol, b.kol))!.evidence
    }
  })
  return { kols: nodes.map((node) => people[node]!.kol), steps, length }
}

function weightOf({ outgoing: { offsets, targets, weights } }: Ground['graph'], a: number, b: number): number {
  for (let k = offsets[a]!; k < offsets[a + 1]!; k++) if (targets[k] === b) return weights[k]!
  throw new Error(`There is no edge between ${a} and ${b}`)
}
