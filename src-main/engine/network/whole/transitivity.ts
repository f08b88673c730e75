import type { Graph } from '../graph'

/** Share of all paths of two edges that are closed; NaN where there is none. Source: Newman (2003), SIAM Rev. 45:167. */
export function transitivity({ outgoing: { offsets } }: Graph, triangles: Float64Array): number {
  let closed = 0
  let pairs = 0
  for (let v = 0; v < triangles.length; v++) {
    const d = offsets[v + 1]! - offsets[v]!
    closed += triangles[v]!
    pairs += (d * (d - 1)) / 2
  }
  return pairs === 0 ? NaN : closed / pairs
}
