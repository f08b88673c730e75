import { describe, expect, it } from 'vitest'
import { attainmentOf, type Paced } from '#engine/kpi/objective'

/** A share of events: its target is due from the first day on. */
const share: Paced = { better: 'higher', grain: 'event', aggregate: { kind: 'ratio' } }
/** A sum runs from 0 to its target. */
const sum: Paced = { better: 'higher', grain: 'event', aggregate: { kind: 'sum' } }
const days: Paced = { better: 'lower', grain: 'event', aggregate: { kind: 'survival' } }
const quarter = { baseline: null, period_start: '2026-01-01', period_end: '2026-04-01' }
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
