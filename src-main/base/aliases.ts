/**
 * A distribution over places, so that one number of 32 bits draws a place: leading bits choose a cell, the others a half.
 * Held as the kernel reads it.
 */
export interface Aliases {
  /** How many bits choose within a cell. */
  shift: number
  /** For each cell the last number within it that belongs to its first half, −1 for none, and the places of its halves. */
  cells: Int32Array
}

/**
 * The table of a distribution, in linear time; probabilities are exact to 2⁻³².
 * Source: Walker (1977), ACM Trans. Math. Softw. 3:253; Vose (1991), IEEE Trans. Softw. Eng. 17:972.
 * @param weights positive; they are scaled to sum to 1
 * @param places what the weights are of, in their order
 */
export function aliases(weights: Float64Array, places: Int32Array): Aliases {
  const size = weights.length
  const bitsOfCell = Math.max(1, Math.ceil(Math.log2(size)))
  const count = 2 ** bitsOfCell
  const shift = 32 - bitsOfCell
  const width = 2 ** shift
  let sum = 0
  for (let i = 0; i < size; i++) sum += weights[i]!
  // In units of a cell; cells beyond the places start empty and are filled by others.
  const parts = new Float64Array(count)
  const cells = new Int32Array(3 * count)
  // Cells that lack something, from the start, and cells that have too much, from the end, the last of either first.
  const waiting = new Int32Array(count)
  let small = 0
  let large = count
  for (let cell = 0; cell < count; cell++) {
    const part = cell < size ? (weights[cell]! / sum) * count : 0
    const place = places[Math.min(cell, size - 1)]!
    parts[cell] = part
    cells[3 * cell] = width - 1
    cells[3 * cell + 1] = place
    cells[3 * cell + 2] = place
    if (part < 1) waiting[small++] = cell
    else waiting[--large] = cell
  }
  while (small > 0 && large < count) {
    const cell = waiting[--small]!
    const other = waiting[large]!
    const part = parts[cell]!
    cells[3 * cell] = Math.round(part * width) - 1
    cells[3 * cell + 2] = places[other]!
    parts[other]! -= 1 - part
    if (parts[other]! < 1) {
      large++
      waiting[small++] = other
    }
  }
  return { shift, cells }
}
