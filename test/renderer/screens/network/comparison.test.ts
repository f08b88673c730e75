import { describe, expect, it } from 'vitest'
import { sceneOf } from '#renderer/graph/scene'
import { compared, countStandings, isLater, otherDaysOf } from '#renderer/screens/network/comparison'
import { kol, link, picture } from '../../graph/picture'

const quarter = { from: '2026-07-01', to: '2026-10-01' }

describe('what a period is held against', () => {
  it('is the days before, or those a year ago', () => {
    // 92 days before 1 July.
    expect(otherDaysOf({ compare: 'before' }, quarter)).toEqual({ from: '2026-03-31', to: '2026-07-01' })
    expect(otherDaysOf({ compare: 'year-ago' }, quarter)).toEqual({ from: '2025-07-01', to: '2025-10-01' })
    expect(otherDaysOf({ compare: 'before' }, { ...quarter, from: null })).toBeNull()
    expect(otherDaysOf({}, quarter)).toBeNull()
  })

  it('is any two days the address names, whatever the period', () => {
    const days = { from: '2024-02-01', to: '2024-03-01' }
    const params = { compare: 'days', 'vs-from': days.from, 'vs-to': days.to }
    expect(otherDaysOf(params, quarter)).toEqual(days)
    expect(otherDaysOf(params, { from: null, to: null })).toEqual(days)
  })

  it('is nothing where the address names no days, or the last before the first', () => {
    const days = (from: string, to: string) => otherDaysOf({ compare: 'days', 'vs-from': from, 'vs-to': to }, quarter)
    expect(days('2024-02-30', '2024-03-01')).toBeNull()
    expect(days('2024-03-01', '2024-03-01')).toBeNull()
    expect(otherDaysOf({ compare: 'days', 'vs-from': '2024-02-01' }, quarter)).toBeNull()
  })

  it('is later by its end, else by its beginning', () => {
    expect(isLater({ from: '2025-01-01', to: '2027-01-01' }, quarter)).toBe(true)
    expect(isLater({ from: '2026-08-01', to: '2026-09-01' }, quarter)).toBe(false)
    expect(isLater({ from: '2026-08-01', to: quarter.to }, quarter)).toBe(true)
    expect(isLater({ from: '2026-08-01', to: '2026-09-01' }, { from: null, to: null })).toBe(false)
  })
})

describe('two periods together', () => {
  const rows = [kol('a'), kol('b'), kol('c')]
  const now = picture(rows, [link(0, 1), link(1, 2)])
  // The earlier picture has other numbers for the same KOLs, and somebody who is gone since.
  const before = picture([kol('c'), kol('gone'), kol('b'), kol('a')], [link(0, 2), link(0, 3), link(1, 2)])

  it('tells kept, new and gone links by who they join', () => {
    const { picture: both, standing } = compared(now, before, false)
    const pairs = both.links.map(({ source, target }) =>
      [rows[source]!.kol, rows[target]!.kol].sort((a, b) => a.localeCompare(b)).join('')
    )
    expect(pairs.map((pair, place) => [pair, standing[place]])).toEqual([
      ['ab', 1],
      ['bc', 0],
      ['ac', 2]
    ])
  })

  it('tells new from gone by time, whichever of the two is the later one', () => {
    // Seen from the earlier period: b–c is in both, a–b in the later only and so new, a–c gone since.
    const { picture: both, standing } = compared(before, now, true)
    const names = both.links.map(({ source, target }) => both.rows[source]!.kol + both.rows[target]!.kol)
    expect(names.map((name, place) => [name, standing[place]])).toEqual([
      ['cb', 0],
      ['ca', 2],
      ['goneb', 2],
      ['ab', 1]
    ])
  })

  it('counts the links of each KOL by how they stand', () => {
    const { picture: both, standing } = compared(now, before, false)
    const scene = sceneOf(both, { colour: 'community', size: 'pagerank', standing })
    // a: a–b new, a–c gone; b: a–b new, b–c kept; c: b–c kept, a–c gone.
    expect(countStandings(scene, standing, 3).map((column) => [...column])).toEqual([
      [0, 1, 1],
      [1, 1, 0],
      [1, 0, 1]
    ])
  })
})
