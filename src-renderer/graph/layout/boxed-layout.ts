import { bodiesOf } from './bodies'
import { Collision } from './collision'
import { Drag } from './drag'
import { Layout, type LayoutGraph, type LayoutOptions } from './simulation'
import { treemap, type Rectangle } from './treemap'

/** A box of the picture, in world units, and the group whose nodes lie in it; -1 holds those of no group of two. */
export interface GroupBox extends Rectangle {
  group: number
}

/** Area, in square world units, that a box has for each of its nodes, and how many times the square around its disc. */
const areaPerNode = 2200
const timesDisc = 3
/** Width of the whole over its height. */
const aspect = 1.5
/** Free room inside the edges of a box; a title has room above, in world units. */
const padding = 14
const titleHeight = 20
/** Free room between two discs, and passes in which they part at the end. */
const margin = 3
const passes = 80

interface Group {
  box: GroupBox
  /** Its nodes, in the order of the nodes of its layout. */
  node: Uint32Array
  layout: Layout
  /** False where none of its nodes is linked with another. */
  linked: boolean
}

/**
 * Group in a box (Rodrigues et al. 2011, IEEE SocialCom: 354): each group of nodes has a box of a treemap, by their
 * number, and is arranged in it by the links among its own. Groups of a single node share one box.
 */
export class BoxedLayout {
  readonly positions: Float32Array
  readonly boxes: GroupBox[]
  readonly #graph: LayoutGraph
  readonly #inside: { source: Uint32Array; target: Uint32Array }
  readonly #groups: Group[]
  #arranged: boolean
  #drag: Drag | null = null

