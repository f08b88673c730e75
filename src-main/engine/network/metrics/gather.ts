import type { Adjacency } from '../graph'

/** Adds to each node of `into` what the nodes of its row hold in `from`, times the weight of the arc where weighted. */
export function gather(
  { offsets, targets, weights }: Adjacency,
  from: Float64Array,
  into: Float64Array,
  weighted: boolean
): void {
  for (let v = 0; v < into.length; v++) {
    let sum = 0
    if (weighted) for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++) sum += from[targets[k]!]! * weights[k]!
    else for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++) sum += from[targets[k]!]!
    into[v]! += sum
  }
}
