import { expect, it } from 'vitest'
import type { Figure } from '#contract/kpi'
import { filledWorkspace } from '../../workspace/filled-workspace'
import { randomRows } from './random-rows'

const asked = [
  { from: '2025-03-01', to: '2026-03-01', asOf: '2026-03-01', by: ['msl', 'month'] },
  { from: '2025-07-01', to: '2025-10-01', asOf: '2025-10-01', by: ['msl'] },
  { from: '2025-10-01', to: '2026-01-01', asOf: '2026-01-01', by: ['msl'], msl: 'm2' },
  // The same days, looked at from another one.
  { from: '2025-10-01', to: '2026-01-01', asOf: '2026-03-01', by: ['msl'] },
  { from: '2025-08-11', to: '2026-02-20', asOf: '2026-03-01', by: ['team', 'quarter'] },
  { from: '2025-03-01', to: '2026-03-01', asOf: '2026-03-01', by: [] }
] as const

it('a request gets the same figures whatever was asked before', async () => {
  const rows = randomRows(3)
  const requests = asked.map((request) => ({ ...request, by: [...request.by] }))
  const expected = []
  for (const request of requests) {
    const fresh = await filledWorkspace(rows)
    expected.push((await fresh.engine.run('kpi.figures', request)).rows)
    await fresh.end()
  }
  const used = await filledWorkspace(rows)
  for (const place of [...requests.keys(), ...[...requests.keys()].reverse()]) {
    const { rows: figures } = await used.engine.run('kpi.figures', requests[place]!)
    expect(rounded(figures)).toEqual(rounded(expected[place]!))
  }
  await used.end()
  expect(expected.flat().filter(({ state }) => state === 'ok').length).toBeGreaterThan(50)
}, 300_000)

it('leaves drawn intervals out where asked to, and no value', async () => {
  const { engine, end } = await filledWorkspace(meetings)
  const input = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01', by: ['msl' as const] }
  const kpis = ['top3-contact-share', 'data-completeness']
  const [whole, plain] = await Promise.all([
    engine.run('kpi.figures', { ...input, kpis }),
    engine.run('kpi.figures', { ...input, kpis, intervals: false })
  ])
  const of = (figures: Figure[], kpi: string) => figures.find((figure) => figure.kpi === kpi)!
  // Ten KOLs, three contacts with each: the first three have nine of thirty.
  expect(of(whole.rows, 'top3-contact-share')).toMatchObject({ value: 0.3, method: 'bootstrap over interactions' })
  expect(of(plain.rows, 'top3-contact-share')).toMatchObject({ value: 0.3, low: null, high: null, method: null })
  expect(of(plain.rows, 'data-completeness')).toEqual(of(whole.rows, 'data-completeness'))
  expect(of(plain.rows, 'data-completeness').low).not.toBeNull()
  await end()
})

const meetings = {
  msl: [{ msl_id: 'm1', name: 'One' }],
  kol: Array.from({ length: 10 }, (_, k) => ({ kol_id: `k${k}`, name: `K${k}` })),
  interaction: Array.from({ length: 30 }, (_, i) => ({
    interaction_id: `i${i}`,
    msl_id: 'm1',
    occurred_at: '2026-02-02 10:00:00',
    occurred_on: '2026-02-02',
    status: 'completed'
  })),
  interaction_attendee: Array.from({ length: 30 }, (_, i) => ({ interaction_id: `i${i}`, kol_id: `k${i % 10}` }))
}

/** Figures without the last digits, which depend on the order in which sums are taken. */
const rounded = (figures: Figure[]) =>
  JSON.parse(
    JSON.stringify(figures, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value))
  ) as unknown
