import { describe, expect, it } from 'vitest'
import type { ContactCalendar } from '#contract/calendar'
import { calendarOf, longestStretch, monthSums } from '#renderer/charts/calendar/model'

/** From Thursday, 1 January to Sunday, 8 February 2026. */
const calendar = (days: Partial<ContactCalendar> = {}): ContactCalendar => ({
  period: { from: '2026-01-01', to: '2026-02-09', asOf: '2026-02-09' },
  from: '2026-01-01',
  to: '2026-02-09',
  days: [],
  ...days
})
const met = (day: string, contacts: number) => ({ day, contacts, kols: 1, away: false })
const away = (day: string) => ({ day, contacts: 0, kols: 0, away: true })

describe('calendarOf', () => {
  it('lays the days into weeks that begin on Monday', () => {
    const { weeks, cells, months } = calendarOf(calendar())
    expect(cells).toHaveLength(39)
    expect(cells[0]).toMatchObject({ day: '2026-01-01', row: 3, column: 0 })
    expect(cells[4]).toMatchObject({ day: '2026-01-05', row: 0, column: 1 })
    expect(cells.at(-1)).toMatchObject({ day: '2026-02-08', row: 6, column: 5 })
    expect(weeks).toBe(6)
    expect(months).toEqual([
      { month: '2026-01', column: 0 },
      { month: '2026-02', column: 4 }
    ])
  })

  it('tells the days on which there could be no contact', () => {
    const { cells } = calendarOf(calendar({ from: '2026-01-03', to: '2026-02-07' }))
    expect(cells.filter(({ outside }) => outside).map(({ day }) => day)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-02-07',
      '2026-02-08'
    ])
  })

  it('shades by the root of the share of the busiest day, a single contact never as none', () => {
    const { cells } = calendarOf(
      calendar({ days: [met('2026-01-05', 20), met('2026-01-06', 1), met('2026-01-07', 9)] })
    )
    expect(cells.slice(3, 7).map(({ shade }) => shade)).toEqual([0, 5, 2, 4])
  })

  it('leaves out the name of a month that the next would lie over', () => {
    const period = { from: '2026-01-30', to: '2026-03-01', asOf: '2026-03-01' }
    expect(calendarOf(calendar({ period })).months).toEqual([{ month: '2026-02', column: 0 }])
  })
})

describe('calendarOf over two years', () => {
  it('names the months in which quarters begin', () => {
    const period = { from: '2025-01-01', to: '2027-01-01', asOf: '2027-01-01' }
    const months = calendarOf(calendar({ period })).months.map(({ month }) => month)
    expect(months.slice(0, 5)).toEqual(['2025-01', '2025-04', '2025-07', '2025-10', '2026-01'])
    expect(months).toHaveLength(8)
  })
})

describe('longestStretch', () => {
  it('counts working days without a contact, over weekends', () => {
    // Thursday and Friday, 1 and 2 January; then Tuesday, 6 to Monday, 12 January: five working days.
    const days = [met('2026-01-05', 1), met('2026-01-13', 2)]
    expect(longestStretch(calendar({ to: '2026-01-14', days }))).toEqual({
      days: 5,
      from: '2026-01-06',
      to: '2026-01-12'
    })
  })

  it('leaves out days away, which neither count nor end it', () => {
    const days = [met('2026-01-05', 1), away('2026-01-07'), away('2026-01-08'), met('2026-01-13', 2)]
    expect(longestStretch(calendar({ to: '2026-01-14', days }))?.days).toBe(3)
  })

  it('is nothing where every working day has a contact', () => {
    expect(
      longestStretch(calendar({ to: '2026-01-03', days: [met('2026-01-01', 1), met('2026-01-02', 1)] }))
    ).toBeNull()
  })
})

describe('monthSums', () => {
  it('adds up to the days', () => {
    const days = [met('2026-01-05', 3), met('2026-01-06', 1), away('2026-02-02'), met('2026-02-03', 2)]
    expect(monthSums(calendarOf(calendar({ days })))).toEqual([
      { month: '2026-01', contacts: 4, daysWithContact: 2, daysAway: 0 },
      { month: '2026-02', contacts: 2, daysWithContact: 1, daysAway: 1 }
    ])
  })
})
