import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force'
import { placeIsolates } from './isolates'
import { seedPositions } from './seed-positions'

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

interface Body extends SimulationNodeDatum {
  node: number
  x: number
  y: number
}
type Spring = SimulationLinkDatum<Body> & { source: Body; target: Body }

/** Where the simulation counts as settled (d3-force's own default). */
const alphaMin = 0.001
/** A dragged node warms the picture up to here: enough to make room, too little to stir what is far away. */
const dragAlpha = 0.12

/** Number of ticks from the first to the settled picture: fewer where each costs more. */
export function ticksToSettle(nodes: number): number {
  return nodes <= 1000 ? 300 : nodes <= 3000 ? 220 : 160
}

/**
 * A force layout of one graph (springs and Barnes–Hut repulsion, both by d3-force). The same graph and seed give the
 * same positions to the last bit: the start comes from the communities, d3-force breaks ties with a generator of its
 * own, and the number of ticks does not depend on the clock.
 */
export class Layout {
  /** `[x0, y0, x1, y1, …]` in world units, y down. Rewritten by `advance`. */
  readonly positions: Float32Array
  readonly #simulation
  readonly #bodies: Body[]
  readonly #bodyOf: (Body | undefined)[]
  readonly #linked: Uint32Array
  readonly #unlinked: Uint32Array
  readonly #ticks: number
  #done = 0
  #arranged: boolean

  /** @param settled positions an earlier layout of the same graph came to; taken up as they are */
  constructor(graph: LayoutGraph, options: { seed?: number; settled?: Float32Array } = {}) {
    this.positions = options.settled?.slice() ?? seedPositions(graph.community, options.seed ?? 0)
    this.#arranged = options.settled !== undefined
    const degree = new Uint32Array(graph.nodes)
    for (const node of graph.source) degree[node]! += 1
    for (const node of graph.target) degree[node]! += 1
    const all = Uint32Array.from({ length: graph.nodes }, (_, node) => node)
    this.#linked = all.filter((node) => degree[node]! > 0)
    this.#unlinked = all.filter((node) => degree[node] === 0)
    this.#ticks = ticksToSettle(this.#linked.length)

    this.#bodyOf = new Array<Body | undefined>(graph.nodes)
    this.#bodies = Array.from(this.#linked, (node) => {
      const body: Body = { node, x: this.positions[node * 2]!, y: this.positions[node * 2 + 1]! }
      this.#bodyOf[node] = body
      return body
    })
    const springs = Array.from(graph.source, (node, edge): Spring => {
      return { source: this.#bodyOf[node]!, target: this.#bodyOf[graph.target[edge]!]! }
    })
    // As d3-force does, the links of well-linked nodes are weak, which keeps hubs steady; across communities, weaker.
    const strength = ({ source, target }: Spring) =>
      (graph.community[source.node] === graph.community[target.node] ? 1 : 0.25) /
      Math.min(degree[source.node]!, degree[target.node]!)

    this.#simulation = forceSimulation(this.#bodies)
      .stop()
      .alphaMin(alphaMin)
      .alphaDecay(1 - Math.pow(alphaMin, 1 / this.#ticks))
      .force('link', forceLink<Body, Spring>(springs).strength(strength).distance(34))
      .force('charge', forceManyBody<Body>().strength(-70).theta(1).distanceMax(900))
      .force(
        'collide',
        forceCollide<Body>((body) => graph.radius[body.node]! + 1.5)
      )
      .force('x', forceX<Body>(0).strength(0.045))
      .force('y', forceY<Body>(0).strength(0.06))
    if (this.#arranged || this.#bodies.length === 0) this.#simulation.alpha(0)
    this.#write()
  }

  /** True once the picture no longer moves. */
  get settled(): boolean {
    return this.#simulation.alpha() < alphaMin
  }

  /** How far the first settling has come, 0 to 1. */
  get fraction(): number {
    return this.settled ? 1 : Math.min(1, this.#done / this.#ticks)
  }

  /** Runs up to `ticks` ticks, fewer where the picture settles before. */
  advance(ticks: number): void {
    for (let tick = 0; tick < ticks && !this.settled; tick++) {
      this.#simulation.tick()
      this.#done++
    }
    this.#write()
  }

  /** Holds a node at a place from now on and lets its surroundings give way. */
  hold(node: number, x: number, y: number): void {
    const body = this.#bodyOf[node]
    if (body) {
      body.fx = x
      body.fy = y
      this.#simulation.alpha(Math.max(this.#simulation.alpha(), dragAlpha))
    } else {
      // A node without a link takes no part in the simulation: it is put where it was dropped.
      this.positions[node * 2] = x
      this.positions[node * 2 + 1] = y
    }
  }

  /** The unlinked nodes follow the rest until it has settled once; afterwards they stay where they are. */
  #write(): void {
    for (const body of this.#bodies) {
      this.positions[body.node * 2] = body.x
      this.positions[body.node * 2 + 1] = body.y
    }
    if (this.#arranged) return
    placeIsolates(this.positions, this.#linked, this.#unlinked)
    this.#arranged = this.settled
  }
}
