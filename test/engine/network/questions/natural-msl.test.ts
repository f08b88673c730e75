import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../../workspace/filled-workspace'
import { half, kols, meeting, rowsOf, ties } from './team'

/**
 * Two MSLs share the North, where a and c are at home; m2, the second of them, saw a, who is tied to c. d is at home in the
 * North and on the panel of m3, who is of the South; e is at home nowhere, f in the South.
 */
let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(
    rowsOf(
      {
        msl: [
          { msl_id: 'm1', name: 'Anna', territory: 'North' },
          { msl_id: 'm2', name: 'Berta', territory: 'North' },
          { msl_id: 'm3', name: 'Carl', territory: 'South' }
        ],
        engagement_plan: [
          { msl_id: 'm3', kol_id: 'd', period_start: '2026-01-01', period_end: '2026-07-01', planned_contacts: 2 }
        ]
      },
      kols('a c d e f', {
        a: { territory: 'North' },
        c: { territory: 'North' },
        d: { territory: 'North' },
        f: { territory: 'South' }
      }),
      ties('a-c'),
      meeting('2026-03-01', 'm2', 'a')
    )
  )
})
afterAll(() => filled.end())

const naturalOf = async (kol: string) =>
  (await filled.engine.run('network.naturalMsl', { ...half, edges: ['stated'], kol })).natural

describe('network.naturalMsl', () => {
  it('takes the panel before the territory', async () => {
    expect(await naturalOf('d')).toEqual({ msl: 'm3', mslName: 'Carl', because: 'panel' })
    expect(await naturalOf('f')).toEqual({ msl: 'm3', mslName: 'Carl', because: 'territory' })
  })

  it('takes, of two in one territory, the one whose KOLs know this one', async () => {
    expect(await naturalOf('c')).toEqual({ msl: 'm2', mslName: 'Berta', because: 'territory' })
  })

  it('names nobody where nothing tells', async () => {
    expect(await naturalOf('e')).toBeNull()
  })

  it('refuses a KOL it does not know', async () => {
    await expect(naturalOf('zz')).rejects.toMatchObject({ code: 'unknown-kol' })
  })
})
