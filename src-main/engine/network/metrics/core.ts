import type { Graph } from '../graph'
import type { PlainMetric } from './metric'

/**
 * The greatest k for which a node belongs to a part in which everybody has k neighbours. Undirected.
 * Source: Batagelj and Zaveršnik (2003), arXiv:cs/0310049.
 */
export const core: PlainMetric = { needs: 'graph', compute: ({ projection }) => coreNumbers(projection) }

function coreNumbers({ outgoing: { offsets, targets } }: Graph): Int32Array {
  const n = offsets.length - 1
  const left = Int32Array.from({ length: n }, (_, v) => offsets[v + 1]! - offsets[v]!)
  const most = left.reduce((max, value) => Math.max(max, value), 0)
  const start = new Int32Array(most + 2)
  for (let v = 0; v < n; v++) start[left[v]! + 1]!++
  for (let k = 0; k <= most; k++) start[k + 1]! += start[k]!
  const order = new Int32Array(n)
  const place = new Int32Array(n)
  const next = start.slice()
  for (let v = 0; v < n; v++) {
    place[v] = next[left[v]!]!++
    order[place[v]!] = v
  }
  for (let i = 0; i < n; i++) {
    const v = order[i]!
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const w = targets[k]!
      if (left[w]! <= left[v]!) continue
      // Swap w with the first node of its class, which then becomes the last of the class below.
      const first = start[left[w]!]!
      const u = order[first]!
      order[place[w]!] = u
      place[u] = place[w]!
      order[first] = w
      place[w] = first
      start[left[w]!]!++
      left[w]!--
    }
  }
  return left
}
