import { expect, it } from 'vitest'
import { filledWorkspace } from '../../workspace/filled-workspace'

it('tells what became of insights, open ones censored', async () => {
  const insight = (id: string, writtenOn: string, more: object) => ({
    insight_id: id,
    msl_id: 'm1',
    observed_at: `${writtenOn} 08:00:00`,
    submitted_at: `${writtenOn} 18:00:00`,
    text: id,
    ...more
  })
  const { engine, end } = await filledWorkspace({
    msl: [{ msl_id: 'm1', name: 'Ada North' }],
    insight: [
      insight('i1', '2026-01-01', { status: 'actioned', actioned_on: '2026-01-11' }), // 10 days
      insight('i2', '2026-01-01', { status: 'actioned', actioned_on: '2026-07-30' }), // 210 days
      insight('i3', '2026-06-01', { status: 'reviewed' }), // open for 91 days
      insight('i4', '2026-08-01', { status: 'new' }), // open for 30
      insight('i5', '2026-01-01', { status: 'closed', actionable: false }), // open for 242
      insight('i6', '2026-01-01', { status: 'actioned', actioned_on: '2026-09-15' }), // after the as-of day
      insight('i7', '2026-08-21', { status: 'reviewed', actionable: false }) // open for 10
    ]
  })
  const request = { from: '2026-01-01', to: '2026-09-01', asOf: '2026-08-31' }
  const all = await engine.run('insights.actions', request)
  expect(Object.fromEntries(all.stages.map(({ stage, n }) => [stage, n]))).toEqual({
    new: 1,
    waiting: 2,
    actioned: 2,
    declined: 1,
    closed: 1
  })
  // At 10 days one of seven acts, as those censored that day are still at risk; those at 30 and 91 change nothing by 180.
  expect(all.within).toMatchObject({ days: 180 })
  expect(all.within!.share).toBeCloseTo(1 / 7, 12)
  expect(all.rows.map(({ insightId, days }) => [insightId, days])).toEqual([
    ['i5', 242],
    ['i6', 242],
    ['i3', 91],
    ['i4', 30],
    ['i7', 10],
    ['i2', 210],
    ['i1', 10]
  ])
  const waiting = await engine.run('insights.actions', { ...request, stage: 'waiting' })
  expect(waiting.rows.map(({ insightId }) => insightId)).toEqual(['i6', 'i3'])
  await end()
})
