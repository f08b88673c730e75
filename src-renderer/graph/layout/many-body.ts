/** Points in one cell before it is divided. */
const leafSize = 8
/** So few points are all taken one by one. */
const fewPoints = 48
/** Bits of a Morton number per axis: the finest cell is 2⁻¹⁶ of the whole. */
const bits = 16
/** How far apart points in one place are taken to be. */
const apart = 1e-3

/**
 * Repulsion of points from each other, far ones as cells (Barnes and Hut 1986, Nature 324:446): a tree over points in
 * Morton order whose cells lie in the order in which they are visited, so that a walk needs neither pointers nor a stack.
 */
export class ManyBody {
  #keys: Uint32Array
  #order: Uint32Array
  #spareKeys: Uint32Array
  #spare: Uint32Array
  readonly #counts = new Uint32Array(2049)
  /** The points in Morton order. */
  readonly #px: Float64Array
  readonly #py: Float64Array
  /** Of each cell: centre, points, squared width, the cell after its subtree, and its points `first…last` if it is a leaf. */
  #cx = new Float64Array(64)
  #cy = new Float64Array(64)
  #mass = new Float64Array(64)
  #width2 = new Float64Array(64)
  #skip = new Int32Array(64)
  #first = new Int32Array(64)
  #last = new Int32Array(64)
  #cells = 0

  /** @param most how many points may take part at a time */
  constructor(most: number) {
    this.#keys = new Uint32Array(most)
    this.#spareKeys = new Uint32Array(most)
    this.#order = new Uint32Array(most)
    this.#spare = new Uint32Array(most)
    this.#px = new Float64Array(most)
    this.#py = new Float64Array(most)
  }

  /**
   * Adds to the velocities of the points `from…to` what pushes them apart: `strength` over the distance of each pair.
   * Cells narrower than `theta` times their distance count as one point.
   */
  push(
    x: Float64Array,
    y: Float64Array,
    vx: Float64Array,
    vy: Float64Array,
    { from, to, strength, theta }: { from: number; to: number; strength: number; theta: number }
  ): void {
    const points = to - from
    const order = this.#order
    if (points <= fewPoints) {
      for (let place = 0; place < points; place++) {
        order[place] = from + place
        this.#px[place] = x[from + place]!
        this.#py[place] = y[from + place]!
      }
      this.#cells = 0
      this.#addCell(0, points, 0, Infinity)
      this.#skip[0] = 1
    } else this.#build(x, y, from, to)
    this.#walk(points, vx, vy, strength, theta * theta)
  }

