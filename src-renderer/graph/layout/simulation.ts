import { Random } from '#base/random'
import { bodiesOf, type Bodies } from './bodies'
import { Drag } from './drag'
import { Forces } from './forces'
import { packIslands } from './islands'
import { keepIsolates } from './isolates'
import { Earlier } from './earlier'
import { Stress } from './stress'

/** What the layout needs of a picture. Edge `e` joins the nodes `source[e]` and `target[e]`. */
export interface LayoutGraph {
  nodes: number
  source: Uint32Array
  target: Uint32Array
  /** Any numbering; links inside a community pull harder than links across. */
  community: Int32Array
  /** Room each node keeps free around itself, in world units. */
  radius: Float32Array
}

/** Where a layout begins; anew, where nothing is said. */
export interface LayoutOptions {
  /** Another one gives another picture of the same graph. */
  seed?: number
  /** Positions an earlier layout of the same graph came to; taken up as they are. */
  settled?: Float32Array
  /** Positions of an earlier picture of a graph like it, NaN where unknown: who was there stays near. */
  start?: Float32Array
}

/** Rounds that lower the stress before the forces set in, and ticks of these. */
const rounds = 30
const ticks = 100
/** Temperature after the last tick; it falls from 1 by equal ratios. */
const coldest = 0.001
/** Area, in square world units, that the forces find each node with. */
const areaPerNode = 1600
/** World units of a hop while stress is lowered. */
const hop = 50
/** How hard distances in the graph pull beside the forces, at a temperature of 1; fades with its square. */
const pull = 4
/** Components of fewer nodes are arranged by the forces alone. */
const smallestPulled = 4

/**
 * The layout of one graph. Distances in the picture first follow distances in the graph (`Stress`), which gives it its
 * shape at large; springs, repulsion and room for discs (`Forces`) then work out its neighbourhoods, while the pull of the
 * distances fades. Components are arranged each by itself and set side by side. The same graph and seed give the same
 * positions to the last bit; the number of steps does not depend on the clock.
 */
export class Layout {
  /** `[x0, y0, x1, y1, …]` in world units, y down. Rewritten by `advance`. */
  readonly positions: Float32Array
  readonly #bodies: Bodies
  readonly #unlinked: Uint32Array
  readonly #radius: Float32Array
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly #stress: Stress
  readonly #forces: Forces
  /** World units of a hop at which the stress of each component is least. */
  readonly #lengths: Float64Array
  /** Where each component is set: `[x0, y0, …]`, added to the coordinates of its bodies. */
  #moves: Float64Array = new Float64Array(0)
  readonly #start: Float32Array
  readonly #earlier: Earlier
  #done = 0
  #drag: Drag | null = null

