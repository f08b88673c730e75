import { describe, expect, it } from 'vitest'
import { bootstrapIntervals, ofEachDraw, resamplesFor, tallyOf, type Estimate } from '#engine/diversity/bootstrap'

describe('how many resamples are drawn', () => {
  it('are all of them where an end of a share would else be off by what is shown', () => {
    // 1.335² / (0.0005² · 442) = 16,128.
    expect(resamplesFor(442, 2000)).toBe(2000)
  })

  it('are as many as keep the error of an end at a twentieth of a percent point', () => {
    expect(resamplesFor(10_000, 2000)).toBe(713)
  })

  it('are never fewer than tell of the tails, unless fewer are asked for', () => {
    expect(resamplesFor(1_000_000, 2000)).toBe(400)
    expect(resamplesFor(1_000_000, 300)).toBe(300)
  })
})

it('gives many meetings the interval of their share, though it draws fewer', () => {
  const meetings = {
    members: { starts: Int32Array.of(0, 1, 2), places: Int32Array.of(0, 1) },
    times: Int32Array.of(6000, 14_000)
  }
  // Each KOL is a part, so that one can be told from the other.
  const places = { places: 2, parts: 2, partOf: Int32Array.of(0, 1) }
  const share: Estimate = { value: 0.3, of: (tallies) => ofEachDraw(tallies, (n, i) => tallies.partCounts[2 * i]! / n) }
  const [interval] = bootstrapIntervals(meetings, places, [share], 2000, 'many')
  // 0.3 ± 1.96 √(0.3 · 0.7 / 20,000), within four standard errors of an end from 400 resamples.
  expect(Math.abs(interval!.low - 0.29365)).toBeLessThan(0.0018)
  expect(Math.abs(interval!.high - 0.30635)).toBeLessThan(0.0018)
})

it('tells what counts add up to', () => {
  const counts = Int32Array.of(4, 0, 9, 2, 1, 9)
  const { partCounts, ...tally } = tallyOf(counts, { places: 6, parts: 2, partOf: Int32Array.of(0, 0, 0, 1, 1, 1) })
  // 16 + 81 + 4 + 1 + 81
  const expected = { contacts: [25], seen: [5], squares: [183], topThree: [22] }
  expect(Object.fromEntries(Object.entries(tally).map(([name, values]) => [name, [...values]]))).toEqual(expected)
  expect([...partCounts]).toEqual([13, 12])
})
