import { setImmediate } from 'node:timers/promises'
import { LensFault } from '#contract/faults'
import { Random } from '#base/random'
import { quantile } from '#base/statistics'
import type { Graph } from '../../graph'
import { pagerankOf } from '../../metrics/pagerank'
import { graphOfWindow, type Window } from './windows'

/**
 * How a share of the network in two windows compares: (recent − before) / (recent + before), −1 … 1. A third is a doubling,
 * 1 something out of nothing; unlike a quotient it is always defined.
 */
export const change = (before: number, recent: number) =>
  recent + before === 0 ? 0 : (recent - before) / (recent + before)

/** The quotient recent / before of a change; null where it has no bound. */
export const quotient = (change: number) => (change >= 1 ? null : (1 + change) / (1 - change))

/** The middle 95 % of resampled changes. */
export interface ChangeInterval {
  low: number
  high: number
}

/** Which part of the work is done. @throws LensFault `cancelled` through it */
export type Step = (share: number) => Promise<void>

/** Lets other work have its turn between resamples. */
export function stepper(signal: AbortSignal, onShare: (share: number) => void): Step {
  return async (share) => {
    onShare(share)
    await setImmediate()
    if (signal.aborted) throw new LensFault({ code: 'cancelled', message: 'The question was cancelled.' })
  }
}

/**
 * Intervals of the change in the share of link strength. The evidence of a resample holds every piece 0, 1, 2 … times, by
 * the Poisson distribution with mean 1, so that KOLs who share a paper gain and lose it together: one paper makes no star.
 * A window without any piece of a KOL would stay empty in every resample, as if that were certain; it is given an average
 * piece as often as Jeffreys' prior for a count of none leaves open, a gamma variable of shape 1/2.
 * Sources: Hanley and MacGibbon (2006), Comput. Stat. Data Anal. 51:1202; Jeffreys (1946), Proc. R. Soc. A 186:453.
 */
export async function strengthIntervals(
  windows: readonly [Window, Window],
  nodes: readonly number[],
  { resamples, seed }: { resamples: number; seed: string },
  step: Step
): Promise<ChangeInterval[]> {
  const random = new Random(`rising strength ${seed}`)
  const parts = windows.map((window) => partsOf(window, nodes))
  const drawn = nodes.map(() => new Float32Array(resamples))
  const sums = [new Float64Array(nodes.length), new Float64Array(nodes.length)] as const
  const empty = windows.map(({ counts }) => [...nodes.keys()].filter((place) => counts[nodes[place]!] === 0))
  const average = windows.map(({ total, counts }) =>
    shareOf(
      total,
      counts.reduce((sum, count) => sum + count, 0)
    )
  )
  for (let b = 0; b < resamples; b++) {
    if (b % 50 === 0) await step(b / resamples)
    const totals = [0, 0]
    for (const w of [0, 1] as const) {
      const { offsets, places, shares, whole } = parts[w]!
      sums[w].fill(0)
      for (let piece = 0; piece < whole.length; piece++) {
        const times = poisson(random)
        if (times === 0) continue
        totals[w]! += times * whole[piece]!
        for (let k = offsets[piece]!; k < offsets[piece + 1]!; k++) sums[w][places[k]!]! += times * shares[k]!
      }
      for (const place of empty[w]!) sums[w][place]! += halfGamma(random) * average[w]!
    }
    for (let i = 0; i < nodes.length; i++) {
      drawn[i]![b] = change(shareOf(sums[0][i]!, totals[0]!), shareOf(sums[1][i]!, totals[1]!))
    }
  }
  return drawn.map(intervalOf)
}

