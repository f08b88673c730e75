import { Random } from '#base/random'
import type { Adjacency, Graph } from '../graph'

/** A division of the nodes, numbered from 0 by falling size, with its modularity. */
export interface Division {
  of: Int32Array
  count: number
  modularity: number
}

/** Work to spend on further starts: the best of many small searches beats one of them. */
const workBudget = 20_000_000
const mostStarts = 60

/**
 * Communities of greatest modularity: seeded Louvain searches from many orders of the nodes, each followed by a
 * refinement that parts communities which hang together only through others; the best is kept. Undirected.
 * Sources: Blondel et al. (2008), J. Stat. Mech. P10008; Traag, Waltman and van Eck (2019), Sci. Rep. 9:5233, for
 * well-connected communities; Newman (2004), Phys. Rev. E 70:056131, for weighted modularity.
 */
export function communities(graph: Graph, weighted: boolean, seed: string): Division {
  const level = baseLevel(graph.outgoing, weighted)
  const arcs = graph.outgoing.targets.length
  const starts = Math.max(4, Math.min(mostStarts, Math.floor(workBudget / (20 * (arcs + 1)))))
  let best: Division | null = null
  for (let start = 0; start < starts; start++) {
    const of = louvain(level, new Random(`community ${seed} ${start}`))
    const division = parted(level, of)
    if (best === null || division.modularity > best.modularity + 1e-12) best = division
    if (arcs === 0) break
  }
  return best!
}

/** A graph whose nodes may stand for many: arcs, what a node has within itself (twice), and all it has. */
interface Level {
  rows: Adjacency
  within: Float64Array
  strength: Float64Array
  total: number
}

function baseLevel(rows: Adjacency, weighted: boolean): Level {
  const n = rows.offsets.length - 1
  const weights = weighted ? rows.weights : new Float64Array(rows.targets.length).fill(1)
  const strength = new Float64Array(n)
  for (let v = 0; v < n; v++) for (let k = rows.offsets[v]!; k < rows.offsets[v + 1]!; k++) strength[v]! += weights[k]!
  const total = strength.reduce((sum, value) => sum + value, 0)
  return { rows: { ...rows, weights }, within: new Float64Array(n), strength, total }
}

function louvain(base: Level, random: Random): Int32Array {
  let level = base
  let of = Int32Array.from({ length: base.strength.length }, (_, v) => v)
  for (;;) {
    const moved = moveNodes(level, random)
    const count = renumber(moved)
    of = of.map((v) => moved[v]!)
    if (count === level.strength.length) return of
    level = merged(level, moved, count)
  }
}

/** Moves nodes to the neighbouring community that raises modularity most, until none moves. */
function moveNodes({ rows, strength, total }: Level, random: Random): Int32Array {
  const n = strength.length
  const of = Int32Array.from({ length: n }, (_, v) => v)
  if (total === 0) return of
  const sums = strength.slice()
  const toward = new Float64Array(n)
  const near: number[] = []
  const queue = shuffled(n, random)
  const waiting = new Uint8Array(n).fill(1)
  for (let at = 0; at < queue.length; at++) {
    const v = queue[at]!
    waiting[v] = 0
    const home = of[v]!
    near.length = 0
    near.push(home)
    for (let k = rows.offsets[v]!; k < rows.offsets[v + 1]!; k++) {
      const c = of[rows.targets[k]!]!
      if (toward[c] === 0 && c !== home) near.push(c)
      toward[c]! += rows.weights[k]!
    }
    sums[home]! -= strength[v]!
    let bestGain = toward[home]! - (sums[home]! * strength[v]!) / total
    let target = home
    for (const c of near) {
      const gain = toward[c]! - (sums[c]! * strength[v]!) / total
      if (gain > bestGain + 1e-12) {
        bestGain = gain
        target = c
      }
    }
    for (const c of near) toward[c] = 0
    sums[target]! += strength[v]!
    if (target === home) continue
    of[v] = target
    // Only neighbours outside the new community may want to move now.
    for (let k = rows.offsets[v]!; k < rows.offsets[v + 1]!; k++) {
      const w = rows.targets[k]!
      if (waiting[w] || of[w] === target) continue
      waiting[w] = 1
      queue.push(w)
    }
  }
  return of
}

function shuffled(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, v) => v)
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

/** Renumbers labels from 0 on in the order of their first nodes, in place; returns how many there are. */
function renumber(of: Int32Array): number {
  const numbers = new Map<number, number>()
  for (let v = 0; v < of.length; v++) {
    const known = numbers.get(of[v]!) ?? numbers.size
    numbers.set(of[v]!, known)
    of[v] = known
  }
  return numbers.size
}

function merged({ rows, within, strength, total }: Level, of: Int32Array, count: number): Level {
  const sums = Array.from({ length: count }, () => new Map<number, number>())
  const inside = new Float64Array(count)
  const strengths = new Float64Array(count)
  for (let v = 0; v < of.length; v++) {
    const c = of[v]!
    inside[c]! += within[v]!
    strengths[c]! += strength[v]!
    for (let k = rows.offsets[v]!; k < rows.offsets[v + 1]!; k++) {
      const d = of[rows.targets[k]!]!
      if (d === c) inside[c]! += rows.weights[k]!
      else sums[c]!.set(d, (sums[c]!.get(d) ?? 0) + rows.weights[k]!)
    }
  }
  const offsets = new Int32Array(count + 1)
  sums.forEach((row, c) => (offsets[c + 1] = offsets[c]! + row.size))
  const targets = Int32Array.from(sums.flatMap((row) => [...row.keys()]))
  const weights = Float64Array.from(sums.flatMap((row) => [...row.values()]))
  return { rows: { offsets, targets, weights }, within: inside, strength: strengths, total }
}

/** Parts communities that are not connected within themselves, numbers them by falling size, and measures the whole. */
function parted({ rows, strength, total }: Level, found: Int32Array): Division {
  const n = found.length
  const of = new Int32Array(n).fill(-1)
  const sizes: number[] = []
  const stack: number[] = []
  for (let start = 0; start < n; start++) {
    if (of[start]! >= 0) continue
    const number = sizes.push(0) - 1
    of[start] = number
    stack.push(start)
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      sizes[number]!++
      for (let k = rows.offsets[v]!; k < rows.offsets[v + 1]!; k++) {
        const w = rows.targets[k]!
        if (of[w]! >= 0 || found[w] !== found[start]) continue
        of[w] = number
        stack.push(w)
      }
    }
  }
  const bySize = sizes.map((_, c) => c).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const rank = new Int32Array(sizes.length)
  bySize.forEach((c, i) => (rank[c] = i))
  const ranked = of.map((c) => rank[c]!)
  return { of: ranked, count: sizes.length, modularity: modularityOf(rows, strength, total, ranked, sizes.length) }
}

function modularityOf(rows: Adjacency, strength: Float64Array, total: number, of: Int32Array, count: number): number {
  if (total === 0) return 0
  const inside = new Float64Array(count)
  const sums = new Float64Array(count)
  for (let v = 0; v < of.length; v++) {
    sums[of[v]!]! += strength[v]!
    for (let k = rows.offsets[v]!; k < rows.offsets[v + 1]!; k++) {
      if (of[rows.targets[k]!] === of[v]) inside[of[v]!]! += rows.weights[k]!
    }
  }
  return inside.reduce((sum, value, c) => sum + value / total - (sums[c]! / total) ** 2, 0)
}
