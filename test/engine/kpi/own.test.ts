import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { csv, ImportRun } from '../import/import-run'
import { definition, team, videoShare } from './own-text'

let filled: FilledWorkspace
beforeEach(async () => {
  filled = await filledWorkspace(team)
})
afterEach(() => filled.end())

const half = { from: '2026-01-01', to: '2026-07-01', asOf: '2026-07-01' }
const check = (text: string) => filled.engine.run('kpi.check', { text, ...half })
const save = (text: string, more = {}) => filled.engine.run('kpi.save', { text, ...more })
const figureOf = async (kpi: string, msl = 'm1') => {
  const { rows } = await filled.engine.run('kpi.figures', { ...half, kpis: [kpi], by: ['msl'] })
  return rows.find(({ group }) => group['msl'] === msl)
}

describe('a KPI of one’s own', () => {
  it('is tried out before it is saved: columns, rows, and a figure for each MSL', async () => {
    const checked = await check(definition(videoShare))
    expect(checked.problems).toEqual([])
    expect(checked.definition).toMatchObject({ id: 'video-share', own: true })
    expect(checked.columns).toContainEqual({ name: 'occurred_on', type: 'DATE' })
    expect(checked.total).toBe(6)
    expect(checked.evidence[0]).toMatchObject({ occurredOn: '2026-06-10', evidenceId: 'i5|k2', kolName: 'K 2' })
    expect(checked.figures.map(({ group, value, n, state }) => [group['msl'], value, n, state])).toEqual([
      ['m1', 4 / 6, 6, 'ok'],
      ['m2', null, 0, 'too-few']
    ])
    // Nothing was saved.
    expect((await filled.engine.run('kpi.own', {})).rows).toEqual([])
  })

  it('stands beside those that ship, with figures, groups, evidence and objectives', async () => {
    expect(await save(definition(videoShare))).toEqual({ id: 'video-share' })
    const { kpis } = await filled.engine.run('kpi.catalogue', {})
    expect(kpis.filter(({ own }) => own).map(({ id }) => id)).toEqual(['video-share'])
    expect(kpis.find(({ id }) => id === 'followup-on-time')?.own).toBe(false)
    // Wilson's interval of 4 in 6, by hand: centre (4 + 1.9207) / (6 + 3.8415), ± 1.96 / 9.8415 · √(4·2/6 + 0.9604).
    const figure = await figureOf('video-share')
    expect(figure).toMatchObject({ numerator: 4, denominator: 6, n: 6, state: 'ok', method: 'Wilson' })
    expect(figure!.low).toBeCloseTo(0.3, 3)
    expect(figure!.high).toBeCloseTo(0.9032, 3)
    const months = await filled.engine.run('kpi.figures', { ...half, kpis: ['video-share'], by: ['month'] })
    expect(months.rows.map(({ numerator, denominator }) => `${numerator}/${denominator}`)).toEqual([
      '1/1',
      '1/1',
      '1/1',
      '1/1',
      '0/1',
      '0/1'
    ])
    const { total, rows } = await filled.engine.run('kpi.evidence', { ...half, kpi: 'video-share', msl: 'm1' })
    expect([total, rows.filter(({ numerator }) => numerator === 1).length]).toEqual([6, 4])
    const opened = await filled.engine.run('record.open', { table: rows[0]!.evidenceTable, id: rows[0]!.evidenceId })
    expect(opened.fields).toContainEqual({ name: 'interaction_id', value: 'i5' })
    const objective = { msl: 'm1', kpi: 'video-share', from: half.from, to: half.to, baseline: 0, target: 0.5 }
    await filled.engine.run('objective.save', { id: null, text: null, weight: 1, context: null, ...objective })
    expect((await filled.engine.run('objective.list', half)).rows[0]).toMatchObject({
      kpi: 'video-share',
      value: 4 / 6,
      attainment: 1.2
    })
  })

  it('takes every aggregation: a sum of minutes, and a composite that weighs it', async () => {
    const minutes = definition(
      `SELECT msl_id, occurred_on, duration_min AS value, 'interaction' AS evidence_table, interaction_id AS evidence_id FROM interaction WHERE NOT deleted`,
      { id: 'minutes', unit: 'minutes', aggregation: 'sum', requires: 'interaction(duration_min)' }
    )
    await save(minutes)
    expect(await figureOf('minutes')).toMatchObject({ value: 210, state: 'ok', unit: 'minutes' })
    const whole = { id: 'both', kind: 'composite', aggregation: 'composite', requires: 'objective(target)' }
    const badParts = await check(definition('', { ...whole, parts: 'minutes 0.5, no-such-kpi 0.5' }))
    expect(badParts.problems).toMatchObject([{ message: 'no-such-kpi is no KPI that a composite can weigh' }])
    await filled.engine.run('objective.save', {
      id: null,
      msl: 'm1',
      kpi: 'minutes',
      text: null,
      from: half.from,
      to: half.to,
      baseline: 0,
      target: 420,
      weight: 1,
      context: null
    })
    await save(definition('', { ...whole, parts: 'minutes 1' }))
    // 210 of 420 minutes.
    expect(await figureOf('both')).toMatchObject({ value: 0.5, state: 'ok' })
  })

  it('is changed under its id or another, and taken away again', async () => {
    await save(definition(videoShare))
    await expect(save(definition(videoShare))).rejects.toMatchObject({
      code: 'bad-definition',
      message: expect.stringContaining('a KPI of your own with this id')
    })
    await save(definition(videoShare, { name: 'By video' }), { replaces: 'video-share' })
    await save(definition(videoShare, { id: 'on-screen' }), { replaces: 'video-share' })
    const { rows } = await filled.engine.run('kpi.own', {})
    expect(rows.map(({ id, name, problems }) => [id, name, problems])).toEqual([['on-screen', 'Share of video', []]])
    expect((await filled.engine.run('kpi.text', { id: 'on-screen' })).text).toContain('-- id: on-screen')
    await filled.engine.run('kpi.remove', { id: 'on-screen' })
    expect((await filled.engine.run('kpi.own', {})).rows).toEqual([])
    await expect(figureOf('on-screen')).rejects.toMatchObject({ code: 'unknown-kpi' })
    await expect(filled.engine.run('kpi.remove', { id: 'on-screen' })).rejects.toMatchObject({ code: 'unknown-kpi' })
    const trail = await filled.engine.run('sql.rows', { sql: 'SELECT action FROM audit_event ORDER BY happened_at' })
    expect(trail.rows.map(({ action }) => action)).toEqual([
      'own-kpi-added',
      'own-kpi-changed',
      'own-kpi-changed',
      'own-kpi-removed'
    ])
  })

  it('may have any words in its header', async () => {
    const name = `Wert “ü” '; DROP TABLE kol; -- <b>${'\u202e'}日本</b>`
    await save(definition(videoShare, { name, question: `"'\\; $1 ?`, family: "it's ours", source: '\t=1+1' }))
    const { kpis } = await filled.engine.run('kpi.catalogue', {})
    expect(kpis.at(-1)).toMatchObject({ name, question: `"'\\; $1 ?`, family: "it's ours" })
    expect((await filled.engine.run('workspace.status', {})).tables['kol']).toBe(2)
    expect(await figureOf('video-share')).toMatchObject({ state: 'ok' })
  })

  it('that fails on later data is unavailable, with the reason, and keeps no other from being computed', async () => {
    const fragile = definition(
      `SELECT msl_id, occurred_on, CAST(split_part(evidence.topic, '-', 2) AS INTEGER) AS value,
       'interaction' AS evidence_table, interaction_id AS evidence_id
FROM (SELECT *, coalesce(topics[1], 'x-1') AS topic FROM interaction) evidence`,
      { id: 'fragile', aggregation: 'sum', unit: 'points', requires: 'interaction(msl_id)' }
    )
    await save(fragile)
    expect(await figureOf('fragile')).toMatchObject({ value: 6, state: 'ok' })
    await filled.change(`UPDATE interaction SET topics = ['no number'] WHERE interaction_id = 'i0'`)
    const { rows } = await filled.engine.run('kpi.figures', { ...half, kpis: null, by: ['msl'], msl: 'm1' })
    const broken = rows.find(({ kpi }) => kpi === 'fragile')
    expect(broken).toMatchObject({ state: 'unavailable', value: null })
    expect(broken?.reason).toMatch(/fragile is not usable: line 13: Could not convert string/)
    expect(rows.filter(({ state }) => state === 'ok').length).toBeGreaterThan(0)
    expect(await filled.engine.run('kpi.evidence', { ...half, kpi: 'fragile' })).toMatchObject({ total: 0, rows: [] })
    expect((await filled.engine.run('findings.list', half)).findings.length).toBeGreaterThan(0)
  })
})

