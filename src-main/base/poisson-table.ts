import { aliases, type Aliases } from './aliases'

/** Values less likely than this never come: it is less than one of the numbers that are drawn. */
const NEVER = 2 ** -34

const tables = new Map<number, Aliases>()

/**
 * Poisson counts of one mean: the halves of its cells are counts, so that one number gives one. Made once, as the same few
 * are asked for again and again. @param mean positive
 */
export function poissonTable(mean: number): Aliases {
  const known = tables.get(mean)
  if (known) return known
  if (tables.size >= 2000) tables.clear()
  const made = makeTable(mean)
  tables.set(mean, made)
  return made
}

function makeTable(mean: number): Aliases {
  const mode = Math.floor(mean)
  const atMode = Math.exp(mode * Math.log(mean) - mean - logFactorial(mode))
  const below: number[] = []
  for (let k = mode, p = atMode; k > 0 && (p *= k / mean) > NEVER; k--) below.push(p)
  const above: number[] = []
  for (let k = mode + 1, p = atMode; (p *= mean / k) > NEVER; k++) above.push(p)
  const probabilities = Float64Array.from([...below.reverse(), atMode, ...above])
  const first = mode - below.length
  return aliases(
    probabilities,
    Int32Array.from(probabilities, (_, i) => first + i)
  )
}

/** ln k!, by Stirling's series from 16 on, error below 1e-12. */
function logFactorial(k: number): number {
  if (k < 16) {
    let sum = 0
    for (let i = 2; i <= k; i++) sum += Math.log(i)
    return sum
  }
  const square = k * k
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / k
  return (k + 0.5) * Math.log(k) - k + 0.9189385332046727 + series
}
