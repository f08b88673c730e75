import type { NetworkReach, NextKol, OwnReach, ReachLevel } from '#contract/network-questions'
import type { Workspace } from '../../workspace/workspace'
import type { Graph } from '../graph'
import { GreedyReach } from '../greedy-reach'
import { strengthOf } from '../metrics/strength'
import { contactsOf, groundOf, lastContactOf, namedKol, seenInPeriod, type Ground, type Question } from './ground'
import { grouped } from './grouped'
import { naturalMsls } from './natural-msl'

/** How far away a KOL counts as reached at most. */
const mostHops = 2
const beyond = 255

/** More next KOLs than these are no choice but a list. */
const mostNext = 10

/**
 * How much of the linked network lies within none, one and two steps of the KOLs seen in the period, for all MSLs asked for
 * and each of them, and the KOLs who would add most within one step. The strength of links is shared as in the KPI of
 * network reach; directions are ignored.
 * @throws LensFault `unknown-msl`; `unknown-record`, `bad-input` for a recipe; `cancelled`
 */
export async function networkReach(
  workspace: Workspace,
  question: Question,
  signal: AbortSignal
): Promise<NetworkReach> {
  const ground = await groundOf(workspace, question, signal)
  const { graph, people, period, recipe } = ground
  const whole = new Whole(graph)
  const seen = people.flatMap((person, node) => (contactsOf(ground, person) > 0 ? [node] : []))
  return {
    period,
    recipe,
    linked: whole.linked,
    seen: seen.length,
    levels: whole.levels(stepsFrom(graph, seen)),
    msls: byMsl(ground, whole),
    next: nextKols(ground, whole, seen)
  }
}

/** The linked network that shares are taken of. */
class Whole {
  readonly strength: Float64Array
  readonly linked: number
  readonly #total: number

  constructor(graph: Graph) {
    this.strength = strengthOf(graph)
    this.linked = this.strength.reduce((n, strength) => n + (strength > 0 ? 1 : 0), 0)
    this.#total = this.strength.reduce((sum, strength) => sum + strength, 0)
  }

  /** KOLs and strength as shares of the whole; null without any links. */
  shares(kols: number, strength: number): { kolShare: number | null; strengthShare: number | null } {
    const isEmpty = this.linked === 0
    return { kolShare: isEmpty ? null : kols / this.linked, strengthShare: isEmpty ? null : strength / this.#total }
  }

  /** What lies within each number of steps, of the nodes that `counts` takes. */
  levels(steps: Uint8Array, counts: (node: number, hops: number) => boolean = () => true): ReachLevel[] {
    return Array.from({ length: mostHops + 1 }, (_, hops) => {
      let kols = 0
      let strength = 0
      for (let node = 0; node < steps.length; node++) {
        if (steps[node]! > hops || this.strength[node] === 0 || !counts(node, hops)) continue
        kols++
        strength += this.strength[node]!
      }
      return { hops, kols, ...this.shares(kols, strength) }
    })
  }
}

/** Steps to the nearest of some nodes, up to two; 255 beyond. */
function stepsFrom({ outgoing: { offsets, targets } }: Graph, sources: readonly number[]): Uint8Array {
  const steps = new Uint8Array(offsets.length - 1).fill(beyond)
  for (const node of sources) steps[node] = 0
  let frontier = sources
  for (let hops = 1; hops <= mostHops; hops++) {
    const next: number[] = []
    for (const v of frontier) {
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const w = targets[k]!
        if (steps[w] !== beyond) continue
        steps[w] = hops
        next.push(w)
      }
    }
    frontier = next
  }
  return steps
}

/** The reach of each MSL asked for, in the order of territory, and what of it nobody else of the whole team reaches. */
function byMsl(ground: Ground, whole: Whole): OwnReach[] {
  const { graph, people, msls, isChosen } = ground
  const meetings = people.flatMap(({ visits }, node) =>
    visits.flatMap(({ msl, inPeriod }) => (inPeriod > 0 ? [{ msl, node }] : []))
  )
  const seenBy = grouped(meetings, ({ msl, node }) => [msl, node])
  const stepsOf = new Map([...seenBy].map(([msl, nodes]) => [msl, stepsFrom(graph, nodes)]))
  // How many MSLs reach each node within each number of steps.
  const reaching = Array.from({ length: mostHops + 1 }, () => new Uint16Array(people.length))
  for (const steps of stepsOf.values()) {
    for (let node = 0; node < steps.length; node++) {
      for (let hops = steps[node]!; hops <= mostHops; hops++) reaching[hops]![node]!++
    }
  }
  const shown = [...msls.values()].filter(({ msl, isThere }) => isChosen(msl) && (isThere || seenBy.has(msl)))
  return shown.map(({ msl, name, territory }) => {
    const steps = stepsOf.get(msl) ?? stepsFrom(graph, [])
    const only = whole.levels(steps, (node, hops) => reaching[hops]![node] === 1)
    const levels = whole.levels(steps).map((level, hops) => ({
      ...level,
      onlyKols: only[hops]!.kols,
      onlyStrengthShare: only[hops]!.strengthShare
    }))
    return { msl, mslName: name, territory, seen: seenBy.get(msl)?.length ?? 0, levels }
  })
}

/** KOLs who may be met and were not, each adding most to what the ones before reach within one step. */
function nextKols(ground: Ground, whole: Whole, seen: readonly number[]): NextKol[] {
  const { graph, people, isChosen } = ground
  const known = new Set(seen)
  const naturalOf = naturalMsls(ground)
  const mayChoose = (node: number) => {
    if (!people[node]!.mayBeMet || known.has(node) || whole.strength[node] === 0) return false
    const natural = naturalOf(node)
    return natural === null || isChosen(natural.msl)
  }
  const greedy = new GreedyReach(graph, whole.strength, seen, mayChoose)
  const steps = stepsFrom(graph, seen)
  const isReached = Uint8Array.from(steps, (hops) => (hops <= 1 ? 1 : 0))
  const { offsets, targets } = graph.outgoing
  let reached = whole.levels(steps)[1]!
  const next: NextKol[] = []
  while (next.length < mostNext) {
    const chosen = greedy.next()
    if (chosen === null) break
    const { node } = chosen
    const neighbours = targets.subarray(offsets[node], offsets[node + 1])
    let added = 0
    for (const near of [node, ...neighbours]) {
      added += 1 - isReached[near]!
      isReached[near] = 1
    }
    const gain = whole.shares(added, chosen.gain)
    reached = {
      hops: 1,
      kols: reached.kols + added,
      kolShare: reached.kolShare! + gain.kolShare!,
      strengthShare: reached.strengthShare! + gain.strengthShare!
    }
    next.push({
      ...namedKol(people[node]!),
      opensKols: added,
      opensStrengthShare: gain.strengthShare!,
      reachedKols: reached.kols,
      reachedKolShare: reached.kolShare!,
      reachedStrengthShare: reached.strengthShare!,
      links: neighbours.length,
      seenLinks: neighbours.reduce((n, near) => n + (known.has(near) ? 1 : 0), 0),
      natural: naturalOf(node),
      seenBy: seenInPeriod(ground, people[node]!),
      lastContactOn: lastContactOf(ground, people[node]!)
    })
  }
  return next
}
