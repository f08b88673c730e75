/** A distribution over places, so that one number of 32 bits draws a place: leading bits choose a cell, the others a half. */
export interface Aliases {
  /** How many bits choose within a cell. */
  shift: number
  /** For each cell, the last number within it that belongs to its first half; −1 for none. */
  threshold: Int32Array
  /** The places of the two halves of each cell. */
  halves: Int32Array
}

/**
 * The table of a distribution, in linear time; probabilities are exact to 2⁻³².
 * Source: Walker (1977), ACM Trans. Math. Softw. 3:253; Vose (1991), IEEE Trans. Softw. Eng. 17:972.
 * @param weights of the places, positive; they are scaled to sum to 1
 */
export function aliases(weights: ArrayLike<number>): Aliases {
  const bitsOfCell = Math.max(1, Math.ceil(Math.log2(weights.length)))
  const cells = 2 ** bitsOfCell
  const shift = 32 - bitsOfCell
  const width = 2 ** shift
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]!
  // In units of a cell; cells beyond the places start empty and are filled by others.
  const parts = Float64Array.from({ length: cells }, (_, cell) => ((weights[cell] ?? 0) / sum) * cells)
  const threshold = new Int32Array(cells).fill(width - 1)
  const halves = new Int32Array(2 * cells)
  const small: number[] = []
  const large: number[] = []
  for (let cell = 0; cell < cells; cell++) {
    halves.fill(Math.min(cell, weights.length - 1), 2 * cell, 2 * cell + 2)
    ;(parts[cell]! < 1 ? small : large).push(cell)
  }
  while (small.length > 0 && large.length > 0) {
    const cell = small.pop()!
    const other = large.at(-1)!
    threshold[cell] = Math.round(parts[cell]! * width) - 1
    halves[2 * cell + 1] = other
    parts[other]! -= 1 - parts[cell]!
    if (parts[other]! < 1) small.push(large.pop()!)
  }
  return { shift, threshold, halves }
}
