import type { NetworkTimeline } from '#contract/network-questions'
import type { Workspace } from '../../workspace/workspace'
import { networkOf } from '../computed'
import { chosenBy, usedRecipe, type RecipeRequest } from '../recipes/chosen'
import { readEvidenceRows, undated, type EvidenceRows } from './evidence-rows'

/**
 * When the links of a network came about, over all time: for each pair the days and weights of its evidence. What is dated
 * counts from its first day on; weights of one pair and day are added up.
 * @throws LensFault `unknown-record`, `bad-input` for a recipe, `cancelled`
 */
export async function networkTimeline(
  workspace: Workspace,
  request: RecipeRequest,
  signal: AbortSignal
): Promise<NetworkTimeline> {
  const chosen = { ...(await chosenBy(workspace.connection, request)), days: { from: null, to: null } }
  const network = await networkOf(workspace, chosen, signal)
  const recipe = usedRecipe(chosen, network.kinds, request.recipe)
  const reader = await workspace.connect()
  const rows = await reader
    .cancellable(signal, () => readEvidenceRows(reader, recipe.kinds, chosen.days))
    .finally(() => reader.close())
  return { recipe, kols: [...network.graph.names], ...edgesOf(rows), ...byMonth(rows) }
}

/** Edges by their nodes, with the pieces of each in the order of days. */
function edgesOf(rows: EvidenceRows) {
  const { source, target, weight, day } = rows
  const order = Uint32Array.from(source.keys()).sort(
    (a, b) => source[a]! - source[b]! || target[a]! - target[b]! || day[a]! - day[b]! || weight[a]! - weight[b]!
  )
  const edges = { source: [] as number[], target: [] as number[], counts: [] as number[], undated: [] as number[] }
  const days: number[] = []
  const weights = new Weights()
  let sum = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    const [before, after] = [order[i - 1], order[i + 1]]
    const isSame = (other: number | undefined) =>
      other !== undefined && source[other] === source[row] && target[other] === target[row]
    if (!isSame(before)) {
      edges.source.push(source[row]!)
      edges.target.push(target[row]!)
      edges.counts.push(0)
      edges.undated.push(weights.placeOf(0))
    }
    sum += weight[row]!
    if (isSame(after) && day[after!] === day[row]) continue
    if (day[row] === undated) edges.undated[edges.undated.length - 1] = weights.placeOf(sum)
    else {
      edges.counts[edges.counts.length - 1]!++
      days.push(day[row]!)
      weights.add(sum)
    }
    sum = 0
  }
  return { ...edges, days, weights: weights.places, values: weights.values }
}

/** Weights by their place among those that differ: there are few, and numbers such as 1/7 are long to write. */
class Weights {
  readonly values: number[] = []
  readonly places: number[] = []
  readonly #known = new Map<number, number>()

  placeOf(value: number): number {
    const known = this.#known.get(value)
    if (known !== undefined) return known
    this.#known.set(value, this.values.length)
    return this.values.push(value) - 1
  }

  add(value: number): void {
    this.places.push(this.placeOf(value))
  }
}

/** Pieces of evidence and new links of each month, from the first with any to the last. */
function byMonth({
  source,
  target,
  day,
  piece,
  pieces
}: EvidenceRows): Pick<NetworkTimeline, 'months' | 'undatedPieces'> {
  const firstOf = new Map<number, number>()
  const dayOf = new Int32Array(pieces).fill(undated)
  const nodes = target.reduce((most, node) => Math.max(most, node), 0) + 1
  for (let i = 0; i < day.length; i++) {
    dayOf[piece[i]!] = day[i]!
    const pair = source[i]! * nodes + target[i]!
    const known = firstOf.get(pair)
    if (known === undefined || day[i]! < known) firstOf.set(pair, day[i]!)
  }
  const dated = dayOf.filter((one) => one !== undated)
  const undatedPieces = pieces - dated.length
  if (dated.length === 0) return { months: null, undatedPieces }
  const first = monthOf(dated.reduce((a, b) => Math.min(a, b)))
  const last = monthOf(dated.reduce((a, b) => Math.max(a, b)))
  const evidence = new Array<number>(last - first + 1).fill(0)
  const newLinks = new Array<number>(last - first + 1).fill(0)
  for (const one of dated) evidence[monthOf(one) - first]!++
  for (const one of firstOf.values()) if (one !== undated) newLinks[monthOf(one) - first]!++
  return { months: { first: nameOf(first), evidence, newLinks }, undatedPieces }
}

/** Months since year 0. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

const nameOf = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
