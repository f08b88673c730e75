import jStat from 'jstat'

/** Natural logarithm of the gamma function, for x > 0. */
export function logGamma(x: number): number {
  return jStat.gammaln(x)
}

/** P(Z ≤ z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  return jStat.normal.cdf(z, 0, 1)
}

/** The z with P(Z ≤ z) = p, for 0 < p < 1. */
export function normalQuantile(p: number): number {
  return jStat.normal.inv(p, 0, 1)
}

/** The x with P(X ≤ x) = p, where X is gamma distributed with this shape and scale 1. */
export function gammaQuantile(p: number, shape: number): number {
  return jStat.gamma.inv(p, shape, 1)
}

/**
 * P(T ≤ t) of Student's t with a whole number of degrees of freedom, by the finite sums of
 * Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
 */
export function studentCdf(t: number, df: number): number {
  const theta = Math.atan2(t, Math.sqrt(df))
  const cosine = Math.cos(theta)
  const even = df % 2 === 0
  let term = even ? 1 : cosine
  let sum = df === 1 ? 0 : term
  for (let j = even ? 2 : 3; j <= df - 2; j += 2) {
    term *= (cosine * cosine * (j - 1)) / j
    sum += term
  }
  const central = even ? Math.sin(theta) * sum : (2 / Math.PI) * (theta + Math.sin(theta) * sum)
  return (1 + central) / 2
}

/** The t with P(T ≤ t) = p. jstat's value is right to about eight digits; two Newton steps make it exact. */
export function studentQuantile(p: number, df: number): number {
  const logDensityAtZero = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2
  let t = jStat.studentt.inv(p, df)
  for (let step = 0; step < 2; step++) {
    const density = Math.exp(logDensityAtZero - ((df + 1) / 2) * Math.log1p((t * t) / df))
    t -= (studentCdf(t, df) - p) / density
  }
  return t
}
