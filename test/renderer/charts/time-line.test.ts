import { describe, expect, it } from 'vitest'
import { timeLineOf } from '#renderer/charts/time-line/model'

const period = { from: '2026-01-01', to: '2026-07-01' }
const kinds = ['contact', 'insight', 'event']

describe('the time line', () => {
  it('has a lane for each kind that occurs, in the order of kinds, its dots in the order of time', () => {
    const line = timeLineOf(
      [
        { kind: 'event', on: '2026-05-01' },
        { kind: 'contact', on: '2026-03-01' },
        { kind: 'contact', on: '2026-02-01' },
        { kind: 'contact', on: null }
      ],
      kinds,
      period,
      400
    )
    expect(line.lanes.map(({ kind, dots }) => [kind, dots.map(({ index }) => index)])).toEqual([
      ['contact', [1, 2]],
      ['event', [0]]
    ])
    const [march, february] = line.lanes[0]!.dots
    expect(february!.x).toBeLessThan(march!.x)
    expect([line.from, line.earlier]).toEqual(['2026-01-01', 0])
  })

  it('goes back three years at most and counts what lies before', () => {
    const line = timeLineOf(
      [
        { kind: 'contact', on: '2023-06-30' },
        { kind: 'contact', on: '2023-07-01' },
        { kind: 'insight', on: '2001-01-01' }
      ],
      kinds,
      period,
      400
    )
    expect(line.lanes).toEqual([{ kind: 'contact', dots: [{ x: 4, index: 1 }] }])
    expect([line.from, line.earlier]).toEqual(['2023-07-01', 2])
  })

  it('marks quarters, and the period from its first to its last day', () => {
    // From 1 January 2026 to 1 July and a day more are 182 days on 364 pixels: two a day.
    const { ticks, band } = timeLineOf([], kinds, period, 372)
    expect(ticks).toEqual([
      { x: 4 + 2 * 90, day: '2026-04-01', isYear: false },
      { x: 4 + 2 * 181, day: '2026-07-01', isYear: false }
    ])
    expect(band).toEqual({ x: 4, width: 2 * 181 })
  })
})
