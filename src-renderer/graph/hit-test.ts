import { quadtree } from 'd3-quadtree'

/** Finds the disc under a point. Built once for each set of positions; d3-quadtree holds the node numbers. */
export class HitTest {
  readonly #tree
  readonly #positions: Float32Array
  readonly #radius: Float32Array
  readonly #largest: number

  /**
   * @param positions `[x0, y0, …]` and @param radius in the same (world) units
   * @param nodes the nodes that can be hit
   */
  constructor(positions: Float32Array, radius: Float32Array, nodes: Iterable<number> = radius.keys()) {
    this.#positions = positions
    this.#radius = radius
    this.#largest = radius.reduce((most, value) => Math.max(most, value), 0)
    this.#tree = quadtree<number>(
      [...nodes],
      (node) => positions[node * 2]!,
      (node) => positions[node * 2 + 1]!
    )
  }

  /**
   * The node whose disc covers the point, or null; of several the one whose edge lies farthest beyond the point, so that
   * a small disc on a large one can be reached at its middle.
   *
   * @param scale factor on all radii (discs grow slower than distances when zooming)
   * @param slop distance, in world units, by which a pointer may miss
   */
  at(x: number, y: number, scale: number, slop: number): number | null {
    const reach = this.#largest * scale + slop
    let found: number | null = null
    let best = slop
    this.#tree.visit((quad, left, top, right, bottom) => {
      if (left > x + reach || right < x - reach || top > y + reach || bottom < y - reach) return true
      if (quad.length !== undefined) return false
      for (let leaf: typeof quad | undefined = quad; leaf; leaf = leaf.next) {
        const node = leaf.data
        const distance = Math.hypot(this.#positions[node * 2]! - x, this.#positions[node * 2 + 1]! - y)
        const miss = distance - this.#radius[node]! * scale
        if (miss <= best && (found === null || miss < best || node < found)) {
          best = miss
          found = node
        }
      }
      return false
    })
    return found
  }
}
