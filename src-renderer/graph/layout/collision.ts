/**
 * Keeps discs from overlapping: a grid of cells as wide as the two largest discs, in which only neighbouring cells can
 * hold discs that touch.
 */
export class Collision {
  readonly #radius: Float64Array
  readonly #cellOf: Int32Array
  readonly #inCells: Uint32Array
  #start = new Uint32Array(0)

  /** @param radius room each point keeps around itself */
  constructor(radius: Float64Array) {
    this.#radius = radius
    this.#cellOf = new Int32Array(radius.length)
    this.#inCells = new Uint32Array(radius.length)
  }

  /**
   * Parts overlapping discs of the points `from…to`: adds to the velocities what moves them to just touching, the smaller
   * one moving more.
   */
  part(x: Float64Array, y: Float64Array, vx: Float64Array, vy: Float64Array, from: number, to: number): void {
    const radius = this.#radius
    const points = to - from
    if (points < 2) return
    let [left, right, top, bottom, widest] = [Infinity, -Infinity, Infinity, -Infinity, 0]
    for (let point = from; point < to; point++) {
      const [px, py] = [x[point]! + vx[point]!, y[point]! + vy[point]!]
      if (px < left) left = px
      if (px > right) right = px
      if (py < top) top = py
      if (py > bottom) bottom = py
      if (radius[point]! > widest) widest = radius[point]!
    }
    if (widest <= 0) return
    // Never many more cells than points, however far the points are scattered.
    const width = Math.max(2 * widest, Math.sqrt(((right - left + 1) * (bottom - top + 1)) / (4 * points)))
    const columns = Math.floor((right - left) / width) + 1
    const rows = Math.floor((bottom - top) / width) + 1
    const cells = columns * rows
    if (this.#start.length < cells + 1) this.#start = new Uint32Array(cells * 2 + 1)
    const start = this.#start.fill(0, 0, cells + 1)
    const cellOf = this.#cellOf
    for (let point = from; point < to; point++) {
      const column = Math.floor((x[point]! + vx[point]! - left) / width)
      const row = Math.floor((y[point]! + vy[point]! - top) / width)
      cellOf[point] = row * columns + column
      start[cellOf[point]! + 1]! += 1
    }
    for (let cell = 0; cell < cells; cell++) start[cell + 1]! += start[cell]!
    const inCells = this.#inCells
    for (let point = to - 1; point >= from; point--) inCells[--start[cellOf[point]! + 1]!] = point
    // Filling from behind moved every start one cell to the left: cell c now begins at start[c + 1].
    for (let point = from; point < to; point++) {
      const [row, column] = [Math.floor(cellOf[point]! / columns), cellOf[point]! % columns]
      const lastRow = Math.min(row + 1, rows - 1)
      for (let r = row; r <= lastRow; r++) {
        const firstCell = r * columns + Math.max(column - 1, 0)
        const lastCell = r * columns + Math.min(column + 1, columns - 1)
        const end = lastCell + 1 < cells ? start[lastCell + 2]! : points
        for (let k = start[firstCell + 1]!; k < end; k++) {
          const other = inCells[k]!
          // Pairs within a row are met from both ends.
          if (r === row && other <= point) continue
          const room = radius[point]! + radius[other]!
          let dx = x[point]! + vx[point]! - x[other]! - vx[other]!
          let dy = y[point]! + vy[point]! - y[other]! - vy[other]!
          let distance2 = dx * dx + dy * dy
          if (distance2 >= room * room) continue
          if (distance2 === 0) {
            dx = (point & 1) === 0 ? 1e-3 : -1e-3
            dy = 1e-3
            distance2 = dx * dx + dy * dy
          }
          const distance = Math.sqrt(distance2)
          const push = (room - distance) / distance
          const share = radius[other]! ** 2 / (radius[point]! ** 2 + radius[other]! ** 2)
          vx[point]! += dx * push * share
          vy[point]! += dy * push * share
          vx[other]! -= dx * push * (1 - share)
          vy[other]! -= dy * push * (1 - share)
        }
      }
    }
  }
}
