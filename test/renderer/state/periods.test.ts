import { describe, expect, it } from 'vitest'
import { addMonths, periodOf } from '#renderer/state/periods'

describe('the period of an address', () => {
  // The last day of data is 30 September.
  const asOf = '2026-10-01'

  it('ends with the last day of data', () => {
    expect(periodOf({}, asOf)).toEqual({ from: '2025-10-01', to: '2026-10-01', asOf: null })
    expect(periodOf({ period: '6m' }, asOf)).toMatchObject({ from: '2026-04-01', to: '2026-10-01' })
    expect(periodOf({ period: 'quarter' }, asOf)).toMatchObject({ from: '2026-07-01', to: '2026-10-01' })
    expect(periodOf({ period: 'year' }, '2027-01-01')).toMatchObject({ from: '2026-01-01', to: '2027-01-01' })
  })

  it('is open where the user or the data name no days', () => {
    expect(periodOf({ period: 'all' }, asOf)).toEqual({ from: null, to: null, asOf: null })
    expect(periodOf({}, null)).toEqual({ from: null, to: null, asOf: null })
  })

  it('takes days of the calendar and nothing else', () => {
    expect(periodOf({ from: '2026-02-30', to: '2026-03-01' }, asOf)).toEqual({
      from: null,
      to: '2026-03-01',
      asOf: null
    })
  })

  it('knows short months', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  })
})
