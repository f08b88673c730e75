import { Random } from '#base/random'
import type { Graph } from '../graph'
import { leidenPass } from './leiden'
import { baseLevel, type Level } from './level'

/** A division of the nodes into connected communities, numbered from 0 by falling size, with its modularity. */
export interface Division {
  of: Int32Array
  count: number
  modularity: number
}

/** Arcs to go through in all: the best of many short searches beats one of them, and large graphs afford few. */
const workBudget = 2_500_000
const fewestStarts = 2
const mostStarts = 60
/** Passes of one search; most end by themselves after three or four. */
const mostPasses = 12

/**
 * Communities of great modularity: the best of several Leiden searches, each from an order of the nodes that the seed
 * gives, so that the same graph and seed give the same division. Undirected.
 * Sources: Traag, Waltman and van Eck (2019), Sci. Rep. 9:5233; Newman (2004), Phys. Rev. E 70:056131, for the modularity
 * of weighted graphs.
 */
export function communities(graph: Graph, weighted: boolean, seed: string): Division {
  const base = baseLevel(graph.outgoing, weighted)
  const n = graph.names.length
  const arcs = graph.outgoing.targets.length
  if (arcs === 0)
    return connectedDivision(
      base,
      Int32Array.from({ length: n }, (_, v) => v)
    )
  const starts = Math.max(fewestStarts, Math.min(mostStarts, Math.floor(workBudget / (20 * arcs))))
  let best: Division | undefined
  for (let start = 0; start < starts; start++) {
    const random = new Random(`community ${seed} ${start}`)
    const of = Int32Array.from({ length: n }, (_, v) => v)
    for (let pass = 0; pass < mostPasses && leidenPass(base, of, random); pass++);
    const division = connectedDivision(base, of)
    if (!best || division.modularity > best.modularity + 1e-12) best = division
  }
  return best!
}

/** Numbers the connected pieces of the communities found by falling size and measures the whole. */
function connectedDivision(
  { rows: { offsets, targets, weights }, strength, total }: Level,
  found: Int32Array
): Division {
  const n = found.length
  const piece = new Int32Array(n).fill(-1)
  const sizes: number[] = []
  const stack: number[] = []
  for (let start = 0; start < n; start++) {
    if (piece[start]! >= 0) continue
    const number = sizes.push(0) - 1
    piece[start] = number
    stack.push(start)
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      sizes[number]!++
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const w = targets[k]!
        if (piece[w]! >= 0 || found[w] !== found[start]) continue
        piece[w] = number
        stack.push(w)
      }
    }
  }
  const bySize = sizes.map((_, c) => c).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const rank = new Int32Array(sizes.length)
  bySize.forEach((c, i) => (rank[c] = i))
  const of = piece.map((c) => rank[c]!)
  const inside = new Float64Array(sizes.length)
  const sums = new Float64Array(sizes.length)
  for (let v = 0; v < n; v++) {
    sums[of[v]!]! += strength[v]!
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) if (of[targets[k]!] === of[v]) inside[of[v]!]! += weights[k]!
  }
  const modularity = total === 0 ? NaN : inside.reduce((sum, w, c) => sum + w / total - (sums[c]! / total) ** 2, 0)
  return { of, count: sizes.length, modularity }
}
