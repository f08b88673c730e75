import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kolReferences } from '#engine/duplicates/kol-references'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { contents } from './contents'

const met = { msl_id: 'm', occurred_at: '2026-02-02 10:00:00', occurred_on: '2026-02-02', status: 'completed' }

let filled: FilledWorkspace
beforeEach(async () => {
  filled = await filledWorkspace({
    msl: [{ msl_id: 'm', name: 'M' }],
    kol: [
      { kol_id: 'a', name: 'Ada North', email: null, interests: ['dosing'], tier: 1 },
      { kol_id: 'b', name: 'Dr. North, Ada', email: 'ada@example.org', interests: ['safety', 'dosing'], tier: 3 },
      { kol_id: 'c', name: 'Cy Hill' }
    ],
    interaction: ['i1', 'i2', 'i3'].map((interaction_id) => ({ interaction_id, ...met })),
    interaction_attendee: [
      { interaction_id: 'i1', kol_id: 'a' },
      { interaction_id: 'i1', kol_id: 'b', role: 'host' },
      { interaction_id: 'i2', kol_id: 'b' },
      { interaction_id: 'i3', kol_id: 'a', deleted: true },
      { interaction_id: 'i3', kol_id: 'b' }
    ],
    insight: [{ insight_id: 'n1', msl_id: 'm', kol_id: 'b' }],
    inquiry: [{ inquiry_id: 'q1', kol_id: 'b', received_at: '2026-02-02 10:00:00' }],
    follow_up: [{ follow_up_id: 'f1', msl_id: 'm', kol_id: 'b' }],
    objective: [{ objective_id: 'o1', kol_id: 'b', period_start: '2026-01-01', period_end: '2026-04-01' }],
    feedback: [{ feedback_id: 'r1', msl_id: 'm', kol_id: 'b', given_on: '2026-02-02', dimension: 'value' }],
    feedback_invitation: [{ msl_id: 'm', kol_id: 'b', sent_on: '2026-01-05' }],
    engagement_plan: [
      { msl_id: 'm', kol_id: 'a', period_start: '2026-01-01', period_end: '2026-04-01', planned_contacts: 2 },
      { msl_id: 'm', kol_id: 'b', period_start: '2026-01-01', period_end: '2026-04-01', planned_contacts: 0.1 },
      { msl_id: 'm', kol_id: 'b', period_start: '2026-04-01', period_end: '2026-07-01', planned_contacts: 4 }
    ],
    relationship_stage: [{ msl_id: 'm', kol_id: 'b', stage: 'engaged', rated_on: '2026-02-02' }],
    development_step: [{ kol_id: 'b', milestone: 'first talk' }],
    event_participant: [{ event_id: 'e', kol_id: 'b', role: 'speaker' }],
    authorship: [
      { publication_id: 'p1', kol_id: 'b', position: 1 },
      { publication_id: 'p2', kol_id: 'c' },
      { publication_id: 'p2', kol_id: 'b' }
    ],
    trial_role: [{ trial_id: 't', kol_id: 'b', role: 'investigator' }],
    affiliation: [{ kol_id: 'b', institution_id: 'h', role: null }],
    consent_event: [{ kol_id: 'b', channel: 'email', status: 'given', changed_on: '2026-01-01' }],
    relationship: [
      { source_kol_id: 'a', target_kol_id: 'b', kind: 'stated', strength: 2 },
      { source_kol_id: 'c', target_kol_id: 'b', kind: 'stated', strength: 0.30000000000000004 },
      { source_kol_id: 'b', target_kol_id: 'c', kind: 'mentor' }
    ],
    nomination: [{ rater_kol_id: 'c', nominee_kol_id: 'b', domain: 'dosing', named_on: '2026-01-01' }]
  })
})
afterEach(() => filled.end())

const rows = async (sql: string) => (await filled.engine.run('sql.rows', { sql })).rows
const merge = (fieldsFromMerged: string[] = []) =>
  filled.engine.run('duplicates.merge', { kept: 'a', merged: 'b', fieldsFromMerged })

