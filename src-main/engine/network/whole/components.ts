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
