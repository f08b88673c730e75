import { buildGraph, type Graph } from '../../graph'
import type { EvidenceRows } from '../evidence-rows'

/** Two windows of equal length, in days since 1970-01-01: `from … middle − 1` and `middle … to − 1`. */
export interface Span {
  from: number
  middle: number
  to: number
  /** Days after which evidence counts half, looked at from the end of its own window. */
  halfLife: number
}

/** The evidence of one of the two windows. */
export interface Window {
  /** Row by row: the nodes, and the weight decayed to the end of the window. */
  source: number[]
  target: number[]
  weight: number[]
  /** Number of each row's piece, from 0 on in this window. */
  piece: number[]
  pieces: number
  /** Sum of the decayed weights of each node's links, and in how many pieces it takes part. */
  strength: Float64Array
  counts: Int32Array
  /** Sum of all strengths. */
  total: number
}

/** Parts evidence by its day; what has none, or lies outside, is left out. */
export function windowsOf(n: number, rows: EvidenceRows, { from, middle, to, halfLife }: Span): [Window, Window] {
  const windows: [Window, Window] = [emptyWindow(n), emptyWindow(n)]
  const numbers = new Map<number, number>()
  for (let i = 0; i < rows.source.length; i++) {
    const day = rows.day[i]!
    if (day < from || day >= to) continue
    const window = windows[day < middle ? 0 : 1]
    const end = day < middle ? middle : to
    const number = numbers.get(rows.piece[i]!) ?? window.pieces++
    numbers.set(rows.piece[i]!, number)
    window.source.push(rows.source[i]!)
    window.target.push(rows.target[i]!)
    window.weight.push(rows.weight[i]! * 2 ** (-(end - day) / halfLife))
    window.piece.push(number)
  }
  for (const window of windows) sum(window)
  return windows
}

const emptyWindow = (n: number): Window => ({
  source: [],
  target: [],
  weight: [],
  piece: [],
  pieces: 0,
  strength: new Float64Array(n),
  counts: new Int32Array(n),
  total: 0
})

function sum(window: Window): void {
  const { source, target, weight, piece, strength, counts } = window
  // Rows of a piece stand together.
  const lastPiece = new Int32Array(counts.length).fill(-1)
  for (let i = 0; i < source.length; i++) {
    for (const node of [source[i]!, target[i]!]) {
      strength[node]! += weight[i]!
      if (lastPiece[node] !== piece[i]) counts[node]!++
      lastPiece[node] = piece[i]!
    }
    window.total += 2 * weight[i]!
  }
}

/** The network of a window, with the two arcs of each row. */
export function graphOfWindow(
  nodes: readonly string[],
  { source, target, weight }: Window
): { graph: Graph; arcs: [Int32Array, Int32Array] } {
  const graph = buildGraph({
    nodes,
    source: Int32Array.from(source),
    target: Int32Array.from(target),
    weight: Float64Array.from(weight),
    directed: false
  })
  const arcFrom = (from: number[], to: number[]) => Int32Array.from(from, (v, i) => arcOf(graph, v, to[i]!))
  return { graph, arcs: [arcFrom(source, target), arcFrom(target, source)] }
}

function arcOf({ outgoing: { offsets, targets } }: Graph, from: number, to: number): number {
  let low = offsets[from]!
  let high = offsets[from + 1]! - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (targets[middle]! < to) low = middle + 1
    else high = middle
  }
  return low
}
