import { afterEach, describe, expect, it } from 'vitest'
import { filledWorkspace } from '../../workspace/filled-workspace'

const march = { from: '2026-03-01', to: '2026-04-01', asOf: '2026-04-01' }

let end: (() => Promise<void>) | null = null
afterEach(() => end?.())

/** Insights of Monday 2 March, written down at these seconds after ten o'clock. */
async function warningsOf(seconds: readonly number[]) {
  const filled = await filledWorkspace({
    msl: [{ msl_id: 'm1', name: 'One', region: 'North' }],
    insight: seconds.map((second, i) => ({
      insight_id: `n${i}`,
      msl_id: 'm1',
      observed_at: '2026-03-02 09:00:00',
      submitted_at: new Date(Date.UTC(2026, 2, 2, 10, 0, second)).toISOString().slice(0, 19).replace('T', ' '),
      text: `n${i}`
    }))
  })
  end = filled.end
  const { rows } = await filled.engine.run('kpi.figures', { ...march, kpis: ['insight-lag'], by: ['msl'] })
  return rows[0]!.warnings
}

const every = (step: number, times: number) => Array.from({ length: times }, (_, i) => i * step)

describe('insights written down together', () => {
  it('are told where ten lie within five minutes', async () => {
    // The tenth comes 9 · 33 = 297 seconds after the first.
    expect(await warningsOf(every(33, 10))).toEqual(['written-in-bulk'])
  })

  it('are not told where nine do, or ten take longer', async () => {
    expect(await warningsOf(every(1, 9))).toEqual([])
    await end?.()
    // 9 · 34 = 306 seconds.
    expect(await warningsOf(every(34, 10))).toEqual([])
  })
})
