import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

describe('stored rows in a line each', () => {
  let filled: FilledWorkspace
  beforeAll(async () => {
    filled = await filledWorkspace({
      msl: [{ msl_id: 'm1', name: 'One' }],
      kol: [
        { kol_id: 'k1', name: "O'Neil" },
        { kol_id: 'k2', name: 'Two' }
      ],
      interaction: [
        {
          interaction_id: "i'1",
          msl_id: 'm1',
          occurred_at: '2026-01-10 10:00:00',
          occurred_on: '2026-01-10',
          channel: 'video',
          status: 'completed'
        }
      ],
      interaction_attendee: [
        { interaction_id: "i'1", kol_id: 'k1' },
        { interaction_id: "i'1", kol_id: 'k2' }
      ],
      follow_up: [{ follow_up_id: 'f1', msl_id: 'm1', kol_id: 'k2', due_on: '2026-02-01', what: 'Send paper' }],
      engagement_plan: [
        { msl_id: 'm1', kol_id: 'k1', period_start: '2026-01-01', period_end: '2027-01-01', planned_contacts: 4 }
      ],
      publication: [{ publication_id: 'p1', title: 'On dosing', published_on: '2025-05-05' }],
      authorship: [{ publication_id: 'p1', kol_id: 'k2' }],
      relationship: [{ source_kol_id: 'k1', target_kol_id: 'k2', kind: 'mentor', noted_on: '2025-03-03' }],
      listening_priority: [{ priority_id: 'l1', name: 'Access', active_from: '2026-01-01' }]
    })
  })
  afterAll(() => filled.end())

  const lines = async (...rows: [string, string][]) =>
    (await filled.engine.run('record.lines', { rows: rows.map(([table, id]) => ({ table, id })) })).rows

  it('say the day, whom they are about and what, in the order asked for', async () => {
    const rows = await lines(
      ['follow_up', 'f1'],
      ['contact', "i'1|k1"],
      ['engagement_plan', 'm1|k1|2026-01-01'],
      ['authorship', 'p1|k2'],
      ['relationship', 'k1|k2|mentor'],
      ['listening_priority', 'l1'],
      ['interaction', "i'1"]
    )
    expect(rows.map(({ table, on, mslName, kolName, what }) => [table, on, mslName, kolName, what])).toEqual([
      ['follow_up', '2026-02-01', 'One', 'Two', 'Send paper'],
      ['contact', '2026-01-10', 'One', "O'Neil", 'video'],
      ['engagement_plan', '2026-01-01', 'One', "O'Neil", '4.0'],
      ['authorship', '2025-05-05', null, 'Two', 'On dosing'],
      ['relationship', '2025-03-03', null, null, "O'Neil – Two · mentor"],
      ['listening_priority', '2026-01-01', null, null, null],
      ['interaction', '2026-01-10', 'One', "O'Neil, Two", 'video']
    ])
  })

  it('leave out rows that are gone, and open where they are there', async () => {
    const [row, ...others] = await lines(['follow_up', 'gone'], ['contact', "i'1|k1"])
    expect(others).toEqual([])
    const opened = await filled.engine.run('record.open', { table: row!.table, id: row!.id! })
    expect(opened.fields.find(({ name }) => name === 'interaction_id')?.value).toBe("i'1")
  })

  it('come for each kind of row by itself', async () => {
    for (const [table, id] of [
      ['interaction', "i'1"],
      ['authorship', 'p1|k2'],
      ['relationship', 'k1|k2|mentor'],
      ['msl', 'm1']
    ] as const) {
      expect(await lines([table, id]), table).toMatchObject([{ table, id }])
    }
  })

  it('come for hundreds of addresses at once', async () => {
    const many = Array.from({ length: 600 }, (_, i): [string, string] => ['interaction', `none-${i}`])
    expect(await lines(...many, ['follow_up', 'f1'])).toHaveLength(1)
  })

  it('are refused for what is no table of rows', async () => {
    await expect(lines(['setting', 'zone'])).rejects.toMatchObject({ code: 'unknown-record' })
    await expect(lines(["kol') UNION SELECT", 'x'])).rejects.toMatchObject({ code: 'unknown-record' })
  })
})
