import { afterEach, describe, expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'

/** New York is four hours behind UTC from 8 March 2026 on, and two working days after Monday the 9th are over on Wednesday. */
const newYorker = { msl_id: 'm1', name: 'One', region: 'East', time_zone: 'America/New_York' }

const meeting = (id: string, submitted: string) => ({
  interaction_id: id,
  msl_id: 'm1',
  occurred_at: '2026-03-09 15:00:00',
  occurred_on: '2026-03-09',
  channel: 'video',
  status: 'completed',
  submitted_at: submitted
})

let end: (() => Promise<void>) | null = null
afterEach(() => end?.())

async function open(rows: CanonicalRows) {
  const filled = await filledWorkspace(rows)
  end = filled.end
  return filled.engine
}

describe('days of an MSL', () => {
  const march = { from: '2026-03-01', to: '2026-04-01', asOf: '2026-04-01' }
  const april = { from: '2026-04-01', to: '2026-05-01', asOf: '2026-05-01' }

  it('end by the clock of the MSL: a report of Wednesday evening is in time', async () => {
    // 02:30 UTC of Thursday is 22:30 of Wednesday in New York; 04:30 UTC is half past midnight of Thursday.
    const engine = await open({
      msl: [newYorker],
      interaction: [
        ...['a', 'b', 'c', 'd'].map((id) => meeting(id, '2026-03-12 02:30:00')),
        meeting('e', '2026-03-12 04:30:00')
      ]
    })
    const { rows } = await engine.run('kpi.figures', { ...march, kpis: ['on-time-documentation'], by: ['msl'] })
    expect(rows[0]).toMatchObject({ numerator: 4, denominator: 5 })
  })

  it('are those of the workspace where the zone of an MSL is none', async () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => meeting(id, '2026-03-12 02:30:00'))
    const engine = await open({ msl: [{ ...newYorker, time_zone: 'Nowhere/At_All' }], interaction: rows })
    const { rows: found } = await engine.run('kpi.figures', { ...march, kpis: ['on-time-documentation'], by: ['msl'] })
    expect(found[0]).toMatchObject({ numerator: 0, denominator: 5 })
  })

  it('put an insight of the last evening of March into March, and a day without a time where it is written', async () => {
    const insight = (id: string, observed: string) => ({
      insight_id: id,
      msl_id: 'm1',
      observed_at: observed,
      submitted_at: observed,
      text: id
    })
    // 22:00 of 31 March and 01:00 of 1 April in New York; `day` is 1 April as an export without times gives it.
    const engine = await open({
      msl: [newYorker],
      insight: [
        insight('evening', '2026-04-01 02:00:00'),
        insight('night', '2026-04-01 05:00:00'),
        insight('day', '2026-04-01 00:00:00')
      ]
    })
    const idsIn = async (period: typeof march) => {
      const { rows } = await engine.run('kpi.evidence', { ...period, kpi: 'insight-lag', msl: 'm1' })
      return rows.map(({ evidenceId, occurredOn }) => [evidenceId, occurredOn]).sort()
    }
    expect(await idsIn(march)).toEqual([['evening', '2026-03-31']])
    expect(await idsIn(april)).toEqual([
      ['day', '2026-04-01'],
      ['night', '2026-04-01']
    ])
    const found = await engine.run('insights.search', { ...march, query: 'evening' })
    expect(found.rows.map(({ heardOn }) => heardOn)).toEqual(['2026-03-31'])
  })

  it('start by the clock of the MSL: an answer of the evening of the due day is in time', async () => {
    const inquiry = (id: string, answered: string) => ({
      inquiry_id: id,
      msl_id: 'm1',
      received_at: '2026-03-09 15:00:00',
      due_at: '2026-03-13 00:00:00',
      answered_at: answered
    })
    const engine = await open({
      msl: [newYorker],
      inquiry: [
        ...['a', 'b', 'c', 'd'].map((id) => inquiry(id, '2026-03-14 03:00:00')),
        inquiry('e', '2026-03-14 05:00:00')
      ]
    })
    const { rows } = await engine.run('kpi.figures', { ...march, kpis: ['inquiry-sla'], by: ['msl'] })
    expect(rows[0]).toMatchObject({ numerator: 4, denominator: 5 })
  })
})
