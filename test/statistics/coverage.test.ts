import { describe, expect, it } from 'vitest'
import { Multinomial, themselves, undivided } from '#base/multinomial'
import { Random } from '#base/random'
import { poissonInterval, quantileInterval, wilson } from '#base/statistics'
import { bootstrapIntervals, ofEachDraw, type Estimate } from '#engine/diversity/bootstrap'
import { unbiasedFrom, unbiasedHerfindahl } from '#engine/diversity/indices'

/** Simulated teams for each setting; more of them with `npm run test:statistics`. */
const teams = Number(process.env['LENS_TEAMS'] ?? 2000)

/** Share of intervals that hold the truth, over settings: [truth, interval] is drawn anew each time. */
function coverage<S>(settings: readonly S[], draw: (setting: S, random: Random) => boolean, runs = teams): number {
  let held = 0
  settings.forEach((setting, i) => {
    const random = new Random(`coverage ${i}`)
    for (let run = 0; run < runs; run++) if (draw(setting, random)) held++
  })
  const share = held / (settings.length * runs)
  console.log(`${held} of ${settings.length * runs} intervals hold the truth: ${(100 * share).toFixed(2)} %`)
  return share
}

const holds = (interval: { low: number; high: number } | null, truth: number) =>
  interval !== null && interval.low <= truth && truth <= interval.high

const rates = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
const sizes = [20, 35, 60, 120, 300]
const grid = rates.flatMap((p) => sizes.map((n) => ({ p, n })))

/** Trials that succeed, one by one. */
function binomial(random: Random, trials: number, p: number): number {
  let hits = 0
  for (let i = 0; i < trials; i++) if (random.uniform() < p) hits++
  return hits
}

/** A Poisson count: events at exponential distances within the time. */
function poisson(random: Random, time: number): number {
  let events = -1
  for (let passed = 0; passed < time; events++) passed -= Math.log(1 - random.uniform())
  return events
}

describe('on average, 95 % intervals hold the truth', () => {
  it('in 93 to 97 of 100 cases for shares (Wilson)', () => {
    const held = coverage(grid, ({ p, n }, random) => holds(wilson(binomial(random, n, p), n), p))
    expect(held).toBeGreaterThan(0.93)
    expect(held).toBeLessThan(0.97)
  })

  it('in 93 to 97 of 100 cases for counts over time (exact Poisson)', () => {
    const held = coverage(grid, ({ p, n }, random) => holds(poissonInterval(poisson(random, p * n * 2), n), 2 * p))
    expect(held).toBeGreaterThan(0.93)
    expect(held).toBeLessThan(0.97)
  })

  it('in 93 to 97 of 100 cases for medians of skewed delays (order statistics)', () => {
    // Delays of an exponential distribution of mean 1 have the median ln 2.
    const held = coverage(sizes, (n, random) => {
      const delays = Float64Array.from({ length: n }, () => -Math.log(1 - random.uniform())).sort()
      const { low, high } = quantileInterval(delays, 0.5)
      return low !== null && high !== null && low <= Math.LN2 && Math.LN2 <= high
    })
    expect(held).toBeGreaterThan(0.93)
    expect(held).toBeLessThan(0.97)
  })

  it('in at least 90 of 100 cases for concentration (bootstrap over meetings)', () => {
    // Panels planned evenly, by tiers, and leant on three KOLs, seen in a quarter to two years.
    const tiers = [...Array<number>(8).fill(4), ...Array<number>(12).fill(2), ...Array<number>(20).fill(1)]
    const panels = [Array<number>(30).fill(1), tiers, [20, 15, 10, ...Array<number>(17).fill(2)]]
    const settings = panels.flatMap((weights) => [20, 40, 60, 120, 240].map((n) => ({ weights, n })))
    const held = coverage(
      settings,
      ({ weights, n }, random) => {
        const sum = weights.reduce((a, b) => a + b, 0)
        const truth = weights.reduce((a, b) => a + (b / sum) ** 2, 0)
        const counts = new Multinomial(weights, String(random.bits())).draw(n)
        const meetings = { members: themselves(weights.length).members, times: counts }
        const estimate: Estimate = {
          value: unbiasedHerfindahl(counts)!,
          of: (tallies) => ofEachDraw(tallies, (n, i) => unbiasedFrom(tallies.squares[i]!, n)!)
        }
        const [interval] = bootstrapIntervals(
          meetings,
          undivided(weights.length),
          [estimate],
          300,
          String(random.bits())
        )
        return holds(interval!, truth)
      },
      Math.ceil(teams / 10)
    )
    expect(held).toBeGreaterThanOrEqual(0.9)
  })

  it('and would not, were they half as wide', () => {
    const held = coverage(grid, ({ p, n }, random) => {
      const interval = wilson(binomial(random, n, p), n)!
      const middle = (interval.low + interval.high) / 2
      const half = (interval.high - interval.low) / 4
      return holds({ low: middle - half, high: middle + half }, p)
    })
    expect(held).toBeLessThan(0.75)
  })
})
