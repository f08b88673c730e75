import type { Grouping } from '#contract/kpi'
import type { Period } from '#contract/ids'
import type { Graph } from '../network/graph'
import { GreedyReach } from '../network/greedy-reach'
import { strengthOf } from '../network/metrics/strength'
import { defaultGraph } from '../network/workspace-graph'
import type { Total } from './aggregate'
import type { Definition } from './definition'
import type { EvidenceStore } from './evidence-store'
import type { GroupKey } from './groups'
import { groupMeetings } from './meeting-groups'
import { peopleOf } from './people'

/** A figure of the network around KOLs, given as node numbers. */
interface Field {
  for(graph: Graph): (kols: readonly number[]) => { value: number; companions: Record<string, number> } | null
}

const fields: Record<string, Field> = { reach: { for: reachOf } }

/** The fields that `network:` may name. */
export const reachFields: readonly string[] = Object.keys(fields)

/**
 * Link strength of the KOLs and their neighbours, as a share of the most that as many KOLs could reach by the greedy
 * choice, which is at least 63 % of the true maximum.
 */
function reachOf(graph: Graph): ReturnType<Field['for']> {
  const weights = strengthOf(graph)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const best = new BestReach(graph, weights)
  return (kols) => {
    const chosen = new Set(kols)
    if (total === 0 || chosen.size === 0) return null
    const reached = new Set<number>()
    for (const kol of chosen) for (const node of around(graph, kol)) reached.add(node)
    const sum = [...reached].reduce((strengths, node) => strengths + weights[node]!, 0)
    return { value: sum / best.of(chosen.size), companions: { shareOfNetwork: sum / total } }
  }
}

function* around({ outgoing: { offsets, targets } }: Graph, node: number): Generator<number> {
  yield node
  for (let k = offsets[node]!; k < offsets[node + 1]!; k++) yield targets[k]!
}

/** The strength that k nodes and their neighbours reach by the greedy choice; nodes are found when asked for. */
class BestReach {
  readonly #greedy: GreedyReach
  readonly #sums = [0]

  constructor(graph: Graph, weights: ArrayLike<number>) {
    this.#greedy = new GreedyReach(graph, weights)
  }

  of(k: number): number {
    while (this.#sums.length <= k) this.#sums.push(this.#sums.at(-1)! + (this.#greedy.next()?.gain ?? 0))
    return this.#sums[k]!
  }
}

/** Puts the figure of a network field into the total of every group, from the KOLs of its meetings. */
export async function addReach(
  store: EvidenceStore,
  definition: Definition,
  by: readonly Grouping[],
  msl: string | null,
  totals: ReadonlyMap<GroupKey, Total>,
  { to }: Period
): Promise<void> {
  const name = definition.aggregate.kind === 'network' ? definition.aggregate.field : ''
  const field = fields[name]
  if (!field) throw new Error(`There is no network field named ${name}`)
  const { places, figureOf } = await store.remember(`${name} until ${to}`, async () => {
    const graph = await defaultGraph(store.connection, { from: null, to })
    return { places: new Map(graph.names.map((kol, place) => [kol, place])), figureOf: field.for(graph) }
  })
  const { meetings, ranges } = await store.meetings(definition)
  for (const [key, { kols }] of groupMeetings(meetings, by, msl, ranges, await peopleOf(store))) {
    const total = totals.get(key)
    const names = Array.from(kols, (kol) => meetings.kols[kol]!).sort()
    const figure = figureOf(names.flatMap((kol) => places.get(kol) ?? []))
    if (total && figure) Object.assign(total, figure)
  }
}
