import { Random } from '#base/random'
import type { Graph } from '../graph'
import { HopPathSampler } from './hop-paths'
import type { PathSampler } from './path-sampler'
import { WeightedPathSampler } from './weighted-paths'

/** A sampler of shortest paths, by hops or with lengths of 1 / weight. */
export const pathSampler = (graph: Graph, weighted: boolean): PathSampler =>
  weighted ? new WeightedPathSampler(graph) : new HopPathSampler(graph)

/**
 * Draws pairs of different nodes and a shortest path between each, and counts the paths through every node; a pair
 * without a path counts as drawn. The seed alone decides what is drawn.
 */
export function drawPaths(sampler: PathSampler, n: number, draws: number, seed: string): Int32Array {
  const random = new Random(seed)
  const counts = new Int32Array(n)
  for (let i = 0; i < draws; i++) {
    const source = random.integer(n)
    const other = random.integer(n - 1)
    sampler.countPath(source, other < source ? other : other + 1, random, counts)
  }
  return counts
}