it('a KPI of one’s own outlives imports, and counts what they bring', async () => {
  const run = await ImportRun.start()
  try {
    const meeting = (id: string, channel: string) => `${id},m1,k1,2026-02-02T09:00:00Z,${channel},completed`
    const bring = (...meetings: string[]) =>
      run.import({
        'msl.csv': csv('msl_id,name', 'm1,Ada North'),
        'kol.csv': csv('kol_id,name', 'k1,Cy Hill'),
        'interaction.csv': csv('interaction_id,msl_id,kol_id,occurred_at,channel,status', ...meetings)
      })
    await bring(...['a', 'b', 'c', 'd', 'e'].map((id) => meeting(id, 'video')))
    await run.engine.run('kpi.save', { text: definition(videoShare) })
    const value = async () => (await run.engine.run('kpi.figures', { ...half, kpis: ['video-share'] })).rows[0]
    expect(await value()).toMatchObject({ numerator: 5, denominator: 5 })
    await bring(...['a', 'b', 'f'].map((id) => meeting(id, 'phone')))
    // a and b are now by phone, f is new: three of six are left by video.
    expect(await value()).toMatchObject({ numerator: 3, denominator: 6 })
    expect((await run.engine.run('kpi.own', {})).rows).toHaveLength(1)
  } finally {
    await run.end()
  }
})
