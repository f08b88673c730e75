/** The indices of one vector of counts; null where an index is not defined for it. */
export interface Indices {
  contacts: number
  kols: number
  herfindahl: number | null
  herfindahlUnbiased: number | null
  herfindahlNormalised: number | null
  hill: { q0: number | null; q1: number | null; q2: number | null; qInf: number | null }
  shannon: number | null
  simpson: number | null
  evenness: number | null
  gini: number | null
  giniCorrected: number | null
  giniAssigned: number | null
  cr1: number | null
  cr3: number | null
  cr5: number | null
  chao1: number | null
  chao1Se: number | null
  chaoRichness: number | null
  coverage: number | null
  repeatShare: number | null
}

/**
 * All indices of contacts over KOLs. Sources: Herfindahl–Hirschman and Simpson (1949, Nature 163:688); Hill (1973,
 * Ecology 54:427); Shannon with natural logarithms; Pielou (1966) for evenness; the rest at their functions. The same
 * numbers as vegan 2.6's diversity, renyi and estimateR.
 * @param counts contacts with each KOL; zeros are left out of everything but `giniAssigned`
 * @param assigned size of the assigned panel, for `giniAssigned`; null where there is none
 */
export function indicesOf(counts: ArrayLike<number>, assigned: number | null): Indices {
  const seen = Float64Array.from(counts).filter((count) => count > 0)
  const n = seen.reduce((sum, count) => sum + count, 0)
  const kols = seen.length
  if (n === 0) return { ...undefinedIndices, hill: { ...undefinedIndices.hill } }
  const ascending = seen.toSorted()
  const { herfindahl, hill } = spreadOfSeen(seen)
  const shannon = entropy(seen)
  const { chao1, chao1Se } = chao(seen)
  const gini = giniOf(ascending)
  const zeros = assigned === null ? null : Math.max(assigned, kols) - kols
  return {
    contacts: n,
    kols,
    herfindahl,
    herfindahlUnbiased: unbiasedHerfindahl(seen),
    herfindahlNormalised: kols > 1 ? (herfindahl - 1 / kols) / (1 - 1 / kols) : null,
    hill,
    shannon,
    simpson: 1 - herfindahl,
    evenness: kols > 1 ? shannon / Math.log(kols) : null,
    gini,
    giniCorrected: kols > 1 ? (gini * kols) / (kols - 1) : null,
    giniAssigned: zeros === null ? null : giniOf(ascending, zeros),
    cr1: concentrationRatio(ascending, 1),
    cr3: concentrationRatio(ascending, 3),
    cr5: concentrationRatio(ascending, 5),
    chao1,
    chao1Se,
    chaoRichness: chaoRichness(seen),
    coverage: sampleCoverage(seen),
    repeatShare: 1 - kols / n
  }
}

const undefinedIndices: Indices = {
  contacts: 0,
  kols: 0,
  herfindahl: null,
  herfindahlUnbiased: null,
  herfindahlNormalised: null,
  hill: { q0: null, q1: null, q2: null, qInf: null },
  shannon: null,
  simpson: null,
  evenness: null,
  gini: null,
  giniCorrected: null,
  giniAssigned: null,
  cr1: null,
  cr3: null,
  cr5: null,
  chao1: null,
  chao1Se: null,
  chaoRichness: null,
  coverage: null,
  repeatShare: null
}

/** How weights, not only counts, spread over KOLs. */
export type Spread = Pick<Indices, 'kols' | 'herfindahl' | 'hill'>

/** Herfindahl and Hill numbers of weights that need not be whole; null where all of them are zero. */
export function spreadOf(weights: ArrayLike<number>): Spread {
  const seen = Float64Array.from(weights).filter((weight) => weight > 0)
  if (seen.length === 0) return { kols: 0, herfindahl: null, hill: { ...undefinedIndices.hill } }
  return { kols: seen.length, ...spreadOfSeen(seen) }
}

/** The same for weights above zero, at least one. */
function spreadOfSeen(seen: Float64Array) {
  const sum = seen.reduce((total, weight) => total + weight, 0)
  const herfindahl = seen.reduce((total, weight) => total + (weight / sum) ** 2, 0)
  const most = seen.reduce((a, b) => Math.max(a, b))
  return {
    herfindahl,
    hill: { q0: seen.length, q1: Math.exp(entropy(seen)), q2: 1 / herfindahl, qInf: sum / most }
  }
}

/** Shannon entropy −Σ p ln p of weights that need not sum to 1; zero for none. */
export function entropy(weights: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]!
  let result = 0
  for (let i = 0; i < weights.length; i++) {
    const p = weights[i]! / sum
    if (p > 0) result -= p * Math.log(p)
  }
  return result
}

