import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { meeting, rowsOf } from '../kol/team'

/** m1, in the role from 5 January on and away on two days of the period; m2 meets the same KOLs. */
let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(
    rowsOf(
      {
        msl: [
          { msl_id: 'm1', name: 'Zoe', started_on: '2026-01-05' },
          { msl_id: 'm2', name: 'Ada' }
        ],
        kol: [
          { kol_id: 'k1', name: 'K One' },
          { kol_id: 'k2', name: 'K Two' }
        ],
        availability: [
          { msl_id: 'm1', from_on: '2026-01-28', to_on: '2026-02-03', available: false },
          { msl_id: 'm1', from_on: '2026-01-12', to_on: '2026-01-14', available: true }
        ]
      },
      meeting('2026-01-10', 'm1', ['k1', 'k2'], 'video'),
      meeting('2026-01-10', 'm1', ['k1'], 'email'),
      meeting('2026-01-29', 'm1', ['k2'], 'phone'),
      meeting('2026-01-10', 'm2', ['k1'], 'phone'),
      meeting('2026-02-01', 'm1', ['k1'], 'video')
    )
  )
})
afterAll(() => filled.end())

const january = { from: '2026-01-01', to: '2026-02-01', asOf: '2026-03-01' }

describe('msl.calendar', () => {
  it('counts contacts and KOLs by day, and tells days away', async () => {
    const found = await filled.engine.run('msl.calendar', { ...january, msl: 'm1' })
    expect(found).toEqual({
      period: january,
      from: '2026-01-05',
      to: '2026-02-01',
      days: [
        { day: '2026-01-10', contacts: 3, kols: 2, away: false },
        { day: '2026-01-28', contacts: 0, kols: 0, away: true },
        { day: '2026-01-29', contacts: 1, kols: 1, away: true },
        { day: '2026-01-30', contacts: 0, kols: 0, away: true },
        { day: '2026-01-31', contacts: 0, kols: 0, away: true }
      ]
    })
  })

  it('ends the days on which there could be contacts with the day it looks from', async () => {
    const { from, to } = await filled.engine.run('msl.calendar', { ...january, asOf: '2026-01-20', msl: 'm2' })
    expect([from, to]).toEqual(['2026-01-01', '2026-01-20'])
    const before = await filled.engine.run('msl.calendar', { from: '2025-01-01', to: '2025-02-01', msl: 'm1' })
    expect(before.to).toBe(before.from)
  })

  it('opens the contacts of a day', async () => {
    const { total, rows } = await filled.engine.run('msl.contacts', { from: '2026-01-10', to: '2026-01-11', msl: 'm1' })
    expect(total).toBe(3)
    expect(rows.map(({ kolName, what }) => `${kolName} ${what}`).sort()).toEqual([
      'K One email',
      'K One video',
      'K Two video'
    ])
    const [first] = rows
    expect((await filled.engine.run('record.open', { table: 'contact', id: first!.id! })).table).toBe('interaction')
  })

  it('refuses an MSL who is not there', async () => {
    await expect(filled.engine.run('msl.calendar', { ...january, msl: 'nobody' })).rejects.toMatchObject({
      code: 'unknown-msl'
    })
  })
})
