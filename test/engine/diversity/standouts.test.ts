import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows, type FilledWorkspace } from '../../workspace/filled-workspace'
import { kols, meeting, paper, rowsOf, ties } from '../network/questions/team'

const panel = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8']
const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]
const ends = (gate: string) => [1, 2, 3, 4, 5].map((n) => `${gate}${n}`)

/** Papers of one author each, so that they tie nobody: two a year, or four early and twelve in 2024. */
const steady = (kol: string) =>
  years.flatMap((year) => ['03', '09'].map((month) => paper(`${kol}-${year}-${month}`, `${year}-${month}-01`, kol)))
const rising = (kol: string) =>
  [
    ...years.slice(0, 4).map((year) => `${year}-03-01`),
    ...Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}-02`)
  ].map((day) => paper(`${kol}-${day}`, day, kol))

/** At home where no MSL has the territory, in the region of m1. */
const homeless = { territory: 'Z', region: 'R' }

/** A ring of eight on the panel of m1, with two gates to five others each; one of them has refused contact. */
const rows: CanonicalRows = rowsOf(
  {
    msl: [
      { msl_id: 'm1', name: 'Ada North', territory: 'A', region: 'R' },
      { msl_id: 'm2', name: 'Ben South', territory: 'B', region: 'S' }
    ],
    engagement_plan: panel.map((kol_id) => ({
      msl_id: 'm1',
      kol_id,
      period_start: '2025-01-01',
      period_end: '2026-01-01',
      planned_contacts: 4
    }))
  },
  kols([...panel, 'gate', ...ends('gate'), 'shut', ...ends('shut'), 'star', 'south', 'refused'].join(' '), {
    gate: homeless,
    shut: { ...homeless, do_not_contact: true },
    star: homeless,
    south: { territory: 'Z', region: 'S' },
    refused: { ...homeless, consent: 'Opted out' },
    ...Object.fromEntries([...ends('gate'), ...ends('shut')].map((kol) => [kol, homeless]))
  }),
  ties(
    ...panel.map((kol, i) => `${kol}-${panel[(i + 1) % panel.length]!}`),
    'gate-p1',
    'shut-p2',
    ...ends('gate').map((end) => `gate-${end}`),
    ...ends('shut').map((end) => `shut-${end}`)
  ),
  ...[...panel, 'south'].flatMap(steady),
  ...['star', 'refused'].flatMap(rising),
  meeting('2024-06-03', 'm1', 'p1'),
  meeting('2025-06-03', 'm1', 'p2')
)

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace(rows)
})
afterAll(() => filled.end())

const request = { from: '2025-01-01', to: '2026-01-01', asOf: '2026-01-01', n: 50 }
const recommended = (msl: string) => filled.engine.run('diversity.recommend', { ...request, msl })

describe('recommending who stands out', () => {
  it('lets in rising stars and keystones who are naturally the MSL’s, and nobody else off the panel', async () => {
    const { rows, withheld } = await recommended('m1')
    expect(rows.map(({ kol }) => kol).sort()).toEqual(['gate', ...panel, 'star'])
    // The shut gate; growth is not looked at for somebody who refused contact.
    expect(withheld).toBe(1)
    expect((await recommended('m2')).rows).toEqual([])
  })

  it('says how influence grows, by the figures of the finding', async () => {
    const { rows } = await recommended('m1')
    const reasons = rows.flatMap(({ kol, reasons }) =>
      reasons.flatMap((reason) => (reason.code.startsWith('rising') ? [{ kol, ...reason }] : []))
    )
    expect(reasons).toEqual([
      {
        kol: 'star',
        code: 'rising-publications',
        text: 'Rising: 12 of 16 publications fall into the last 24 months',
        weight: 0.2,
        params: { recent: 12, total: 16, months: 24 }
      }
    ])
  })

  it('says whose way to the largest part leads over a KOL, on the panel or off it', async () => {
    const { rows } = await recommended('m1')
    const cutOff = rows.flatMap(({ kol, reasons }) =>
      reasons.flatMap(({ code, params }) => (code === 'keystone' ? [[kol, params['n']] as const] : []))
    )
    // Without p1 the gate and its five have no way to the ring, without p2 the shut gate and its own.
    expect(Object.fromEntries(cutOff)).toEqual({ gate: 5, p1: 6, p2: 6 })
  })

  it('gives the same answer twice', async () => {
    expect(await recommended('m1')).toEqual(await recommended('m1'))
  })
})
