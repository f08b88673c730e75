import type { Graph } from '../graph'
import { sweepBreadthFirst } from './breadth-first'
import { sweepDijkstra } from './dijkstra'
import { emptyTotals, type PathTotals } from './path-totals'

/**
 * Sources are swept in so many chunks, and sums are added up chunk by chunk in their order: whichever thread sweeps a
 * chunk, and however many threads there are, the result is the same to the last bit.
 */
const mostChunks = 32

/** Sources swept between two reports of progress. */
const block = 64

export const chunkCount = (n: number) => Math.min(mostChunks, n)

/** What the sweep of one chunk found: dependencies of all nodes, and the sums of the chunk's own nodes. */
export interface PathPart extends PathTotals {
  chunk: number
}

/** Sweeps the shortest paths of one chunk of sources. @param onSwept gets the number of sources done since last told */
export function sweepChunk(
  graph: Graph,
  weighted: boolean,
  chunk: number,
  onSwept: (sources: number) => void
): PathPart {
  const n = graph.names.length
  const start = chunkStart(chunk, n)
  const end = chunkStart(chunk + 1, n)
  const totals = emptyTotals(n)
  const forward = weighted && graph.directed ? emptyTotals(n) : null
  const sweep = weighted ? sweepDijkstra : sweepBreadthFirst
  for (let from = start; from < end; from += block) {
    const to = Math.min(end, from + block)
    sweep(graph.incoming, graph.outgoing, from, to, totals)
    // Which paths tie depends on the end from which their lengths are added up; betweenness adds from the start.
    if (forward) sweep(graph.outgoing, graph.incoming, from, to, forward)
    onSwept(to - from)
  }
  return {
    chunk,
    dependency: (forward ?? totals).dependency,
    farness: totals.farness.slice(start, end),
    harmonic: totals.harmonic.slice(start, end),
    reached: totals.reached.slice(start, end)
  }
}

const chunkStart = (chunk: number, n: number) => Math.floor((chunk * n) / chunkCount(n))

/** Adds up the parts of all chunks, which may come in any order. */
export class PathSum {
  readonly totals: PathTotals
  readonly #early = new Map<number, PathPart>()
  #next = 0

  constructor(private readonly n: number) {
    this.totals = emptyTotals(n)
  }

  get complete(): boolean {
    return this.#next === chunkCount(this.n)
  }

  add(part: PathPart): void {
    this.#early.set(part.chunk, part)
    for (let due = this.#early.get(this.#next); due; due = this.#early.get(this.#next)) {
      this.#early.delete(this.#next)
      this.#addDue(due)
      this.#next++
    }
  }

  #addDue(part: PathPart): void {
    const { dependency, farness, harmonic, reached } = this.totals
    const start = chunkStart(part.chunk, this.n)
    for (let v = 0; v < this.n; v++) dependency[v]! += part.dependency[v]!
    farness.set(part.farness, start)
    harmonic.set(part.harmonic, start)
    reached.set(part.reached, start)
  }
}
