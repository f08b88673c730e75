/** What the shortest-path sweep adds up, each by node. Sums over different sources may be added to each other. */
export interface PathTotals {
  /** Σ over ordered pairs (s, t) of the share of shortest s–t paths that run through the node (Brandes' dependencies). */
  readonly dependency: Float64Array
  /** Σ of the distances from the nodes that reach the node. */
  readonly farness: Float64Array
  /** Σ of 1 / distance from the nodes that reach the node. */
  readonly harmonic: Float64Array
  /** How many other nodes reach the node. */
  readonly reached: Float64Array
}

export function emptyTotals(n: number): PathTotals {
  return {
    dependency: new Float64Array(n),
    farness: new Float64Array(n),
    harmonic: new Float64Array(n),
    reached: new Float64Array(n)
  }
}
