import type { Graph } from '../graph'

/** Number of ties among the neighbours of each node: the triangles it is in. Undirected. */
export function neighbourLinks({ outgoing: { offsets, targets } }: Graph): Float64Array {
  const n = offsets.length - 1
  const links = new Float64Array(n)
  const marked = new Int32Array(n).fill(-1)
  for (let v = 0; v < n; v++) {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) marked[targets[k]!] = v
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const w = targets[k]!
      // Each triangle v < w < u once, found from its least node.
      if (w < v) continue
      for (let j = offsets[w]!; j < offsets[w + 1]!; j++) {
        const u = targets[j]!
        if (u <= w || marked[u] !== v) continue
        links[v]!++
        links[w]!++
        links[u]!++
      }
    }
  }
  return links
}

/**
 * Local clustering: share of a node's pairs of neighbours that are tied; 0 for fewer than two neighbours.
 * Source: Watts and Strogatz (1998), Nature 393:440.
 */
export function clustering({ outgoing: { offsets } }: Graph, links: Float64Array): Float64Array {
  return links.map((t, v) => {
    const d = offsets[v + 1]! - offsets[v]!
    return d < 2 ? 0 : (2 * t) / (d * (d - 1))
  })
}

/** Share of all paths of two edges that are closed; 0 where there is none. Source: Newman (2003), SIAM Rev. 45:167. */
export function transitivity({ outgoing: { offsets } }: Graph, links: Float64Array): number {
  let closed = 0
  let pairs = 0
  for (let v = 0; v < links.length; v++) {
    const d = offsets[v + 1]! - offsets[v]!
    closed += links[v]!
    pairs += (d * (d - 1)) / 2
  }
  return pairs === 0 ? 0 : closed / pairs
}
