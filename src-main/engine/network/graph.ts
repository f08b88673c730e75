import { LensFault } from '#contract/faults'

/** Compressed sparse rows: the arcs of node `v` are at `offsets[v] … offsets[v + 1] - 1`, ordered by target. */
export interface Adjacency {
  /** n + 1 positions. */
  readonly offsets: Int32Array
  /** The node at the other end of each arc. */
  readonly targets: Int32Array
  /** Merged weight of each arc, positive and finite. */
  readonly weights: Float64Array
}

/**
 * A simple weighted graph on the nodes 0 … n − 1. A plain value of strings, numbers and typed arrays, so that it can be
 * posted to a worker thread as it is. An undirected edge is stored as two arcs, and `incoming` is `outgoing`.
 */
export interface Graph {
  readonly names: readonly string[]
  readonly directed: boolean
  /** Edges after merging; an undirected edge counts once. */
  readonly edges: number
  /** Edges of the source that were dropped because both ends are the same node. */
  readonly selfLoops: number
  /** Edges of the source that were added to an earlier edge between the same nodes. */
  readonly parallelMerged: number
  readonly outgoing: Adjacency
  readonly incoming: Adjacency
}

/** An edge list by node number. Without `weight` every edge weighs 1. */
export interface EdgeList {
  nodes: readonly string[]
  source: Int32Array
  target: Int32Array
  weight?: Float64Array | undefined
  directed: boolean
  /** How the i-th edge is called where it is refused, such as its row in a file; by default `edge i + 1`. */
  whereOf?: ((edge: number) => string) | undefined
}

/** Edges sorted by source, then target, each pair once. */
interface SortedEdges {
  source: Int32Array
  target: Int32Array
  weight: Float64Array
}

/**
 * Builds the graph of an edge list: self-loops are dropped and counted, parallel edges are merged by adding their weights
 * in the order given (in an undirected graph A–B and B–A are parallel), nodes without edges stay.
 * @throws LensFault `bad-value` where a weight is not a positive finite number.
 */
export function buildGraph(list: EdgeList): Graph {
  const n = list.nodes.length
  const count = list.source.length
  const kept = new Int32Array(count)
  let m = 0
  for (let i = 0; i < count; i++) {
    const a = list.source[i]!
    const b = list.target[i]!
    if (!(a >= 0 && a < n && b >= 0 && b < n)) throw new RangeError(`edge ${i} joins ${a} and ${b} of ${n} nodes`)
    if (list.weight) requireWeight(list.weight[i]!, list.whereOf?.(i) ?? `edge ${i + 1}`)
    if (a !== b) kept[m++] = i
  }
  const source = new Int32Array(m)
  const target = new Int32Array(m)
  const weight = new Float64Array(m).fill(1)
  for (let k = 0; k < m; k++) {
    const i = kept[k]!
    const a = list.source[i]!
    const b = list.target[i]!
    source[k] = list.directed || a < b ? a : b
    target[k] = list.directed || a < b ? b : a
    if (list.weight) weight[k] = list.weight[i]!
  }
  const edges = mergeParallel(n, { source, target, weight })
  return {
    names: list.nodes,
    directed: list.directed,
    edges: edges.source.length,
    selfLoops: count - m,
    parallelMerged: m - edges.source.length,
    ...adjacencies(n, edges, list.directed)
  }
}

/** The graph without directions; an edge present both ways gets the sum of the two weights. */
export function undirectedProjection(graph: Graph): Graph {
  if (!graph.directed) return graph
  const n = graph.names.length
  const { offsets, targets, weights } = graph.outgoing
  const m = targets.length
  const source = new Int32Array(m)
  const target = new Int32Array(m)
  for (let v = 0; v < n; v++) {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const w = targets[k]!
      source[k] = v < w ? v : w
      target[k] = v < w ? w : v
    }
  }
  const edges = mergeParallel(n, { source, target, weight: weights })
  return { ...graph, directed: false, edges: edges.source.length, ...adjacencies(n, edges, false) }
}

function requireWeight(weight: number, where: string): void {
  if (weight > 0 && weight < Infinity) return
  throw new LensFault({
    code: 'bad-value',
    message: `The weight ${weight} of ${where} is not a positive number.`,
    hint: 'Give every edge a weight above 0, or leave out edges that do not exist.',
    where
  })
}

/** Sorts edges by source and target (stable) and adds up the weights of equal pairs. */
function mergeParallel(n: number, edges: SortedEdges): SortedEdges {
  const order = stableOrder(n, edges.source, stableOrder(n, edges.target))
  const source = new Int32Array(order.length)
  const target = new Int32Array(order.length)
  const weight = new Float64Array(order.length)
  let m = 0
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    const a = edges.source[i]!
    const b = edges.target[i]!
    if (m > 0 && source[m - 1] === a && target[m - 1] === b) {
      weight[m - 1]! += edges.weight[i]!
    } else {
      source[m] = a
      target[m] = b
      weight[m++] = edges.weight[i]!
    }
  }
  return { source: source.slice(0, m), target: target.slice(0, m), weight: weight.slice(0, m) }
}

/** Counting sort: positions of `keys` (each in 0 … n − 1) in ascending order, ties in the order of `given`. */
function stableOrder(n: number, keys: Int32Array, given?: Int32Array): Int32Array {
  const next = startsOf(n, keys)
  const order = new Int32Array(keys.length)
  for (let k = 0; k < keys.length; k++) {
    const i = given ? given[k]! : k
    order[next[keys[i]!]!++] = i
  }
  return order
}

/** Where the run of each key starts once sorted: n + 1 positions. */
function startsOf(n: number, ...keyLists: Int32Array[]): Int32Array {
  const starts = new Int32Array(n + 1)
  for (const keys of keyLists) for (let k = 0; k < keys.length; k++) starts[keys[k]! + 1]!++
  for (let v = 0; v < n; v++) starts[v + 1]! += starts[v]!
  return starts
}

function adjacencies(n: number, edges: SortedEdges, directed: boolean): Pick<Graph, 'outgoing' | 'incoming'> {
  if (directed) {
    const outgoing = { offsets: startsOf(n, edges.source), targets: edges.target, weights: edges.weight }
    const incoming = emptyRows(startsOf(n, edges.target))
    fillRows(incoming, edges.target, edges.source, edges.weight, incoming.offsets.slice())
    return { outgoing, incoming }
  }
  // Lower neighbours first, then higher ones: each row comes out sorted because the edges are.
  const both = emptyRows(startsOf(n, edges.source, edges.target))
  const next = both.offsets.slice()
  fillRows(both, edges.target, edges.source, edges.weight, next)
  fillRows(both, edges.source, edges.target, edges.weight, next)
  return { outgoing: both, incoming: both }
}

function emptyRows(offsets: Int32Array): Adjacency {
  const arcs = offsets[offsets.length - 1]!
  return { offsets, targets: new Int32Array(arcs), weights: new Float64Array(arcs) }
}

function fillRows(rows: Adjacency, from: Int32Array, to: Int32Array, weight: Float64Array, next: Int32Array): void {
  for (let k = 0; k < from.length; k++) {
    const at = next[from[k]!]!++
    rows.targets[at] = to[k]!
    rows.weights[at] = weight[k]!
  }
}
