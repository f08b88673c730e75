import { meanVector, similarity, type TermVectors } from './term-vectors'

const mostSteps = 40
/** Centres are learnt from so many texts, evenly taken from all; more would cost time and move them little. */
const mostLearnt = 5000

/**
 * Parts texts into at most `count` groups by their words: spherical k-means, whose start is fixed, so that the same texts
 * always give the same groups. The first centre is the text nearest to all others; each further one is the text that is
 * most like the others and least like the centres so far, (nearness to all) · (1 − greatest likeness to a centre).
 * Source: Dhillon and Modha (2001), Mach. Learn. 42:143.
 * @returns the group of each text, −1 for texts without a word that counts
 */
export function clusterTexts(vectors: TermVectors, count: number): Int32Array {
  const texts = vectors.starts.length - 1
  const group = new Int32Array(texts).fill(-1)
  const filled = Array.from({ length: texts }, (_, i) => i).filter((i) => vectors.starts[i + 1]! > vectors.starts[i]!)
  if (filled.length === 0) return group
  const every = Math.max(1, filled.length / mostLearnt)
  const learnt = Array.from({ length: Math.min(mostLearnt, filled.length) }, (_, i) => filled[Math.floor(i * every)]!)
  let centres = startingCentres(vectors, learnt, count)
  for (let step = 0; step < mostSteps; step++) {
    let changed = false
    for (const text of learnt) {
      const nearest = nearestOf(vectors, text, centres)
      if (nearest === group[text]) continue
      group[text] = nearest
      changed = true
    }
    if (!changed) break
    centres = centres.map((centre, g) => {
      const members = learnt.filter((text) => group[text] === g)
      return members.length === 0 ? centre : unit(meanVector(vectors, members))
    })
  }
  if (learnt.length < filled.length) for (const text of filled) group[text] = nearestOf(vectors, text, centres)
  return group
}

function startingCentres(vectors: TermVectors, filled: readonly number[], count: number): Float64Array[] {
  const middle = meanVector(vectors, filled)
  const nearness = filled.map((text) => similarity(vectors, text, middle))
  const likeness = new Float64Array(filled.length)
  const centres: Float64Array[] = []
  while (centres.length < count) {
    let best = 0
    for (let i = 1; i < filled.length; i++) {
      // What rounding parted must not decide; the earlier text is taken.
      if (nearness[i]! * (1 - likeness[i]!) > nearness[best]! * (1 - likeness[best]!) + 1e-12) best = i
    }
    // Every text is one of the centres already.
    if (centres.length > 0 && nearness[best]! * (1 - likeness[best]!) < 1e-12) break
    const centre = meanVector(vectors, [filled[best]!])
    centres.push(centre)
    filled.forEach((text, i) => (likeness[i] = Math.max(likeness[i]!, similarity(vectors, text, centre))))
  }
  return centres
}

function nearestOf(vectors: TermVectors, text: number, centres: readonly Float64Array[]): number {
  let best = 0
  let greatest = -1
  centres.forEach((centre, g) => {
    const value = similarity(vectors, text, centre)
    if (value <= greatest + 1e-12) return
    best = g
    greatest = value
  })
  return best
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return vector.map((value) => value / length)
}
