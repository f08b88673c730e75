import type { Random } from '#base/random'

/** Draws one of the shortest paths between two nodes. */
export interface PathSampler {
  /** Adds 1 to the count of every node between two different nodes on one of their shortest paths, each as likely. */
  countPath(source: number, target: number, random: Random, counts: Int32Array): void
}
