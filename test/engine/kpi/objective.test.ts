import { describe, expect, it } from 'vitest'
import { attainmentOf, paceOf, type Paced } from '#engine/kpi/objective'

/** A share of events: its target is due from the first day on. */
const share: Paced = { better: 'higher', grain: 'event', aggregate: { kind: 'ratio' } }
/** A sum runs from 0 to its target. */
const sum: Paced = { better: 'higher', grain: 'event', aggregate: { kind: 'sum' } }
const days: Paced = { better: 'lower', grain: 'event', aggregate: { kind: 'survival' } }
const quarter = { baseline: null, band: null, period_start: '2026-01-01', period_end: '2026-04-01' }
/** 45 of 90 days have passed. */
const middle = '2026-02-15'
const end = '2026-04-01'

const statusOf = (
  [low, value, high]: [number | null, number, number | null],
  kpi: Paced,
  target: number,
  asOf: string
) => attainmentOf({ value, low, high }, kpi, { ...quarter, target }, asOf).status

describe('the status of an objective', () => {
  it.each([
    [[0.81, 0.9, 0.95], 'on-track'],
    [[0.7, 0.82, 0.9], 'undecided'],
    [[0.6, 0.75, 0.85], 'undecided'],
    [[0.5, 0.6, 0.7], 'off-track']
  ] as const)('holds the interval %o against the pace', (figure, status) => {
    expect(statusOf([...figure], share, 0.8, middle)).toBe(status)
  })

  it('is at risk where the interval reaches the pace and not the target', () => {
    // 50 are due at half time of 100; the interval ends at 60.
    expect(statusOf([30, 45, 60], sum, 100, middle)).toBe('at-risk')
  })

  it('stays undecided after the end while the interval holds the target', () => {
    expect(statusOf([0.6, 0.75, 0.85], share, 0.8, end)).toBe('undecided')
    expect(statusOf([0.5, 0.6, 0.7], share, 0.8, end)).toBe('off-track')
    expect(statusOf([0.7, 0.8, 0.9], share, 0.8, end)).toBe('met')
  })

  it('without an interval is never firmly behind before the end', () => {
    expect(statusOf([null, 50, null], sum, 100, middle)).toBe('on-track')
    expect(statusOf([null, 49, null], sum, 100, middle)).toBe('at-risk')
    expect(statusOf([null, 99, null], sum, 100, end)).toBe('off-track')
    expect(statusOf([null, 100, null], sum, 100, end)).toBe('met')
  })

  it('takes an end of the interval that is not reached as without bound', () => {
    // Four days are allowed. The median is 2, but so many are open that nothing bounds it from above.
    expect(statusOf([1, 2, null], days, 4, middle)).toBe('undecided')
    expect(statusOf([1, 2, 3], days, 4, middle)).toBe('on-track')
    expect(statusOf([5, 6, null], days, 4, middle)).toBe('off-track')
  })
})

describe('an objective with a band', () => {
  /** Best from 10 % to 30 %, as high on the first day as on the last. */
  const best: Paced = { better: 'band 0.1..0.3', grain: 'period', aggregate: { kind: 'ratio' } }
  const inBand = (figure: [number, number, number], aim: object = {}, asOf = middle) => {
    const [low, value, high] = figure
    return attainmentOf({ value, low, high }, best, { ...quarter, target: 0.2, ...aim }, asOf)
  }

  it.each([
    [[0.12, 0.2, 0.28], 'on-track', 1],
    [[0.05, 0.2, 0.28], 'undecided', 1],
    // 0.4 lies half the width of the band above it.
    [[0.31, 0.4, 0.5], 'off-track', 0.5],
    [[0.25, 0.4, 0.5], 'undecided', 0.5],
    [[0, 0.05, 0.08], 'off-track', 0.75]
  ] as const)('holds the interval %o against both ends of the band', (figure, status, attainment) => {
    const found = inBand([...figure])
    expect(found).toMatchObject({ status, band: { low: 0.1, high: 0.3 } })
    expect(found.attainment).toBeCloseTo(attainment, 12)
  })

  it('goes by its own band where it has one, whatever the KPI or the target says', () => {
    const band = { low: 0.4, high: 0.6 }
    expect(inBand([0.45, 0.5, 0.55], { band, target: null })).toMatchObject({ status: 'on-track', attainment: 1, band })
    // A share that is better high, agreed to lie from 40 % to 60 %: 90 % is outside, and no overachievement.
    const high = attainmentOf({ value: 0.9, low: 0.8, high: 0.95 }, share, { ...quarter, band, target: 0.5 }, middle)
    expect(high).toMatchObject({ status: 'off-track', attainment: 0 })
  })

  it('is met at the end within the band, its ends included, and is none without target and band', () => {
    expect(inBand([0.1, 0.3, 0.5], {}, end).status).toBe('met')
    expect(inBand([0.1, 0.31, 0.5], {}, end).status).toBe('undecided')
    expect(inBand([0.1, 0.2, 0.3], { target: null })).toEqual({
      target: null,
      band: null,
      attainment: null,
      status: 'no-target'
    })
  })

  it('is due end by end: from a baseline outside it, and for counts from 0', () => {
    const band = { low: 0.4, high: 0.6 }
    const aim = { ...quarter, target: null, band }
    expect(paceOf(aim, best, middle)).toEqual(band)
    // Half of the time has passed: half of the way from 0.2 up to 0.4, and from 1 down to 0.6.
    const [below, above] = [0.2, 1].map((baseline) => paceOf({ ...aim, baseline }, best, middle)!)
    expect(below).toEqual({ low: expect.closeTo(0.3, 12) as number, high: 0.6 })
    expect(above).toEqual({ low: 0.4, high: expect.closeTo(0.8, 12) as number })
    // Four to six sessions in the quarter: two are due at half time, and six are not too many yet.
    expect(paceOf({ ...aim, band: { low: 4, high: 6 } }, sum, middle)).toEqual({ low: 2, high: 6 })
  })
})
