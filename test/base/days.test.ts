import { expect, it } from 'vitest'
import { addDays, daysBetween, periodBefore, yearBefore } from '#base/days'

it('counts days over months, leap days and years', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1)
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
})

it('goes back by the length of a period, and by a year', () => {
  expect(periodBefore({ from: '2026-04-01', to: '2026-07-01' })).toEqual({ from: '2025-12-31', to: '2026-04-01' })
  expect(yearBefore('2026-07-01')).toBe('2025-07-01')
  expect(yearBefore('2024-02-29')).toBe('2023-02-28')
})
