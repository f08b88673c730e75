import { undirectedProjection, type Graph } from '../graph'
import { components } from '../whole/components'

/**
 * An upper bound of the number of nodes on any shortest path. By hops without directions: in each component the two
 * greatest distances from one node, end to end. Else the size of the largest component.
 * Source: Riondato and Kornaropoulos (2016), Data Min. Knowl. Discov. 30:438, section 4.
 */
export function vertexDiameterBound(graph: Graph, weighted: boolean): number {
  const { of, count } = components(undirectedProjection(graph))
  const sizes = new Int32Array(count)
  for (const component of of) sizes[component]!++
  if (weighted || graph.directed) return sizes.reduce((most, size) => Math.max(most, size), 0)
  const { offsets, targets } = graph.outgoing
  const hops = new Int32Array(of.length).fill(-1)
  const queue = new Int32Array(of.length)
  let most = 0
  for (let start = 0; start < of.length; start++) {
    if (hops[start]! >= 0) continue
    hops[start] = 0
    queue[0] = start
    let end = 1
    for (let i = 0; i < end; i++) {
      const v = queue[i]!
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const w = targets[k]!
        if (hops[w]! >= 0) continue
        hops[w] = hops[v]! + 1
        queue[end++] = w
      }
    }
    const farthest = hops[queue[end - 1]!]!
    const second = end > 1 ? hops[queue[end - 2]!]! : 0
    most = Math.max(most, farthest + second + 1)
  }
  return most
}
