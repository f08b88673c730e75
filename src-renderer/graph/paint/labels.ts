/** A label's box on the screen, in CSS pixels: left, top, width, height. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A label to place: what it names lies at a point and has a radius. */
export interface Candidate {
  node: number
  x: number
  y: number
  radius: number
  width: number
}

export interface PlacedLabel extends Box {
  node: number
}

export const labelHeight = 15
const distance = 4
/** Side of the squares boxes are filed under; near a label's size, so that few squares hold few boxes each. */
const cell = 64

/**
 * Places labels greedily: the first candidate gets its place first, to the right of its disc, or else to the left,
 * below or above; one that would cover another label, leave the picture or hide the disc of a labelled node gets none.
 *
 * @param candidates most important first, with positions in CSS pixels
 * @param bounds the part of the screen labels may take up
 * @param limit most labels to place
 */
export function placeLabels(candidates: Iterable<Candidate>, bounds: Box, limit: number): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  const taken = new BoxIndex()
  for (const candidate of candidates) {
    if (placed.length >= limit) break
    const disc = discBox(candidate)
    if (!within(disc, bounds)) continue
    const spot = spots(candidate).find((box) => within(box, bounds) && !taken.collides(box))
    if (!spot) continue
    placed.push({ node: candidate.node, ...spot })
    taken.add(spot)
    taken.add(disc)
  }
  return placed
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function within(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x &&
    box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width &&
    box.y + box.height <= bounds.y + bounds.height
  )
}

function discBox({ x, y, radius }: Candidate): Box {
  return { x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }
}

function spots({ x, y, radius, width }: Candidate): Box[] {
  const size = { width, height: labelHeight }
  const middle = y - labelHeight / 2
  return [
    { x: x + radius + distance, y: middle, ...size },
    { x: x - radius - distance - width, y: middle, ...size },
    { x: x - width / 2, y: y + radius + distance, ...size },
    { x: x - width / 2, y: y - radius - distance - labelHeight, ...size }
  ]
}

/** Boxes filed under the squares of a grid they touch. */
class BoxIndex {
  readonly #cells = new Map<string, Box[]>()

  add(box: Box): void {
    for (const key of this.#keys(box)) {
      const list = this.#cells.get(key)
      if (list) list.push(box)
      else this.#cells.set(key, [box])
    }
  }

  collides(box: Box): boolean {
    for (const key of this.#keys(box)) {
      if (this.#cells.get(key)?.some((other) => overlap(box, other))) return true
    }
    return false
  }

  *#keys(box: Box): Generator<string> {
    for (let column = Math.floor(box.x / cell); column <= Math.floor((box.x + box.width) / cell); column++)
      for (let row = Math.floor(box.y / cell); row <= Math.floor((box.y + box.height) / cell); row++)
        yield `${column}:${row}`
  }
}
