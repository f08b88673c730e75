import type { Graph } from '../graph'

/** Number of the connected component of each node, from 0 on in the order of their first nodes. Undirected. */
export function components({ outgoing: { offsets, targets } }: Graph): { of: Int32Array; count: number } {
  const n = offsets.length - 1
  const of = new Int32Array(n).fill(-1)
  const stack: number[] = []
  let count = 0
  for (let start = 0; start < n; start++) {
    if (of[start]! >= 0) continue
    of[start] = count
    stack.push(start)
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const w = targets[k]!
        if (of[w]! >= 0) continue
        of[w] = count
        stack.push(w)
      }
    }
    count++
  }
  return { of, count }
}

/**
 * Nodes without which their component falls apart, in ascending order. Undirected.
 * Source: Hopcroft and Tarjan (1973), Commun. ACM 16:372, without recursion.
 */
export function articulationPoints({ outgoing: { offsets, targets } }: Graph): number[] {
  const n = offsets.length - 1
  const found = new Int32Array(n)
  const low = new Int32Array(n)
  const parent = new Int32Array(n).fill(-1)
  const next = offsets.slice(0, n)
  const isCut = new Uint8Array(n)
  let time = 0
  for (let root = 0; root < n; root++) {
    if (found[root] !== 0) continue
    let children = 0
    let v = root
    found[v] = low[v] = ++time
    while (v >= 0) {
      if (next[v]! < offsets[v + 1]!) {
        const w = targets[next[v]!++]!
        if (found[w] === 0) {
          parent[w] = v
          if (v === root) children++
          found[w] = low[w] = ++time
          v = w
        } else if (w !== parent[v]) {
          low[v] = Math.min(low[v]!, found[w]!)
        }
        continue
      }
      const above = parent[v]!
      if (above >= 0) {
        low[above] = Math.min(low[above]!, low[v]!)
        if (above !== root && low[v]! >= found[above]!) isCut[above] = 1
      }
      v = above
    }
    if (children > 1) isCut[root] = 1
  }
  return Array.from(isCut.keys()).filter((v) => isCut[v] === 1)
}

/**
 * Pearson correlation of the degrees at both ends of the edges; NaN where all are equal or there is no edge. Undirected.
 * Source: Newman (2002), Phys. Rev. Lett. 89:208701.
 */
export function degreeAssortativity({ outgoing: { offsets, targets } }: Graph): number {
  const m = targets.length
  const degreeOf = (v: number) => offsets[v + 1]! - offsets[v]!
  let sum = 0
  let squares = 0
  let products = 0
  for (let v = 0; v < offsets.length - 1; v++) {
    const d = degreeOf(v)
    sum += d * d
    squares += d * d * d
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) products += d * degreeOf(targets[k]!)
  }
  const mean = sum / m
  const variance = squares / m - mean * mean
  return m === 0 || variance <= 1e-12 * mean * mean ? NaN : (products / m - mean * mean) / variance
}
