import type { Graph } from '../graph'

/** Number of triangles each node is in, which is the number of ties among its neighbours. Undirected. */
export function trianglesOf({ outgoing: { offsets, targets } }: Graph): Float64Array {
  const n = offsets.length - 1
  const counts = new Float64Array(n)
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
        counts[v]!++
        counts[w]!++
        counts[u]!++
      }
    }
  }
  return counts
}