  /** @param group group of each node, any numbering; below 0 for none */
  constructor(graph: LayoutGraph, group: Int32Array, options: LayoutOptions = {}) {
    this.#graph = graph
    const members = membersOf(group, graph.radius)
    const areas = members.map(({ area }) => area)
    const height = Math.sqrt(areas.reduce((sum, area) => sum + area, 0) / aspect)
    const width = height * aspect
    const boxes = treemap(areas, { x: -width / 2, y: -height / 2, width, height })
    this.boxes = members.map(({ group: of }, i) => ({ group: of, ...boxes[i]! }))

    const groupOf = new Int32Array(graph.nodes)
    const placeOf = new Uint32Array(graph.nodes)
    members.forEach(({ node }, g) =>
      node.forEach((v, place) => {
        groupOf[v] = g
        placeOf[v] = place
      })
    )
    const ends: { source: number[]; target: number[] }[] = members.map(() => ({ source: [], target: [] }))
    const inside: { source: number[]; target: number[] } = { source: [], target: [] }
    graph.source.forEach((from, edge) => {
      const to = graph.target[edge]!
      if (groupOf[from] !== groupOf[to]) return
      inside.source.push(from)
      inside.target.push(to)
      ends[groupOf[from]!]!.source.push(placeOf[from]!)
      ends[groupOf[from]!]!.target.push(placeOf[to]!)
    })
    this.#inside = { source: Uint32Array.from(inside.source), target: Uint32Array.from(inside.target) }
    this.#arranged = options.settled !== undefined
    this.positions = options.settled?.slice() ?? new Float32Array(graph.nodes * 2)
    // Settled positions are taken up as they are: nothing is left to arrange.
    this.#groups = (this.#arranged ? [] : members).map(({ node }, g) => {
      const layout = new Layout(
        {
          nodes: node.length,
          source: Uint32Array.from(ends[g]!.source),
          target: Uint32Array.from(ends[g]!.target),
          community: Int32Array.from(node, (v) => graph.community[v]!),
          radius: Float32Array.from(node, (v) => graph.radius[v]!)
        },
        {
          seed: options.seed,
          start:
            options.start &&
            Float32Array.from({ length: node.length * 2 }, (_, i) => options.start![node[i >> 1]! * 2 + (i & 1)]!)
        }
      )
      return { box: this.boxes[g]!, node, layout, linked: ends[g]!.source.length > 0 }
    })
    if (this.#arranged) return
    this.#finish()
  }

  /** True once the picture no longer moves. */
  get settled(): boolean {
    return this.#arranged && (this.#drag?.atRest ?? true)
  }

  /** How far the first settling has come, 0 to 1. */
  get fraction(): number {
    return this.#arranged ? 1 : this.#groups.reduce((least, { layout }) => Math.min(least, layout.fraction), 1)
  }

  /** Takes up to so many steps, fewer where the picture settles before. */
  advance(steps: number): void {
    for (let step = 0; step < steps && !this.settled; step++) {
      if (this.#arranged) this.#drag?.step()
      else {
        for (const { layout } of this.#groups) layout.advance(1)
        this.#finish()
      }
    }
  }

  /** Holds a node of the settled picture at a place from now on and lets its surroundings give way. */
  hold(node: number, x: number, y: number): void {
    if (!this.#arranged) return
    const { source, target } = this.#inside
    this.#drag ??= new Drag(bodiesOf(this.#graph.nodes, source, target), this.positions, this.#graph.radius)
    this.#drag.hold(node, x, y)
  }

  /** Writes the positions of the groups, and is done once all of them are arranged. */
  #finish(): void {
    this.#arranged = this.#groups.every(({ layout }) => layout.settled)
    for (const { box, node, layout, linked } of this.#groups) {
      const inner = innerOf(box)
      const fitted = linked ? fit(layout.positions, inner) : rowsIn(inner, node.length)
      if (this.#arranged) part(fitted, node, this.#graph.radius, inner)
      node.forEach((v, place) => {
        this.positions[v * 2] = fitted[place * 2]!
        this.positions[v * 2 + 1] = fitted[place * 2 + 1]!
      })
    }
  }
}

/** The nodes of each group, most room first; nodes without a group, and those alone in theirs, are together in -1. */
function membersOf(group: Int32Array, radius: Float32Array): { group: number; node: Uint32Array; area: number }[] {
  const lists = new Map<number, number[]>()
  const alone: number[] = []
  group.forEach((of, node) => {
    if (of < 0) alone.push(node)
    else if (lists.has(of)) lists.get(of)!.push(node)
    else lists.set(of, [node])
  })
  for (const [of, list] of lists) {
    if (list.length > 1) continue
    alone.push(list[0]!)
    lists.delete(of)
  }
  if (alone.length > 0)
    lists.set(
      -1,
      alone.sort((a, b) => a - b)
    )
  const members = [...lists].map(([of, list]) => {
    const area = list.reduce((sum, node) => sum + areaOf(radius[node]!), 0)
    return { group: of, node: Uint32Array.from(list), area }
  })
  return members.sort((a, b) => b.area - a.area || a.node[0]! - b.node[0]!)
}

function areaOf(radius: number): number {
  return Math.max(areaPerNode, timesDisc * (2 * radius + margin) ** 2)
}

function innerOf({ x, y, width, height }: Rectangle): Rectangle {
  const [left, top] = [Math.min(padding, width / 8), Math.min(padding + titleHeight, height / 4)]
  return { x: x + left, y: y + top, width: width - 2 * left, height: height - top - Math.min(padding, height / 8) }
}

/** Positions as large as a rectangle holds them, in its middle; turned by a quarter where they then are larger. */
function fit(positions: Float32Array, { x, y, width, height }: Rectangle): Float64Array {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < positions.length; i += 2) {
    left = Math.min(left, positions[i]!)
    right = Math.max(right, positions[i]!)
    top = Math.min(top, positions[i + 1]!)
    bottom = Math.max(bottom, positions[i + 1]!)
  }
  const [w, h] = [Math.max(right - left, 1), Math.max(bottom - top, 1)]
  const upright = Math.min(width / w, height / h)
  const turned = Math.min(width / h, height / w)
  const scale = Math.max(upright, turned)
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
  return Float64Array.from(positions, (_, i) => {
    const place = i & ~1
    const [dx, dy] = [positions[place]! - middleX, positions[place + 1]! - middleY]
    const [tx, ty] = turned > upright ? [-dy, dx] : [dx, dy]
    return (i & 1) === 0 ? x + width / 2 + tx * scale : y + height / 2 + ty * scale
  })
}

/** Places in rows that fill a rectangle evenly. */
function rowsIn({ x, y, width, height }: Rectangle, count: number): Float64Array {
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * width) / height))))
  const rows = Math.ceil(count / columns)
  return Float64Array.from({ length: count * 2 }, (_, i) => {
    const place = i >> 1
    return (i & 1) === 0
      ? x + (((place % columns) + 0.5) / columns) * width
      : y + ((Math.floor(place / columns) + 0.5) / rows) * height
  })
}

/** Parts discs that overlap, inside a rectangle. */
function part(positions: Float64Array, node: Uint32Array, radius: Float32Array, inner: Rectangle): void {
  const count = node.length
  const x = Float64Array.from({ length: count }, (_, i) => positions[i * 2]!)
  // A row too long for its box could not give way if it were quite straight.
  const y = Float64Array.from({ length: count }, (_, i) => positions[i * 2 + 1]! + ((i & 1) === 0 ? 0.5 : -0.5))
  const discs = Float64Array.from(node, (v) => radius[v]! + margin / 2)
  const collision = new Collision(discs)
  const within = (value: number, from: number, size: number, disc: number) =>
    Math.max(from + Math.min(disc, size / 2), Math.min(from + size - Math.min(disc, size / 2), value))
  for (let pass = 0; pass < passes; pass++) {
    const [vx, vy] = [new Float64Array(count), new Float64Array(count)]
    collision.part(x, y, vx, vy, 0, count)
    for (let i = 0; i < count; i++) {
      x[i] = within(x[i]! + vx[i]! * 0.7, inner.x, inner.width, discs[i]!)
      y[i] = within(y[i]! + vy[i]! * 0.7, inner.y, inner.height, discs[i]!)
    }
  }
  for (let i = 0; i < count; i++) {
    positions[i * 2] = x[i]!
    positions[i * 2 + 1] = y[i]!
  }
}
