import { Stopping } from './stopping'

/** How sure an estimate of betweenness is: no node is off by more than the error with a chance of 1 − δ. */
const delta = 0.1
/** Paths drawn in one step, steps between two looks at whether they are enough, and steps of the first sample. */
const drawsOfStep = 1000
const stepsOfRound = 4

/** Draws `draws` shortest paths under a seed and counts those through each node. */
export type Draw = (draws: number, seed: string) => Promise<Int32Array>

/**
 * Estimates the share of shortest paths between all ordered pairs that run through each node, within ε of all of them at
 * 90 % confidence. Rounds are of one size whoever draws them, so that one seed gives one result.
 * @param onShare gets the share of the most paths that may be needed
 */
export async function estimatedShares(
  n: number,
  epsilon: number,
  vertexDiameter: number,
  seed: string,
  draw: Draw,
  onShare: (share: number) => void
): Promise<Float64Array> {
  const round = async (name: string) => {
    const steps = Array.from({ length: stepsOfRound }, (_, i) => draw(drawsOfStep, `paths ${seed} ${name} ${i}`))
    return added(new Int32Array(n), await Promise.all(steps))
  }
  const stopping = new Stopping(epsilon, delta, vertexDiameter, await round('first'))
  const counts = new Int32Array(n)
  let drawn = 0
  for (let i = 0; drawn === 0 || !stopping.isEnough(counts, drawn); i++) {
    added(counts, [await round(String(i))])
    drawn += drawsOfStep * stepsOfRound
    onShare(Math.min(1, drawn / stopping.most))
  }
  return Float64Array.from(counts, (count) => count / drawn)
}

function added(sum: Int32Array, parts: readonly Int32Array[]): Int32Array {
  for (const part of parts) for (let v = 0; v < sum.length; v++) sum[v]! += part[v]!
  return sum
}
