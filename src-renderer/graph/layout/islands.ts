import type { Bodies } from './bodies'

/** Free room between two components, in world units. */
const gap = 60
/** Width of the finest grid, in world units, and how many of its cells the largest component may be wide. */
const finestCell = 20
const mostCells = 200
/** How much wider than high the whole should come to be. */
const aspect = 1.4

/** What a component covers: half its width and height, and the cells of a grid around its middle, as columns and rows. */
interface Island {
  component: number
  x: number
  y: number
  columns: Int32Array
  rows: Int32Array
}

/**
 * Sets components side by side as polyominoes of the cells they cover (Freivalds, Dogrusoz and Kikusts 2002, Graph
 * Drawing, LNCS 2265:378): the largest in the middle of the world, then the others, larger ones first, at the free place
 * nearest to it. Links cover cells too, so that nobody comes to lie on the link of another component.
 *
 * @param radius of each node, in world units
 * @param fixed 1 for components that stay where they are, whatever their size
 * @returns what to add to the coordinates of the bodies of each component, `[x0, y0, x1, y1, …]`
 */
export function packIslands(
  bodies: Bodies,
  x: Float64Array,
  y: Float64Array,
  radius: Float32Array,
  fixed: Uint8Array
): Float64Array {
  const components = bodies.bound.length - 1
  const boxes = Array.from({ length: components }, (_, component) => boxOf(bodies, component, x, y))
  const moves = Float64Array.from(
    boxes.flatMap((box, component) => (fixed[component] === 1 ? [0, 0] : [-box.x, -box.y]))
  )
  if (components < 2) return moves

  const cell = Math.max(finestCell, (2 * Math.max(boxes[0]!.halfWidth, boxes[0]!.halfHeight)) / mostCells)
  const islands = boxes.map((box, component): Island => {
    return { component, x: box.x, y: box.y, ...cellsOf(bodies, component, box, { x, y, radius, cell }) }
  })
  const grid = new Grid(islands, fixed, cell)
  for (const island of islands) if (fixed[island.component] === 1) grid.take(island, grid.middleOf(island))
  const free = islands.filter(({ component }) => fixed[component] === 0)
  free.sort((a, b) => b.columns.length - a.columns.length || a.component - b.component)
  const near = grid.placesByDistance()
  let [start, smallest] = [0, Infinity]
  for (const island of free) {
    // What had no room for a component has none for the next one of its size.
    if (island.columns.length < smallest) start = 0
    smallest = island.columns.length
    while (!grid.fits(island, near[start]!)) start++
    grid.take(island, near[start]!)
    const [column, row] = grid.at(near[start]!)
    moves[island.component * 2]! += column * cell
    moves[island.component * 2 + 1]! += row * cell
  }
  return moves
}

interface Box {
  x: number
  y: number
  halfWidth: number
  halfHeight: number
}

function boxOf({ bound }: Bodies, component: number, x: Float64Array, y: Float64Array): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let body = bound[component]!; body < bound[component + 1]!; body++) {
    left = Math.min(left, x[body]!)
    right = Math.max(right, x[body]!)
    top = Math.min(top, y[body]!)
    bottom = Math.max(bottom, y[body]!)
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, halfWidth: (right - left) / 2, halfHeight: (bottom - top) / 2 }
}

