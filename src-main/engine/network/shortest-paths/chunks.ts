import type { Graph } from '../graph'
import { sweepBreadthFirst } from './breadth-first'
import { sweepDijkstra } from './dijkstra'
import { addHopDistances } from './distances'
import { emptyTotals, type PathTotals } from './path-totals'

/**
 * Sources are swept in so many chunks, and sums are added up chunk by chunk in their order: whichever thread sweeps a
 * chunk, and however many threads there are, the result is the same to the last bit.
 */
const mostChunks = 64

export const chunkCount = (n: number) => Math.min(mostChunks, n)

const chunkStart = (chunk: number, n: number) => Math.floor((chunk * n) / chunkCount(n))

/** Sweeps the shortest paths of one chunk of sources, with dependencies. */
export function sweepChunk(graph: Graph, weighted: boolean, chunk: number): PathTotals {
  const n = graph.names.length
  const [from, to] = [chunkStart(chunk, n), chunkStart(chunk + 1, n)]
  const totals = emptyTotals(n)
  const sweep = weighted ? sweepDijkstra : sweepBreadthFirst
  sweep(graph.incoming, graph.outgoing, from, to, totals)
  if (!weighted || !graph.directed) return totals
  // Which paths tie depends on the end from which their lengths are added up; betweenness adds from the start.
  const forward = emptyTotals(n)
  sweep(graph.outgoing, graph.incoming, from, to, forward)
  return { ...totals, dependency: forward.dependency }
}

/** Adds up the distances from one chunk of sources, without dependencies. */
export function measureChunk(graph: Graph, weighted: boolean, chunk: number): PathTotals {
  const n = graph.names.length
  const [from, to] = [chunkStart(chunk, n), chunkStart(chunk + 1, n)]
  const totals = emptyTotals(n)
  if (weighted) sweepDijkstra(graph.incoming, graph.outgoing, from, to, totals)
  else addHopDistances(graph.outgoing, graph.incoming, from, to, totals)
  return { ...totals, dependency: new Float64Array(0) }
}

/** Adds up the totals of all chunks, which may come in any order. */
export class PathSum {
  readonly totals: PathTotals
  readonly #early = new Map<number, PathTotals>()
  #next = 0

  constructor(n: number) {
    this.totals = emptyTotals(n)
  }

  add(chunk: number, part: PathTotals): void {
    this.#early.set(chunk, part)
    for (let due = this.#early.get(this.#next); due; due = this.#early.get(this.#next)) {
      this.#early.delete(this.#next++)
      for (const key of ['dependency', 'farness', 'harmonic', 'reached'] as const) {
        const into = this.totals[key]
        const from = due[key]
        for (let v = 0; v < from.length; v++) into[v]! += from[v]!
      }
    }
  }
}
