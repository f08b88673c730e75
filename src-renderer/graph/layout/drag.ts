import type { Bodies } from './bodies'
import { Collision } from './collision'

/** Steps after which the surroundings of a node that was moved have come to rest. */
export const stepsToRest = 30
/** Part of the way to its place that a node goes at each step. */
const ease = 0.3
/** Part of a push out of another disc that comes to bear at each step. */
const give = 0.5
/** Nodes as near as this to one that is held, or follows, make room for it, in world units. */
const surroundings = 80
/** Nodes that follow by less than this make nobody give way, in world units. */
const worthRoom = 5

/**
 * What gives way where nodes of a settled picture are held elsewhere: their neighbours follow, the more the fewer others
 * hold them back, and discs in the way make room. Everybody else stays where they are.
 */
export class Drag {
  readonly #bodies: Bodies
  readonly #positions: Float32Array
  readonly #radius: Float32Array
  /** Where everybody stood before anything was held. */
  readonly #rest: Float32Array
  readonly #held = new Map<number, [number, number]>()
  #left = 0
  /** The nodes that may move, the place each is drawn to, and the discs they are. */
  #moving: number[] = []
  #target = new Float64Array(0)
  #collision = new Collision(new Float64Array(0))

  /** @param positions of the settled picture; rewritten by `step` */
  constructor(bodies: Bodies, positions: Float32Array, radius: Float32Array) {
    this.#bodies = bodies
    this.#positions = positions
    this.#radius = radius
    this.#rest = positions.slice()
  }

  /** True once everybody has come to rest. */
  get atRest(): boolean {
    return this.#left === 0
  }

  /** Holds a node at a place from now on. */
  hold(node: number, x: number, y: number): void {
    this.#held.set(node, [x, y])
    this.#positions[node * 2] = x
    this.#positions[node * 2 + 1] = y
    this.#findMoving()
    this.#left = stepsToRest
  }

  /** Moves everybody a step nearer to rest. */
  step(): void {
    if (this.#left === 0) return
    this.#left--
    const moving = this.#moving
    const target = this.#target
    const positions = this.#positions
    const x = Float64Array.from(moving, (node) => positions[node * 2]!)
    const y = Float64Array.from(moving, (node) => positions[node * 2 + 1]!)
    const vx = x.map((from, i) => (target[i * 2]! - from) * ease)
    const vy = y.map((from, i) => (target[i * 2 + 1]! - from) * ease)
    const [towardsX, towardsY] = [vx.slice(), vy.slice()]
    this.#collision.part(x, y, vx, vy, 0, moving.length)
    moving.forEach((node, i) => {
      if (this.#held.has(node)) return
      positions[node * 2] = x[i]! + towardsX[i]! + (vx[i]! - towardsX[i]!) * give
      positions[node * 2 + 1] = y[i]! + towardsY[i]! + (vy[i]! - towardsY[i]!) * give
    })
  }

  /** Finds who follows whom how far, who is near enough to make room, and who has to go back to their place. */
  #findMoving(): void {
    const { offset, neighbour, bodyOf, node: nodeOf } = this.#bodies
    const rest = this.#rest
    const pulled = new Map<number, [number, number]>()
    for (const [node, [x, y]] of this.#held) {
      const body = bodyOf[node]!
      if (body < 0) continue
      const [dx, dy] = [x - rest[node * 2]!, y - rest[node * 2 + 1]!]
      for (let link = offset[body]!; link < offset[body + 1]!; link++) {
        const other = neighbour[link]!
        const share = 1 / (offset[other + 1]! - offset[other]!)
        const [ox, oy] = pulled.get(nodeOf[other]!) ?? [0, 0]
        pulled.set(nodeOf[other]!, [ox + dx * share, oy + dy * share])
      }
    }
    const placeOf = (node: number): [number, number] => {
      const [dx, dy] = pulled.get(node) ?? [0, 0]
      return this.#held.get(node) ?? [rest[node * 2]! + dx, rest[node * 2 + 1]! + dy]
    }
    const movers = [...this.#held.keys()]
    for (const [node, [dx, dy]] of pulled) if (dx * dx + dy * dy > worthRoom ** 2) movers.push(node)
    const wanted = movers.map(placeOf)
    const moving = new Set([...this.#moving, ...this.#held.keys(), ...pulled.keys()])
    for (let node = 0; node * 2 < rest.length; node++) {
      const [x, y] = [rest[node * 2]!, rest[node * 2 + 1]!]
      if (wanted.some(([wx, wy]) => (x - wx) ** 2 + (y - wy) ** 2 < surroundings ** 2)) moving.add(node)
    }
    this.#moving = [...moving].sort((a, b) => a - b)
    this.#target = Float64Array.from(this.#moving.flatMap(placeOf))
    this.#collision = new Collision(Float64Array.from(this.#moving, (node) => this.#radius[node]! + 1.5))
  }
}
