import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jaccard, morisitaHorn } from '#engine/diversity/overlap'
import { quarterWindows } from '#engine/diversity/team'
import { filledWorkspace, type CanonicalRows, type FilledWorkspace } from '../../workspace/filled-workspace'

const circle = (counts: Record<string, number>) => new Map(Object.entries(counts))

describe('overlap of two circles', () => {
  it('counts shared KOLs over all of either, by hand', () => {
    // Three of five KOLs are shared.
    expect(jaccard(circle({ a: 9, b: 1, c: 1, d: 1 }), circle({ a: 1, b: 1, c: 1, e: 5 }))).toBe(3 / 5)
    expect(jaccard(circle({ a: 1 }), circle({ b: 1 }))).toBe(0)
    expect(jaccard(circle({}), circle({}))).toBeNull()
  })

  it('weighs shares by Morisita and Horn, by hand', () => {
    // x = (6, 3, 1, 0), y = (2, 2, 0, 4): Σxy = 18; Σx²/X² = 46/100, Σy²/Y² = 24/64; 2·18/((0.46 + 0.375)·10·8).
    const x = circle({ a: 6, b: 3, c: 1 })
    const y = circle({ a: 2, b: 2, d: 4 })
    expect(morisitaHorn(x, y)).toBeCloseTo(36 / (0.835 * 80), 12)
    expect(morisitaHorn(y, x)).toBeCloseTo(36 / (0.835 * 80), 12)
    // The same shares of ten times the contacts.
    expect(morisitaHorn(x, circle({ a: 60, b: 30, c: 10 }))).toBeCloseTo(1, 12)
    expect(morisitaHorn(x, circle({ d: 3 }))).toBe(0)
    expect(morisitaHorn(x, circle({}))).toBeNull()
  })
})

const met = (id: string, msl_id: string, kol: string, day: string): CanonicalRows => ({
  interaction: [
    {
      interaction_id: id,
      msl_id,
      occurred_at: `${day} 10:00:00`,
      occurred_on: day,
      status: 'completed',
      channel: 'video'
    }
  ],
  interaction_attendee: [{ interaction_id: id, kol_id: kol }]
})

function joined(parts: CanonicalRows[]): CanonicalRows {
  const rows: CanonicalRows = {}
  for (const part of parts)
    for (const [table, own] of Object.entries(part)) rows[table] = [...(rows[table] ?? []), ...own]
  return rows
}

const period = { from: '2026-01-01', to: '2026-07-01' }
let filled: FilledWorkspace
beforeAll(async () => {
  const visits: [string, string, number][] = [
    ['m1', 'a', 3],
    ['m1', 'b', 1],
    ['m2', 'a', 1],
    ['m2', 'c', 1]
  ]
  filled = await filledWorkspace(
    joined([
      {
        msl: [
          { msl_id: 'm1', name: 'Ada North', territory: 'B' },
          { msl_id: 'm2', name: 'Ben South', territory: 'A' }
        ],
        kol: ['a', 'b', 'c'].map((kol_id) => ({ kol_id, name: `KOL ${kol_id}` }))
      },
      ...visits.flatMap(([msl, kol, n]) =>
        Array.from({ length: n }, (_, i) => met(`${msl}${kol}${i}`, msl, kol, `2026-03-0${i + 1}`))
      )
    ])
  )
})
afterAll(() => filled.end())

describe('the team', () => {
  it('pairs MSLs in the order of territory', async () => {
    const { pairs } = await filled.engine.run('diversity.overlaps', period)
    expect(pairs).toHaveLength(1)
    expect(pairs[0]).toMatchObject({ first: 'm2', second: 'm1', shared: 1, jaccard: 1 / 3 })
    // Σxy = 3; 10/16 and 2/4; 2·3/((0.625 + 0.5)·4·2).
    expect(pairs[0]!.morisitaHorn).toBeCloseTo(6 / 9, 12)
  })

  it('shows portfolios in that order too, with no trend on so few contacts', async () => {
    const { rows } = await filled.engine.run('diversity.team', period)
    expect(rows.map(({ msl }) => msl)).toEqual(['m2', 'm1'])
    expect(rows[1]!.top.map(({ kol, share }) => [kol, share])).toEqual([
      ['a', 0.75],
      ['b', 0.25]
    ])
    expect(rows[1]!.trend.every(({ effective }) => effective === null)).toBe(true)
  })

  it('tries visits out', async () => {
    const request = { ...period, msl: 'm1' }
    const visits = [
      { kol: 'b', visits: 2 },
      { kol: 'c', visits: 1 }
    ]
    const { now, then } = await filled.engine.run('diversity.whatIf', { ...request, visits })
    // (3, 1): 16/10. With two more for b and one for c, (3, 3, 1): 49/19.
    expect(now).toEqual({ contacts: 4, kols: 2, effective: 1.6, cr3: 1 })
    expect(then).toMatchObject({ contacts: 7, kols: 3 })
    expect(then.effective).toBeCloseTo(49 / 19, 12)
    const unknown = { ...request, visits: [{ kol: 'x', visits: 1 }] }
    await expect(filled.engine.run('diversity.whatIf', unknown)).rejects.toMatchObject({ code: 'unknown-kol' })
    const nobody = { ...request, msl: 'x', visits: [] }
    await expect(filled.engine.run('diversity.whatIf', nobody)).rejects.toMatchObject({ code: 'unknown-msl' })
  })
})

it('looks back over windows of six months that end with quarters', () => {
  const windows = quarterWindows('2026-08-15')
  expect(windows).toHaveLength(8)
  expect(windows.at(-1)).toEqual({ quarter: '2026-Q3', from: '2026-04-01', to: '2026-08-15' })
  expect(windows.at(-2)).toEqual({ quarter: '2026-Q2', from: '2026-01-01', to: '2026-07-01' })
  expect(windows[0]).toEqual({ quarter: '2024-Q4', from: '2024-07-01', to: '2025-01-01' })
  expect(quarterWindows('2026-01-01').at(-1)).toEqual({ quarter: '2025-Q4', from: '2025-07-01', to: '2026-01-01' })
})
