import type { Random } from '#base/random'
import type { Bodies } from './bodies'
import { knownBodies, placeNewcomers, turnTowards } from './known-places'

/** Part of the way back to its known place that a body is drawn at each tick, and one that has new neighbours. */
const anchor = 0.1
const looseAnchor = 0.03
/** Temperatures of the first and last tick of a component that is known: it adapts, and is not arranged anew. */
const warm = 0.3
const cool = 0.03

/** What an earlier picture says of the places of this one's bodies. */
export class Earlier {
  /** 1 for components that are placed as they were: at least half of their bodies are known. */
  readonly placed: Uint8Array
  /** How far down the linked nodes of the earlier picture reached. */
  readonly bottom: number
  readonly #bodies: Bodies
  readonly #start: Float32Array
  readonly #known: Uint8Array
  readonly #strength: Float64Array

  /** @param start `[x0, y0, …]` of each node, NaN where unknown */
  constructor(bodies: Bodies, start: Float32Array) {
    const { node, bound, offset, neighbour } = bodies
    this.#bodies = bodies
    this.#start = start
    this.#known = knownBodies(bodies, start)
    this.placed = Uint8Array.from({ length: bound.length - 1 }, (_, component) => {
      const [from, to] = [bound[component]!, bound[component + 1]!]
      let known = 0
      for (let body = from; body < to; body++) known += this.#known[body]!
      return known * 2 >= to - from ? 1 : 0
    })
    let bottom = -Infinity
    this.#strength = Float64Array.from(node, (of, body) => {
      if (this.#known[body] === 0) return 0
      bottom = Math.max(bottom, start[of * 2 + 1]!)
      const neighbours = neighbour.subarray(offset[body], offset[body + 1])
      return neighbours.some((other) => this.#known[other] === 0) ? looseAnchor : anchor
    })
    this.bottom = bottom
  }

  /** True where every component is placed as it was. */
  get complete(): boolean {
    return this.placed.every((is) => is === 1)
  }

  /** Places a component as it was, and its newcomers beside their neighbours. */
  place(component: number, x: Float64Array, y: Float64Array, random: Random): void {
    const { node, bound } = this.#bodies
    const range = { from: bound[component]!, to: bound[component + 1]! }
    for (let body = range.from; body < range.to; body++) {
      if (this.#known[body] === 0) continue
      x[body] = this.#start[node[body]! * 2]!
      y[body] = this.#start[node[body]! * 2 + 1]!
    }
    placeNewcomers(this.#bodies, range, this.#known, x, y, random)
  }

  /** Turns a component that was arranged anew towards the places that some of its bodies had. */
  turn(component: number, x: Float64Array, y: Float64Array): void {
    const { bound } = this.#bodies
    const range = { from: bound[component]!, to: bound[component + 1]! }
    turnTowards(this.#bodies, range, this.#known, this.#start, x, y)
  }

  /** Temperature of a component placed as it was, when so much of the ticks is over, 0 to 1. */
  temperature(over: number): number {
    return warm * Math.pow(cool / warm, over)
  }

  /** Adds to the velocities what draws the bodies of a component back to their known places. */
  drawBack(component: number, x: Float64Array, y: Float64Array, vx: Float64Array, vy: Float64Array): void {
    const { node, bound } = this.#bodies
    for (let body = bound[component]!; body < bound[component + 1]!; body++) {
      if (this.#known[body] === 0) continue
      vx[body]! += (this.#start[node[body]! * 2]! - x[body]!) * this.#strength[body]!
      vy[body]! += (this.#start[node[body]! * 2 + 1]! - y[body]!) * this.#strength[body]!
    }
  }
}