describe('merging a KOL into another', () => {
  it('leaves no row in any table that names the merged one', async () => {
    expect(kolReferences.length).toBeGreaterThan(15)
    const before = await rows(
      kolReferences
        .flatMap(({ table, fields }) =>
          fields.map((f) => `SELECT '${table.name}.${f}' AS t FROM ${table.name} WHERE ${f} = 'b'`)
        )
        .join(' UNION ')
    )
    // The workspace of this test has a row for each reference there is, save one that has no row to be first in.
    expect(before.length).toBe(kolReferences.flatMap(({ fields }) => fields).length - 1)
    await merge()
    for (const { table, fields } of kolReferences) {
      for (const field of fields) {
        expect([table.name, await rows(`SELECT 1 FROM ${table.name} WHERE ${field} = 'b'`)]).toEqual([table.name, []])
      }
    }
    expect(await rows(`SELECT kol_id FROM kol ORDER BY 1`)).toEqual([{ kol_id: 'a' }, { kol_id: 'c' }])
  })

  it('counts a meeting both were at once, by the row that still holds', async () => {
    await merge()
    expect(await rows(`SELECT interaction_id, kol_id, role, deleted FROM interaction_attendee ORDER BY 1`)).toEqual([
      { interaction_id: 'i1', kol_id: 'a', role: null, deleted: false },
      { interaction_id: 'i2', kol_id: 'a', role: null, deleted: false },
      { interaction_id: 'i3', kol_id: 'a', role: null, deleted: false }
    ])
    expect(await rows(`SELECT period_start, planned_contacts AS n FROM engagement_plan ORDER BY 1`)).toEqual([
      { period_start: '2026-01-01', n: 2 },
      { period_start: '2026-04-01', n: 4 }
    ])
  })

  it('ties nobody to themselves', async () => {
    await merge()
    expect(await rows('SELECT source_kol_id AS s, target_kol_id AS t FROM relationship ORDER BY 1')).toEqual([
      { s: 'a', t: 'c' },
      { s: 'c', t: 'a' }
    ])
  })

  it('takes the chosen values and keeps the others', async () => {
    await merge(['email', 'interests'])
    expect(await rows(`SELECT name, email, interests, tier FROM kol WHERE kol_id = 'a'`)).toEqual([
      { name: 'Ada North', email: 'ada@example.org', interests: ['safety', 'dosing'], tier: 1 }
    ])
  })

  it('is undone exactly, and says so in the list and the audit', async () => {
    const before = await contents(filled.engine)
    const made = await merge(['email', 'name'])
    expect(made).toMatchObject({ kept: 'a', merged: 'b', mergedName: 'Dr. North, Ada', undoneAt: null })
    expect(made.rows).toBe((await rows("SELECT 1 FROM merge_row WHERE table_name <> 'kol'")).length - 1)
    expect(await contents(filled.engine)).not.toEqual(before)
    await filled.engine.run('duplicates.undo', { mergeId: made.mergeId })
    expect(await contents(filled.engine)).toEqual(before)
    expect(await rows('SELECT * FROM merge_row')).toEqual([])
    const { rows: merges } = await filled.engine.run('duplicates.merges', {})
    expect(merges.map(({ mergeId, undoneAt }) => [mergeId, undoneAt !== null])).toEqual([[made.mergeId, true]])
    expect(await rows('SELECT action FROM audit_event ORDER BY happened_at')).toEqual([
      { action: 'merge' },
      { action: 'merge-undone' }
    ])
  })

  it('changes figures at once', async () => {
    const ask = async () =>
      (await filled.engine.run('diversity.portfolios', { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }))
        .rows[0]?.contacts
    expect(await ask()).toBe(4)
    const { mergeId } = await merge()
    expect(await ask()).toBe(3)
    await filled.engine.run('duplicates.undo', { mergeId })
    expect(await ask()).toBe(4)
  })

  it('may be undone out of order', async () => {
    const before = await contents(filled.engine)
    const first = await merge(['email'])
    const second = await filled.engine.run('duplicates.merge', {
      kept: 'c',
      merged: 'a',
      fieldsFromMerged: ['email', 'tier']
    })
    expect(await rows('SELECT kol_id, email, tier FROM kol')).toEqual([
      { kol_id: 'c', email: 'ada@example.org', tier: 1 }
    ])
    await filled.engine.run('duplicates.undo', { mergeId: first.mergeId })
    expect(await rows('SELECT kol_id, email, tier FROM kol ORDER BY 1')).toEqual([
      { kol_id: 'b', email: 'ada@example.org', tier: 3 },
      { kol_id: 'c', email: null, tier: 1 }
    ])
    expect(await rows(`SELECT DISTINCT kol_id FROM interaction_attendee WHERE interaction_id = 'i2'`)).toEqual([
      { kol_id: 'b' }
    ])
    await filled.engine.run('duplicates.undo', { mergeId: second.mergeId })
    expect(await contents(filled.engine)).toEqual(before)
  })

  it('refuses what makes no sense, and changes nothing', async () => {
    const before = await contents(filled.engine)
    const refused = (input: Parameters<typeof filled.engine.run<'duplicates.merge'>>[1], code: string) =>
      expect(filled.engine.run('duplicates.merge', input)).rejects.toMatchObject({ code })
    await refused({ kept: 'a', merged: 'a' }, 'bad-input')
    await refused({ kept: 'a', merged: 'z' }, 'unknown-kol')
    await refused({ kept: 'z', merged: 'a' }, 'unknown-kol')
    await refused({ kept: 'a', merged: 'b', fieldsFromMerged: ['kol_id'] }, 'bad-input')
    await refused({ kept: 'a', merged: 'b', fieldsFromMerged: ['charm'] }, 'bad-input')
    await expect(filled.engine.run('duplicates.undo', { mergeId: 'none' })).rejects.toMatchObject({
      code: 'unknown-record'
    })
    expect(await contents(filled.engine)).toEqual(before)
    const { mergeId } = await merge()
    await refused({ kept: 'c', merged: 'b' }, 'unknown-kol')
    await filled.engine.run('duplicates.undo', { mergeId })
    await expect(filled.engine.run('duplicates.undo', { mergeId })).rejects.toMatchObject({ code: 'unknown-record' })
  })
})
