import type { Graph } from '../graph'

/** What becomes of a component without one of its nodes. */
export interface Separation {
  node: number
  /** Into how many pieces the rest falls, two at least. */
  pieces: number
  /** Nodes outside the largest piece. */
  cutOff: number
}

/**
 * The nodes without which their component falls apart (articulation points), in ascending order, with what is cut off. Undirected.
 * Source: Hopcroft and Tarjan (1973), Commun. ACM 16:372, without recursion; each subtree of the search that reaches no
 * higher than the node is a piece of its own.
 */
export function separations({ outgoing: { offsets, targets } }: Graph): Separation[] {
  const n = offsets.length - 1
  const found = new Int32Array(n)
  const low = new Int32Array(n)
  const parent = new Int32Array(n).fill(-1)
  const size = new Int32Array(n).fill(1)
  const next = offsets.slice(0, n)
  /** Of the pieces below each node: how many, all their nodes, and the largest. */
  const pieces = new Int32Array(n)
  const below = new Int32Array(n)
  const largest = new Int32Array(n)
  const whole = new Int32Array(n)
  let time = 0
  for (let root = 0; root < n; root++) {
    if (found[root] !== 0) continue
    const members = [root]
    let v = root
    found[v] = low[v] = ++time
    while (v >= 0) {
      if (next[v]! < offsets[v + 1]!) {
        const w = targets[next[v]!++]!
        if (found[w] === 0) {
          parent[w] = v
          members.push(w)
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
        size[above]! += size[v]!
        if (low[v]! >= found[above]!) {
          pieces[above]!++
          below[above]! += size[v]!
          largest[above] = Math.max(largest[above]!, size[v]!)
        }
      }
      v = above
    }
    for (const member of members) whole[member] = members.length
  }
  const cuts: Separation[] = []
  for (let node = 0; node < n; node++) {
    const others = whole[node]! - 1
    const rest = others - below[node]!
    const all = pieces[node]! + (rest > 0 ? 1 : 0)
    if (all > 1) cuts.push({ node, pieces: all, cutOff: others - Math.max(largest[node]!, rest) })
  }
  return cuts
}

/** The nodes outside the largest piece that is left of a component without one node, piece by piece. */
export function cutOffBy({ outgoing: { offsets, targets } }: Graph, node: number): number[] {
  const seen = new Uint8Array(offsets.length - 1)
  seen[node] = 1
  const found: number[][] = []
  for (let k = offsets[node]!; k < offsets[node + 1]!; k++) {
    const start = targets[k]!
    if (seen[start]) continue
    seen[start] = 1
    const piece = [start]
    for (let i = 0; i < piece.length; i++) {
      for (let j = offsets[piece[i]!]!; j < offsets[piece[i]! + 1]!; j++) {
        const w = targets[j]!
        if (seen[w]) continue
        seen[w] = 1
        piece.push(w)
      }
    }
    found.push(piece)
  }
  const most = found.reduce((a, b) => (b.length > a.length ? b : a), [])
  return found.filter((piece) => piece !== most).flat()
}
