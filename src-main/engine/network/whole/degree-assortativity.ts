import type { Graph } from '../graph'

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
  // All of these are whole numbers, so that nothing is lost before the division.
  const spread = m * squares - sum * sum
  return m === 0 || spread <= 1e-12 * sum * sum ? NaN : (m * products - sum * sum) / spread
}