  constructor(graph: LayoutGraph, options: LayoutOptions = {}) {
    const { nodes, source, target } = graph
    const bodies = bodiesOf(nodes, source, target)
    this.#bodies = bodies
    this.#unlinked = Uint32Array.from({ length: nodes }, (_, node) => node).filter((node) => bodies.bodyOf[node] === -1)
    this.#radius = graph.radius
    this.#x = new Float64Array(bodies.node.length)
    this.#y = new Float64Array(bodies.node.length)
    this.#lengths = new Float64Array(bodies.bound.length - 1)
    const random = new Random(`layout ${options.seed ?? 0}`)
    this.#stress = new Stress(bodies, random)
    this.#forces = new Forces(bodies, this.#x, this.#y, graph.community, graph.radius)
    this.#start = options.start ?? new Float32Array(nodes * 2).fill(NaN)
    for (const known of [this.#start, options.settled ?? this.#start]) {
      if (known.length !== nodes * 2) throw new Error(`There are ${known.length} coordinates for ${nodes} nodes`)
    }
    this.#earlier = new Earlier(bodies, this.#start)
    this.positions = options.settled?.slice() ?? new Float32Array(nodes * 2)
    if (options.settled !== undefined || bodies.node.length === 0) this.#done = rounds + ticks
    if (options.settled !== undefined) return
    for (const component of this.#components()) {
      if (this.#earlier.placed[component] === 1) this.#earlier.place(component, this.#x, this.#y, random)
      else this.#stress.place(component, this.#x, this.#y, hop)
    }
    if (this.#earlier.complete) this.#done = Math.max(this.#done, rounds)
    this.#write()
  }

  /** True once the picture no longer moves. */
  get settled(): boolean {
    return this.#arranged && (this.#drag?.atRest ?? true)
  }

  /** How far the first settling has come, 0 to 1. */
  get fraction(): number {
    return this.#done / (rounds + ticks)
  }

  /** Takes up to so many steps, fewer where the picture settles before. */
  advance(steps: number): void {
    for (let step = 0; step < steps && !this.settled; step++) {
      if (this.#arranged) this.#drag?.step()
      else this.#arrange()
    }
  }

  /** Holds a node of the settled picture at a place from now on and lets its surroundings give way. */
  hold(node: number, x: number, y: number): void {
    if (!this.#arranged) return
    this.#drag ??= new Drag(this.#bodies, this.positions, this.#radius)
    this.#drag.hold(node, x, y)
  }

  get #arranged(): boolean {
    return this.#done === rounds + ticks
  }

  #arrange(): void {
    if (this.#done < rounds) this.#lowerStress(this.#done)
    else this.#tick((this.#done - rounds + 1) / ticks)
    if (this.#done === rounds - 1) this.#scale()
    this.#done++
    this.#write()
  }

  #components(): Iterable<number> {
    return this.#lengths.keys()
  }

  /** Moves all a part of the way to where distances to a sample would have them; later samples count less. */
  #lowerStress(round: number): void {
    const [x, y] = [this.#x, this.#y]
    const { towardsX, towardsY } = this.#stress
    const part = 1 / (1 + round * 0.25)
    for (const component of this.#components()) {
      if (this.#earlier.placed[component] === 1) continue
      this.#stress.pull(component, x, y, hop)
      for (let body = this.#bodies.bound[component]!; body < this.#bodies.bound[component + 1]!; body++) {
        x[body]! += towardsX[body]! * part
        y[body]! += towardsY[body]! * part
      }
    }
  }

  /** Gives each component the area that forces would find it, which stress knows nothing of. */
  #scale(): void {
    const { bound } = this.#bodies
    for (const component of this.#components()) {
      if (this.#earlier.placed[component] === 1) continue
      const [from, to] = [bound[component]!, bound[component + 1]!]
      let [sumX, sumY, squares] = [0, 0, 0]
      for (let body = from; body < to; body++) {
        sumX += this.#x[body]!
        sumY += this.#y[body]!
      }
      const [x, y] = [sumX / (to - from), sumY / (to - from)]
      for (let body = from; body < to; body++) squares += (this.#x[body]! - x) ** 2 + (this.#y[body]! - y) ** 2
      // Of a disc evenly filled, half of the squared radius is the mean square of distances from the middle.
      const factor = (to - from) * Math.sqrt(areaPerNode / (2 * Math.PI * squares))
      for (let body = from; body < to; body++) {
        this.#x[body] = (this.#x[body]! - x) * factor
        this.#y[body] = (this.#y[body]! - y) * factor
      }
      this.#lengths[component] = hop * factor
      this.#earlier.turn(component, this.#x, this.#y)
    }
  }

  /** A tick of the forces, with which so much of the ticks is over. */
  #tick(over: number): void {
    const alpha = Math.pow(coldest, over)
    const { bound } = this.#bodies
    const { vx, vy } = this.#forces
    const { towardsX, towardsY } = this.#stress
    for (const component of this.#components()) {
      if (this.#earlier.placed[component] === 1) {
        this.#earlier.drawBack(component, this.#x, this.#y, vx, vy)
        this.#forces.tick(component, this.#earlier.temperature(over))
        continue
      }
      const [from, to] = [bound[component]!, bound[component + 1]!]
      if (to - from >= smallestPulled) {
        const length = this.#lengths[component]!
        this.#lengths[component] = this.#stress.pull(component, this.#x, this.#y, length)
        const part = pull * alpha * alpha
        for (let body = from; body < to; body++) {
          vx[body]! += towardsX[body]! * part
          vy[body]! += towardsY[body]! * part
        }
      }
      this.#forces.tick(component, alpha)
    }
  }

  /** Writes the positions: the components side by side, and the unlinked nodes below them. */
  #write(): void {
    const { node, bound } = this.#bodies
    // Often enough to lie close together, seldom enough not to jump about.
    if (this.#done === 0 || this.#done === rounds || this.#arranged) {
      this.#moves = packIslands(this.#bodies, this.#x, this.#y, this.#radius, this.#earlier.placed)
    }
    for (const component of this.#components()) {
      const [moveX, moveY] = [this.#moves[component * 2]!, this.#moves[component * 2 + 1]!]
      for (let body = bound[component]!; body < bound[component + 1]!; body++) {
        this.positions[node[body]! * 2] = this.#x[body]! + moveX
        this.positions[node[body]! * 2 + 1] = this.#y[body]! + moveY
      }
    }
    keepIsolates(this.positions, node, this.#unlinked, this.#start, this.#earlier.bottom)
  }
}