const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** What each piece of a window gives to the nodes asked for, by their places in the list, and to all nodes. */
function partsOf({ source, target, weight, piece, pieces }: Window, nodes: readonly number[]) {
  const placeOf = new Map(nodes.map((node, place) => [node, place]))
  const byPiece = Array.from({ length: pieces }, () => new Map<number, number>())
  const whole = new Float64Array(pieces)
  for (let i = 0; i < source.length; i++) {
    const own = byPiece[piece[i]!]!
    whole[piece[i]!]! += 2 * weight[i]!
    for (const node of [source[i]!, target[i]!]) {
      const place = placeOf.get(node)
      if (place !== undefined) own.set(place, (own.get(place) ?? 0) + weight[i]!)
    }
  }
  const offsets = new Int32Array(pieces + 1)
  byPiece.forEach((own, p) => (offsets[p + 1] = offsets[p]! + own.size))
  const places = Int32Array.from(byPiece.flatMap((own) => [...own.keys()]))
  const shares = Float64Array.from(byPiece.flatMap((own) => [...own.values()]))
  return { offsets, places, shares, whole }
}

/** PageRank in two windows, and the intervals of its change for some nodes; null where resampling would take too long. */
export interface PagerankChange {
  before: Float64Array
  recent: Float64Array
  intervals: ChangeInterval[] | null
}

/**
 * Arcs times resamples that are worked on at most, a fixed size so that every machine gives the same, and below how many
 * resamples there is no interval.
 */
const mostArcs = 1.5e7
const fewestResamples = 50
const mostResamples = 200

/** Enough for an interval whose ends are shown to two digits. */
const resampledTolerance = 1e-5

/** PageRank of both windows by recency-weighted links, with intervals by the same way of resampling. */
export async function pagerankChange(
  names: readonly string[],
  windows: readonly [Window, Window],
  nodes: readonly number[],
  seed: string,
  step: Step
): Promise<PagerankChange> {
  const random = new Random(`rising pagerank ${seed}`)
  const graphs = windows.map((window) => ({ window, ...graphOfWindow(names, window) }))
  const [before, recent] = graphs.map(({ graph }) => pagerankOf(graph, true)) as [Float64Array, Float64Array]
  const arcs = graphs.reduce((sum, { graph }) => sum + graph.outgoing.targets.length, 0)
  const resamples = Math.min(mostResamples, Math.floor(mostArcs / Math.max(1, arcs)))
  if (resamples < fewestResamples) return { before, recent, intervals: null }
  const drawn = nodes.map(() => new Float32Array(resamples))
  for (let b = 0; b < resamples; b++) {
    await step(b / resamples)
    const ranks = graphs.map(({ window, graph, arcs }, w) =>
      pagerankOf(resampled(graph, arcs, window, random), true, {
        from: w === 0 ? before : recent,
        tolerance: resampledTolerance
      })
    )
    nodes.forEach((node, i) => (drawn[i]![b] = change(ranks[0]![node]!, ranks[1]![node]!)))
  }
  return { before, recent, intervals: drawn.map(intervalOf) }
}

/** The graph with weights from each piece as often as it was drawn. */
function resampled(graph: Graph, [there, back]: [Int32Array, Int32Array], window: Window, random: Random): Graph {
  const weights = new Float64Array(graph.outgoing.weights.length)
  const times = Int32Array.from({ length: window.pieces }, () => poisson(random))
  for (let i = 0; i < window.source.length; i++) {
    const weight = times[window.piece[i]!]! * window.weight[i]!
    weights[there[i]!]! += weight
    weights[back[i]!]! += weight
  }
  const links = { ...graph.outgoing, weights }
  return { ...graph, outgoing: links, incoming: links }
}

function intervalOf(drawn: Float32Array): ChangeInterval {
  drawn.sort()
  return { low: quantile(drawn, 0.025)!, high: quantile(drawn, 0.975)! }
}

/** P(X ≤ k) of the Poisson distribution with mean 1, as thresholds of 32 random bits. */
const thresholds = (() => {
  const list: number[] = []
  let term = Math.exp(-1)
  let sum = term
  for (let k = 1; k <= 13; k++) {
    list.push(sum * 2 ** 32)
    term /= k
    sum += term
  }
  return list
})()

/** A gamma variable of shape 1/2: half the square of a normal one, which is drawn as by Box and Muller. */
function halfGamma(random: Random): number {
  const size = -Math.log(1 - random.uniform())
  return size * Math.cos(2 * Math.PI * random.uniform()) ** 2
}

function poisson(random: Random): number {
  const bits = random.bits()
  let k = 0
  while (k < thresholds.length && bits >= thresholds[k]!) k++
  return k
}