/** The cells that the discs and links of a component touch, with its half of the gap around them. */
function cellsOf(
  { bound, node, offset, neighbour }: Bodies,
  component: number,
  box: Box,
  { x, y, radius, cell }: { x: Float64Array; y: Float64Array; radius: Float32Array; cell: number }
): { columns: Int32Array; rows: Int32Array } {
  const room = gap / 2
  const halfColumns = Math.ceil((box.halfWidth + room + 40) / cell) + 1
  const halfRows = Math.ceil((box.halfHeight + room + 40) / cell) + 1
  const width = 2 * halfColumns + 1
  const covered = new Uint8Array(width * (2 * halfRows + 1))
  const cover = (px: number, py: number, reach: number) => {
    const [left, right] = [Math.round((px - reach) / cell), Math.round((px + reach) / cell)]
    const [top, bottom] = [Math.round((py - reach) / cell), Math.round((py + reach) / cell)]
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) covered[(row + halfRows) * width + column + halfColumns] = 1
    }
  }
  for (let body = bound[component]!; body < bound[component + 1]!; body++) {
    const [px, py] = [x[body]! - box.x, y[body]! - box.y]
    cover(px, py, Math.min(40, radius[node[body]!]!) + room)
    for (let link = offset[body]!; link < offset[body + 1]!; link++) {
      const other = neighbour[link]!
      if (other < body) continue
      const [dx, dy] = [x[other]! - x[body]!, y[other]! - y[body]!]
      const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / cell)
      for (let step = 1; step < steps; step++) cover(px + (dx * step) / steps, py + (dy * step) / steps, 0)
    }
  }
  const [columns, rows]: [number[], number[]] = [[], []]
  for (let at = 0; at < covered.length; at++) {
    if (covered[at] === 0) continue
    columns.push((at % width) - halfColumns)
    rows.push(Math.floor(at / width) - halfRows)
  }
  return { columns: Int32Array.from(columns), rows: Int32Array.from(rows) }
}

/** A square of cells around the middle of the world, and which of them are taken. */
class Grid {
  readonly #half: number
  readonly #width: number
  readonly #cell: number
  readonly #taken: Uint8Array

  /** Wide enough for all islands, however ill they fit, beside those that are fixed. */
  constructor(islands: Island[], fixed: Uint8Array, cell: number) {
    this.#cell = cell
    let [covered, farthest] = [0, 0]
    for (const island of islands) {
      covered += island.columns.length
      const [column, row] = fixed[island.component] === 1 ? this.#cellOf(island) : [0, 0]
      for (const c of island.columns) farthest = Math.max(farthest, Math.abs(column + c))
      for (const r of island.rows) farthest = Math.max(farthest, Math.abs(row + r))
    }
    this.#half = farthest + Math.ceil(Math.sqrt(covered * 4) * aspect) + 8
    this.#width = 2 * this.#half + 1
    this.#taken = new Uint8Array(this.#width * this.#width)
  }

  /** Column and row of a place, from the middle of the world. */
  at(place: number): [number, number] {
    return [(place % this.#width) - this.#half, Math.floor(place / this.#width) - this.#half]
  }

  /** The place an island has now. */
  middleOf(island: Island): number {
    const [column, row] = this.#cellOf(island)
    return (row + this.#half) * this.#width + column + this.#half
  }

  fits({ columns, rows }: Island, place: number): boolean {
    const width = this.#width
    const [column, row] = [place % width, Math.floor(place / width)]
    for (let i = 0; i < columns.length; i++) {
      const [c, r] = [column + columns[i]!, row + rows[i]!]
      if (c < 0 || c >= width || r < 0 || r >= width || this.#taken[r * width + c] === 1) return false
    }
    return true
  }

  take({ columns, rows }: Island, place: number): void {
    for (let i = 0; i < columns.length; i++) this.#taken[place + rows[i]! * this.#width + columns[i]!] = 1
  }

  /** All places, nearest to the middle first, to the width of a cell. */
  placesByDistance(): Uint32Array {
    const width = this.#width
    const ring = new Uint32Array(width * width)
    const start = new Uint32Array(Math.ceil(this.#half * (1 + aspect)) + 2)
    for (let place = 0, row = -this.#half; row <= this.#half; row++) {
      for (let column = -this.#half; column <= this.#half; column++, place++) {
        ring[place] = Math.round(Math.sqrt(column * column + row * aspect * row * aspect))
        start[ring[place]! + 1]! += 1
      }
    }
    for (let r = 1; r < start.length; r++) start[r]! += start[r - 1]!
    const places = new Uint32Array(width * width)
    for (let place = 0; place < places.length; place++) places[start[ring[place]!]!++] = place
    return places
  }

  #cellOf({ x, y }: Island): [number, number] {
    return [Math.round(x / this.#cell), Math.round(y / this.#cell)]
  }
}
