import type { Random } from '#base/random'

/** Rounds of power iteration for each axis. */
const iterations = 60

/**
 * Places nodes by classical scaling of their distances to some of them (pivot MDS: Brandes and Pich 2007, Graph Drawing,
 * LNCS 4372:42): the two directions in which the squared distances, centred by rows and columns, spread most.
 *
 * @param distances from each node to each pivot: `distances[node * pivots + pivot]`; overwritten
 * @returns x and y of each node, in units of the distances up to a common factor
 */
export function pivotScaling(
  distances: Float64Array,
  pivots: number,
  random: Random
): { x: Float64Array; y: Float64Array } {
  const nodes = distances.length / pivots
  centre(distances, nodes, pivots)
  const products = new Float64Array(pivots * pivots)
  for (let node = 0; node < nodes; node++) {
    const row = node * pivots
    for (let p = 0; p < pivots; p++) {
      const value = distances[row + p]!
      for (let q = 0; q <= p; q++) products[p * pivots + q]! += value * distances[row + q]!
    }
  }
  for (let p = 0; p < pivots; p++) for (let q = 0; q < p; q++) products[q * pivots + p] = products[p * pivots + q]!
  const first = mainDirection(products, pivots, [], random)
  const second = mainDirection(products, pivots, [first], random)
  return { x: along(distances, first, nodes), y: along(distances, second, nodes) }
}

/** Squares the distances and takes off the means of rows and columns. */
function centre(values: Float64Array, rows: number, columns: number): void {
  const columnMean = new Float64Array(columns)
  const rowMean = new Float64Array(rows)
  let mean = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const square = values[row * columns + column]! ** 2
      values[row * columns + column] = square
      rowMean[row]! += square / columns
      columnMean[column]! += square / rows
    }
    mean += rowMean[row]! / rows
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      values[at] = -0.5 * (values[at]! - rowMean[row]! - columnMean[column]! + mean)
    }
  }
}

/** The unit vector that a symmetric matrix lengthens most, among those at right angles to the given ones. */
function mainDirection(matrix: Float64Array, size: number, against: Float64Array[], random: Random): Float64Array {
  let vector = Float64Array.from({ length: size }, () => random.uniform() - 0.5)
  for (let i = 0; i < iterations; i++) {
    const image = new Float64Array(size)
    for (let row = 0; row < size; row++) {
      let sum = 0
      for (let column = 0; column < size; column++) sum += matrix[row * size + column]! * vector[column]!
      image[row] = sum
    }
    for (const other of against) {
      let shared = 0
      for (let k = 0; k < size; k++) shared += image[k]! * other[k]!
      for (let k = 0; k < size; k++) image[k]! -= shared * other[k]!
    }
    let length = 0
    for (const value of image) length += value * value
    length = Math.sqrt(length)
    // Distances that leave no further direction, such as those along a line.
    if (length < 1e-12) return new Float64Array(size)
    vector = image.map((value) => value / length)
  }
  return vector
}

function along(values: Float64Array, direction: Float64Array, rows: number): Float64Array {
  const columns = direction.length
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0
    for (let column = 0; column < columns; column++) sum += values[row * columns + column]! * direction[column]!
    return sum
  })
}
