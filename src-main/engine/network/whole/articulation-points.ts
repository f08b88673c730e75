import type { Graph } from '../graph'

/**
 * Nodes without which their component falls apart, in ascending order. Undirected.
 * Source: Hopcroft and Tarjan (1973), Commun. ACM 16:372, without recursion.
 */
export function articulationPoints({ outgoing: { offsets, targets } }: Graph): Int32Array {
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
  return Int32Array.from(isCut.keys()).filter((v) => isCut[v] === 1)
}