/** Σ x(x−1) / n(n−1): the chance that two contacts are with the same KOL, unbiased; null for fewer than two contacts. */
export function unbiasedHerfindahl(counts: ArrayLike<number>): number | null {
  let n = 0
  let squares = 0
  for (let i = 0; i < counts.length; i++) {
    n += counts[i]!
    squares += counts[i]! ** 2
  }
  return unbiasedFrom(squares, n)
}

/** The same from the sum of the squared counts and the number of contacts. */
export const unbiasedFrom = (squares: number, n: number): number | null =>
  n < 2 ? null : (squares - n) / (n * (n - 1))

/** Effective number from the unbiased index, at most N, over the number the plan means. */
export function effectiveRatio(herfindahl: number | null, hillPlan: number | null, most: number): number | null {
  if (herfindahl === null || hillPlan === null) return null
  return Math.min(most, herfindahl > 0 ? 1 / herfindahl : most) / hillPlan
}

/** Gini coefficient of ascending values with so many zeros before them, without small-sample correction. */
function giniOf(ascending: ArrayLike<number>, zeros = 0): number {
  const m = ascending.length + zeros
  let sum = 0
  let ranked = 0
  for (let i = 0; i < ascending.length; i++) {
    sum += ascending[i]!
    ranked += (i + 1 + zeros) * ascending[i]!
  }
  return (2 * ranked) / (m * sum) - (m + 1) / m
}

/** Share of the k greatest of ascending counts. */
export function concentrationRatio(ascending: ArrayLike<number>, k: number): number {
  let sum = 0
  let top = 0
  for (let i = 0; i < ascending.length; i++) {
    sum += ascending[i]!
    if (i >= ascending.length - k) top += ascending[i]!
  }
  return top / sum
}

/**
 * Expected number of KOLs that this way of working would reach, bias-corrected, with its standard error by the delta
 * method over the frequency counts. Source: Chao (1984), Scand. J. Stat. 11:265; vegan's estimateR.
 */
function chao(seen: ArrayLike<number>): { chao1: number; chao1Se: number } {
  const { once, twice, more } = frequencies(seen)
  const total = once + twice + more
  const chao1 = total + (once * (once - 1)) / (2 * (twice + 1))
  const slopeOnce = 1 + (2 * once - 1) / (2 * (twice + 1))
  const slopeTwice = 1 - (once * (once - 1)) / (2 * (twice + 1) ** 2)
  const squares = slopeOnce ** 2 * once + slopeTwice ** 2 * twice + more
  const sum = slopeOnce * once + slopeTwice * twice + more
  return { chao1, chao1Se: Math.sqrt(Math.max(0, squares - sum ** 2 / chao1)) }
}

/**
 * The same question answered by Chao's lower bound for a sample of n, which differs from the bias-corrected form by
 * design. Source: Chao and Chiu (2016), Wiley StatsRef; iNEXT's ChaoRichness.
 */
function chaoRichness(seen: Float64Array): number {
  const n = seen.reduce((sum, count) => sum + count, 0)
  const { once, twice } = frequencies(seen)
  const unseen = twice > 0 ? once ** 2 / (2 * twice) : (once * (once - 1)) / 2
  return seen.length + ((n - 1) / n) * unseen
}

/** Good–Turing sample coverage. Source: Chao and Jost (2012), Ecology 93:2533, the estimator of iNEXT. */
function sampleCoverage(seen: Float64Array): number {
  const n = seen.reduce((sum, count) => sum + count, 0)
  const { once, twice } = frequencies(seen)
  if (once === 0) return 1
  const unseen =
    twice > 0 ? ((n - 1) * once) / ((n - 1) * once + 2 * twice) : ((n - 1) * (once - 1)) / ((n - 1) * (once - 1) + 2)
  return 1 - (once / n) * unseen
}

function frequencies(seen: ArrayLike<number>): { once: number; twice: number; more: number } {
  let once = 0
  let twice = 0
  for (let i = 0; i < seen.length; i++) {
    if (seen[i] === 1) once++
    else if (seen[i] === 2) twice++
  }
  return { once, twice, more: seen.length - once - twice }
}

/**
 * Expected number of KOLs in `size` contacts drawn without replacement; null where there are fewer contacts.
 * Source: Hurlbert (1971), Ecology 52:577; vegan's rarefy.
 */
export function rarefied(counts: ArrayLike<number>, size: number): number | null {
  let n = 0
  for (let i = 0; i < counts.length; i++) n += counts[i]!
  if (size > n) return null
  let expected = 0
  for (let i = 0; i < counts.length; i++) {
    const x = counts[i]!
    if (x === 0) continue
    // C(n − x, size) / C(n, size) as a product, which neither overflows nor cancels.
    let missed = n - x < size ? 0 : 1
    for (let j = 0; j < size && missed > 0; j++) missed *= (n - x - j) / (n - j)
    expected += 1 - missed
  }
  return expected
}
