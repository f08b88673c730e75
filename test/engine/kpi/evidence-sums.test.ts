import { expect, it } from 'vitest'
import type { Figure } from '#contract/kpi'
import { filledWorkspace } from '../../workspace/filled-workspace'
import { randomRows } from './random-rows'

/** Workspaces made at random; a hundred with `npm run test:statistics`. */
const workspaces = Number(process.env['LENS_WORKSPACES'] ?? 6)
const period = { from: '2025-03-01', to: '2026-03-01', asOf: '2026-03-01' }

/** What a workspace is looked at by: one MSL in turn, teams or regions, and all together. */
const grainsOf = (seed: number) => [
  { by: ['msl' as const], msl: `m${(seed % 3) + 1}` },
  { by: [seed % 2 === 0 ? ('team' as const) : ('region' as const)] },
  { by: [] }
]

const whose = ({ msl = null, team = null, region = null }: Figure['group']) => ({ msl, team, region })

it(
  `rows behind a figure add up to it, for every KPI of MSLs, teams, regions and all in ${workspaces} workspaces made at random`,
  async () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < workspaces; seed++) {
      const { engine, end } = await filledWorkspace(randomRows(seed))
      const { kpis } = await engine.run('kpi.catalogue', {})
      for (const { by, msl = null } of grainsOf(seed)) {
        const { rows: figures } = await engine.run('kpi.figures', { ...period, by, msl })
        // Every MSL has a figure of every KPI; a team has those that it has rows of.
        if (by[0] === 'msl') expect(new Set(figures.map(({ kpi }) => kpi)).size).toBe(kpis.length)
        for (const figure of figures) {
          const { kpi, group, state } = figure
          const { aggregation } = kpis.find(({ id }) => id === kpi)!
          // Rows of no team and no region can't be asked for alone.
          if (aggregation === 'composite' || state === 'unavailable' || by.some((name) => group[name] === null))
            continue
          const evidence = await engine.run('kpi.evidence', { ...period, kpi, ...whose(group) })
          const live = evidence.rows.filter(({ pending }) => !pending)
          const sum = (of: 'numerator' | 'denominator') => live.reduce((total, row) => total + (row[of] ?? 0), 0)
          const where = `${kpi} of ${JSON.stringify(group)}, seed ${seed}`
          expect(evidence.rows.length - live.length, `${where}: pending`).toBe(figure.pending)
          if (figure.denominator === null) continue
          expect(sum('numerator'), `${where}: numerator`).toBeCloseTo(figure.numerator!, 9)
          expect(sum('denominator'), `${where}: denominator`).toBeCloseTo(figure.denominator, 9)
          expect(live.filter(({ denominator }) => denominator !== null).length, `${where}: n`).toBe(figure.n)
          if (figure.n > 0) seen.add(`${by.join()} ${kpi}`)
        }
      }
      await end()
    }
    // A test of nothing proves nothing: most KPIs had rows somewhere.
    expect(seen.size).toBeGreaterThan(3 * 30)
  },
  60_000 + 20_000 * workspaces
)
