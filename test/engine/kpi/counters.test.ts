import { describe, expect, it } from 'vitest'
import { findResources } from '#engine/resources'
import { shippedDefinitions } from '#engine/kpi/registry'
import { filledWorkspace } from '../../workspace/filled-workspace'
import { meeting, rowsOf } from '../kol/team'
import { definition, videoShare } from './own-text'

/** Rule 10 of the catalogue: what every figure of how much or how soon is shown with. */
const rule: Record<string, string[]> = {
  'target-kol-coverage': ['substantive-exchange-share'],
  'tier-weighted-coverage': ['substantive-exchange-share'],
  'followup-set-rate': ['followup-on-time'],
  'new-kol-rate': ['topic-interest-fit'],
  'insight-yield': ['insight-quality'],
  'insight-lag': ['insight-quality'],
  'on-time-documentation': ['insight-quality'],
  'education-reach': ['education-effect', 'education-quality']
}

describe('a KPI of volume or speed', () => {
  it('names the KPIs it is shown with, and they are no such KPIs themselves', () => {
    const shipped = shippedDefinitions(findResources())
    const named = shipped.filter(({ counters }) => counters.length > 0)
    expect(Object.fromEntries(named.map(({ id, counters }) => [id, counters]))).toEqual(rule)
    for (const counter of named.flatMap(({ counters }) => counters)) {
      expect(shipped.find(({ id }) => id === counter)).toMatchObject({ counts: 'result', counters: [] })
    }
  })

  it('comes with their figures of the same MSL, asked for or not', async () => {
    // m1 saw both KOLs of the panel, and in five of six meetings a next step came of a topic; m2 saw nobody.
    const days = ['2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06', '2026-02-09']
    const meetings = days.map((day, i) => {
      const next_step = i === 0 ? 'none needed' : 'Send the paper'
      return meeting(day, 'm1', [i % 2 === 0 ? 'k1' : 'k2'], 'video', { topics: ['dosing'], next_step })
    })
    const rows = rowsOf(
      {
        msl: ['m1', 'm2'].map((msl_id) => ({ msl_id, name: msl_id })),
        kol: ['k1', 'k2'].map((kol_id) => ({ kol_id, name: kol_id })),
        engagement_plan: ['m1', 'm2'].flatMap((msl_id) =>
          ['k1', 'k2'].map((kol_id) => ({ msl_id, kol_id, period_start: '2025-01-01', period_end: '2027-01-01' }))
        )
      },
      ...meetings
    )
    const { engine, end } = await filledWorkspace(rows)
    const asked = { from: '2026-01-01', to: '2026-04-01', by: ['msl' as const], kpis: ['target-kol-coverage'] }
    const { rows: figures } = await engine.run('kpi.figures', asked)
    expect(figures.map(({ kpi, group, numerator, beside }) => [kpi, group['msl'], numerator, beside])).toEqual([
      ['target-kol-coverage', 'm1', 2, [{ ...substantive, value: 5 / 6, state: 'ok' }]],
      ['target-kol-coverage', 'm2', 0, [{ ...substantive, value: null, state: 'too-few' }]]
    ])
    const own = definition(videoShare, { counter: 'target-kol-coverage, no-such-kpi' })
    const { problems } = await engine.run('kpi.check', { text: own })
    expect(problems.map(({ message }) => message)).toEqual([
      'counter names no-such-kpi, which does not ship with the app'
    ])
    await end()
  })
})

const substantive = { kpi: 'substantive-exchange-share', unit: 'share' }