  #walk(points: number, vx: Float64Array, vy: Float64Array, strength: number, theta2: number): void {
    const order = this.#order
    const px = this.#px
    const py = this.#py
    const cx = this.#cx
    const cy = this.#cy
    const mass = this.#mass
    const width2 = this.#width2
    const skip = this.#skip
    const first = this.#first
    const last = this.#last
    const cells = this.#cells
    for (let place = 0; place < points; place++) {
      const xi = px[place]!
      const yi = py[place]!
      let [fx, fy, cell] = [0, 0, 0]
      while (cell < cells) {
        const dx = xi - cx[cell]!
        const dy = yi - cy[cell]!
        const distance2 = dx * dx + dy * dy
        if (width2[cell]! < theta2 * distance2) {
          const push = mass[cell]! / distance2
          fx += dx * push
          fy += dy * push
          cell = skip[cell]!
          continue
        }
        const end = last[cell]!
        for (let other = first[cell]!; other < end; other++) {
          if (other === place) continue
          let ox = xi - px[other]!
          let oy = yi - py[other]!
          let other2 = ox * ox + oy * oy
          if (other2 === 0) {
            // Points in one place part along a line that depends on nothing but their order.
            ox = place < other ? apart : -apart
            oy = ((place + other) & 1) === 0 ? ox : -ox
            other2 = ox * ox + oy * oy
          }
          // Nearer than 1 the push grows no further.
          const push = other2 < 1 ? 1 / Math.sqrt(other2) : 1 / other2
          fx += ox * push
          fy += oy * push
        }
        cell++
      }
      const point = order[place]!
      vx[point]! += fx * strength
      vy[point]! += fy * strength
    }
  }

  #build(x: Float64Array, y: Float64Array, from: number, to: number): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let point = from; point < to; point++) {
      if (x[point]! < left) left = x[point]!
      if (x[point]! > right) right = x[point]!
      if (y[point]! < top) top = y[point]!
      if (y[point]! > bottom) bottom = y[point]!
    }
    const width = Math.max(right - left, bottom - top, 1e-6) * 1.0000001
    const scale = 2 ** bits / width
    for (let point = from; point < to; point++) {
      this.#keys[point - from] = spread((x[point]! - left) * scale) | (spread((y[point]! - top) * scale) << 1)
      this.#order[point - from] = point
    }
    this.#sort(to - from)
    for (let place = 0; place < to - from; place++) {
      this.#px[place] = x[this.#order[place]!]!
      this.#py[place] = y[this.#order[place]!]!
    }
    this.#cells = 0
    this.#divide(0, to - from, bits * 2, width)
  }

  /** Sorts points by their Morton numbers, 11 bits at a time. */
  #sort(points: number): void {
    const counts = this.#counts
    for (let shift = 0; shift < 2 * bits; shift += 11) {
      const [keys, order, nextKeys, next] = [this.#keys, this.#order, this.#spareKeys, this.#spare]
      counts.fill(0)
      for (let i = 0; i < points; i++) counts[((keys[i]! >>> shift) & 2047) + 1]! += 1
      for (let digit = 0; digit < 2048; digit++) counts[digit + 1]! += counts[digit]!
      for (let i = 0; i < points; i++) {
        const place = counts[(keys[i]! >>> shift) & 2047]!++
        nextKeys[place] = keys[i]!
        next[place] = order[i]!
      }
      this.#keys = nextKeys
      this.#order = next
      this.#spareKeys = keys
      this.#spare = order
    }
  }

  /** Makes the cell of the points `from…to` and, before it returns, all cells below it. */
  #divide(from: number, to: number, shift: number, width: number): void {
    if (to - from <= leafSize || shift === 0) {
      const leaf = this.#addCell(from, to, from, width)
      this.#skip[leaf] = this.#cells
      return
    }
    const cell = this.#addCell(from, to, to, width)
    const keys = this.#keys
    for (let start = from; start < to;) {
      const quarter = (keys[start]! >>> (shift - 2)) & 3
      let end = start + 1
      while (end < to && ((keys[end]! >>> (shift - 2)) & 3) === quarter) end++
      this.#divide(start, end, shift - 2, width / 2)
      start = end
    }
    this.#skip[cell] = this.#cells
  }

  /** A cell of the points `from…to`, of which it holds those from `own` on itself. */
  #addCell(from: number, to: number, own: number, width: number): number {
    const cell = this.#cells++
    if (cell === this.#skip.length) this.#grow()
    let [sumX, sumY] = [0, 0]
    for (let place = from; place < to; place++) {
      sumX += this.#px[place]!
      sumY += this.#py[place]!
    }
    this.#cx[cell] = sumX / (to - from)
    this.#cy[cell] = sumY / (to - from)
    this.#mass[cell] = to - from
    this.#width2[cell] = width * width
    this.#first[cell] = own
    this.#last[cell] = to
    return cell
  }

  #grow(): void {
    const cells = this.#skip.length * 2
    const wider = <T extends Float64Array | Int32Array>(into: T, column: T): T => {
      into.set(column)
      return into
    }
    this.#cx = wider(new Float64Array(cells), this.#cx)
    this.#cy = wider(new Float64Array(cells), this.#cy)
    this.#mass = wider(new Float64Array(cells), this.#mass)
    this.#width2 = wider(new Float64Array(cells), this.#width2)
    this.#skip = wider(new Int32Array(cells), this.#skip)
    this.#first = wider(new Int32Array(cells), this.#first)
    this.#last = wider(new Int32Array(cells), this.#last)
  }
}

/** The low 16 bits of a number with a free bit after each. */
function spread(value: number): number {
  let x = value & 0xffff
  x = (x | (x << 8)) & 0x00ff00ff
  x = (x | (x << 4)) & 0x0f0f0f0f
  x = (x | (x << 2)) & 0x33333333
  return (x | (x << 1)) & 0x55555555
}
