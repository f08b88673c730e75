import type { Bodies } from './bodies'
import { Collision } from './collision'
import { ManyBody } from './many-body'

/** Length of a link at rest, in world units. */
const linkLength = 34
/** Pull of a link across communities, where one inside pulls with 1: communities come to lie apart. */
const across = 0.15
/** Pull towards the middle of the own community, as a part of the way to it in each tick. */
const cohesion = 0.03
/** Repulsion of two bodies at a distance of 1. */
const repulsion = 70
/** Cells that are seen at a smaller width than this, over distance, count as one body. */
const theta = 1
/** Free room between two discs, in world units. */
const margin = 3
/** Part of its velocity that a body keeps from tick to tick. */
const inertia = 0.6

/** Springs, repulsion and room for discs: what arranges the bodies of a component among each other. */
export class Forces {
  readonly #bodies: Bodies
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly vx: Float64Array
  readonly vy: Float64Array
  /** Strength of each link, at the place of the adjacency where the other end has the higher number; 0 elsewhere. */
  readonly #strength: Float64Array
  /** Community of each body, numbered from 0 on. */
  readonly #community: Uint32Array
  readonly #sums: Float64Array
  readonly #manyBody: ManyBody
  readonly #collision: Collision

  /** @param community of each node; @param radius of each node, in world units */
  constructor(bodies: Bodies, x: Float64Array, y: Float64Array, community: Int32Array, radius: Float32Array) {
    const { node, offset, neighbour, bound } = bodies
    this.#bodies = bodies
    this.#x = x
    this.#y = y
    this.vx = new Float64Array(node.length)
    this.vy = new Float64Array(node.length)
    this.#manyBody = new ManyBody((bound[1] ?? 0) - (bound[0] ?? 0))
    this.#collision = new Collision(Float64Array.from(node, (of) => radius[of]! + margin / 2))
    const numbers = new Map<number, number>()
    this.#community = Uint32Array.from(node, (of) => {
      const label = community[of]!
      if (!numbers.has(label)) numbers.set(label, numbers.size)
      return numbers.get(label)!
    })
    this.#sums = new Float64Array(numbers.size * 3)
    this.#strength = new Float64Array(neighbour.length)
    for (let body = 0; body < node.length; body++) {
      const degree = offset[body + 1]! - offset[body]!
      for (let link = offset[body]!; link < offset[body + 1]!; link++) {
        const other = neighbour[link]!
        if (other < body) continue
        // The links of well-linked bodies are weak, which keeps hubs steady.
        const least = Math.min(degree, offset[other + 1]! - offset[other]!)
        this.#strength[link] = (community[node[body]!] === community[node[other]!] ? 1 : across) / least
      }
    }
  }

  /** One tick of a component, at a temperature of `alpha`; what `vx` and `vy` hold already counts too. */
  tick(component: number, alpha: number): void {
    const [from, to] = [this.#bodies.bound[component]!, this.#bodies.bound[component + 1]!]
    const { vx, vy } = this
    const x = this.#x
    const y = this.#y
    this.#pullLinks(from, to, alpha)
    this.#manyBody.push(x, y, vx, vy, { from, to, strength: repulsion * alpha, theta })
    this.#gather(from, to, alpha)
    this.#collision.part(x, y, vx, vy, from, to)
    for (let body = from; body < to; body++) {
      vx[body]! *= inertia
      vy[body]! *= inertia
      x[body]! += vx[body]!
      y[body]! += vy[body]!
    }
  }

  /** Draws every body a little towards the middle of its community. */
  #gather(from: number, to: number, alpha: number): void {
    const sums = this.#sums
    const community = this.#community
    sums.fill(0)
    for (let body = from; body < to; body++) {
      const at = community[body]! * 3
      sums[at]! += this.#x[body]!
      sums[at + 1]! += this.#y[body]!
      sums[at + 2]! += 1
    }
    const part = cohesion * alpha
    for (let body = from; body < to; body++) {
      const at = community[body]! * 3
      const size = sums[at + 2]!
      this.vx[body]! += (sums[at]! / size - this.#x[body]!) * part
      this.vy[body]! += (sums[at + 1]! / size - this.#y[body]!) * part
    }
  }

  #pullLinks(from: number, to: number, alpha: number): void {
    const { offset, neighbour } = this.#bodies
    const { vx, vy } = this
    const x = this.#x
    const y = this.#y
    const strength = this.#strength
    for (let body = from; body < to; body++) {
      const end = offset[body + 1]!
      const degree = end - offset[body]!
      for (let link = offset[body]!; link < end; link++) {
        const pull = strength[link]!
        if (pull === 0) continue
        const other = neighbour[link]!
        const dx = x[other]! + vx[other]! - x[body]! - vx[body]!
        const dy = y[other]! + vy[other]! - y[body]! - vy[body]!
        const distance = Math.sqrt(dx * dx + dy * dy)
        if (distance === 0) continue
        const move = ((distance - linkLength) / distance) * pull * alpha
        // The better linked end moves less.
        const otherDegree = offset[other + 1]! - offset[other]!
        const share = otherDegree / (degree + otherDegree)
        vx[body]! += dx * move * share
        vy[body]! += dy * move * share
        vx[other]! -= dx * move * (1 - share)
        vy[other]! -= dy * move * (1 - share)
      }
    }
  }
}
