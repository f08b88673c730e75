import { afterEach, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

const period = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }
const points = (all: number) => ({
  ...{ rubric_specific: all, rubric_new: all, rubric_sourced: all, rubric_linked: all, rubric_so_what: all }
})

/**
 * Insights of which one rater gives 0 and 3 points in turn; `second` says what another gives for the same. With the same
 * points kappa is 1. With the opposite ones no point agrees while half would by chance: (0 − 1/2) / (1 − 1/2) = −1.
 */
async function figureWith(insights: number, second: (first: number) => number) {
  const ids = Array.from({ length: insights }, (_, i) => i)
  const first = (i: number) => (i % 2 === 0 ? 0 : 3)
  filled = await filledWorkspace({
    msl: [{ msl_id: 'm1', name: 'One' }],
    kol: [{ kol_id: 'k1', name: 'K' }],
    insight: ids.map((i) => ({
      ...{ insight_id: `i${i}`, msl_id: 'm1', kol_id: 'k1', observed_at: '2026-02-02 10:00:00', text: 'Heard' },
      ...points(first(i)),
      rater: 'A'
    })),
    insight_rating: ids.map((i) => ({ insight_id: `i${i}`, rater: 'B', ...points(second(first(i))) }))
  })
  const { rows } = await filled.engine.run('kpi.figures', { ...period, kpis: ['insight-quality'], by: ['msl'] })
  return rows[0]!
}

describe('points of the rubric in the KPI', () => {
  it('count where two raters agree', async () => {
    expect(await figureWith(10, (first) => first)).toMatchObject({
      state: 'ok',
      value: 7.5,
      reason: null,
      because: null
    })
  })

  it('are withheld with the reason where they do not', async () => {
    const figure = await figureWith(10, (first) => 3 - first)
    expect(figure).toMatchObject({ state: 'unavailable', value: null, low: null, high: null, n: 10 })
    expect(figure.reason).toContain('Two raters of 10 insights agree with a kappa of -1')
    expect(figure.because).toMatchObject({ wording: 'raters-disagree', figures: { pairs: 10, needed: 0.4 } })
    expect(figure.because?.figures['kappa']).toBeCloseTo(-1, 9)
  })

  it('count while too few are rated twice to tell', async () => {
    expect(await figureWith(9, (first) => 3 - first)).toMatchObject({ state: 'ok', n: 9 })
  })
})
