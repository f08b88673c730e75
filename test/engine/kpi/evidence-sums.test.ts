import { expect, it } from 'vitest'
import type { EvidenceRow } from '#contract/kpi'
import { filledWorkspace } from '../../workspace/filled-workspace'
import { randomRows } from './random-rows'

/** Workspaces made at random; a hundred with `npm run test:statistics`. */
const workspaces = Number(process.env['LENS_WORKSPACES'] ?? 12)
const period = { from: '2025-03-01', to: '2026-03-01', asOf: '2026-03-01' }

it(
  `rows behind a figure add up to it, for every KPI in ${workspaces} workspaces made at random`,
  async () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < workspaces; seed++) {
      const { engine, end } = await filledWorkspace(randomRows(seed))
      const { rows: figures } = await engine.run('kpi.figures', { ...period, by: ['msl'] })
      const { kpis } = await engine.run('kpi.catalogue', {})
      expect(new Set(figures.map(({ kpi }) => kpi)).size).toBe(kpis.length)
      for (const { id, aggregation } of kpis) {
        if (aggregation === 'composite') continue
        const evidence = await engine.run('kpi.evidence', { ...period, kpi: id })
        for (const figure of figures.filter(({ kpi, state }) => kpi === id && state !== 'unavailable')) {
          const own = evidence.rows.filter(({ mslId }) => mslId === figure.group['msl'])
          const live = own.filter(({ pending }) => !pending)
          const sum = (of: 'numerator' | 'denominator', rows: readonly EvidenceRow[]) =>
            rows.reduce((total, row) => total + (row[of] ?? 0), 0)
          const where = `${id} of ${figure.group['msl']}, seed ${seed}`
          expect(own.length - live.length, `${where}: pending`).toBe(figure.pending)
          if (figure.denominator === null) continue
          expect(sum('numerator', live), `${where}: numerator`).toBeCloseTo(figure.numerator!, 9)
          expect(sum('denominator', live), `${where}: denominator`).toBeCloseTo(figure.denominator, 9)
          expect(live.filter(({ denominator }) => denominator !== null).length, `${where}: n`).toBe(figure.n)
          if (figure.n > 0) seen.add(id)
        }
      }
      await end()
    }
    // A test of nothing proves nothing: most KPIs had rows somewhere.
    expect(seen.size).toBeGreaterThan(30)
  },
  60_000 + 20_000 * workspaces
)
