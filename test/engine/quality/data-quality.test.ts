import { describe, expect, it } from 'vitest'
import { filledWorkspace } from '../../workspace/filled-workspace'

/** A meeting on each of the first days of 2026, but for those from `gapFrom` on to before `gapTo`. */
function meetings(days: number, gapFrom: number, gapTo: number) {
  return Array.from({ length: days }, (_, i) => i)
    .filter((i) => i < gapFrom || i >= gapTo)
    .map((i) => ({
      interaction_id: `i${i}`,
      msl_id: 'm1',
      occurred_on: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
      occurred_at: new Date(Date.UTC(2026, 0, 1 + i, 9)).toISOString().replace('T', ' ').slice(0, 19),
      channel: i % 4 === 0 ? null : 'video',
      status: 'completed'
    }))
}

describe('the quality of the data', () => {
  it('names a gap by its first day and the day that ends it', async () => {
    const { engine, end } = await filledWorkspace({ interaction: meetings(100, 40, 60) })
    const { time } = await engine.run('workspace.quality', {})
    // Day 40 after 1 January is 10 February; day 60 is 2 March.
    expect(time).toEqual([
      {
        table: 'interaction',
        rows: 80,
        from: '2026-01-01',
        to: '2026-04-11',
        gaps: [{ from: '2026-02-10', to: '2026-03-02', days: 20 }]
      }
    ])
    await end()
  })

  it('finds none in a pause under two weeks, and none where little is known', async () => {
    const short = await filledWorkspace({ interaction: meetings(100, 40, 52) })
    expect((await short.engine.run('workspace.quality', {})).time[0]!.gaps).toEqual([])
    await short.end()
    const few = await filledWorkspace({ interaction: meetings(48, 10, 30) })
    expect((await few.engine.run('workspace.quality', {})).time[0]!.gaps).toEqual([])
    await few.end()
  })

  it('tells how often fields are empty that KPIs need, and which KPIs', async () => {
    const { engine, end } = await filledWorkspace({
      msl: [{ msl_id: 'm1', name: 'One' }],
      interaction: meetings(40, 0, 0),
      follow_up: [
        { follow_up_id: 'f1', msl_id: 'm1', due_on: null, completed_on: null },
        { follow_up_id: 'f2', msl_id: 'm1', due_on: '2026-02-01', completed_on: null, deleted: true }
      ]
    })
    const { fields } = await engine.run('workspace.quality', {})
    const of = (table: string, field: string) => fields.find((row) => row.table === table && row.field === field)
    // Every fourth of 40 meetings has no channel.
    expect(of('interaction', 'channel')).toMatchObject({ rows: 40, empty: 10, emptyShare: 0.25 })
    expect(of('interaction', 'channel')!.kpis).toContain('channel-preference-match')
    expect(of('follow_up', 'completed_on')).toMatchObject({ rows: 1, empty: 1, emptyShare: 1 })
    expect(of('insight', 'submitted_at')).toMatchObject({ rows: 0, empty: 0, emptyShare: null })
    await end()
  })
})
