import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openEngine } from '#engine/engine'
import type { Finding, FindingRule } from '#contract/finding'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'
import { findingsIn, period, team } from './team'

const folder = mkdtempSync(join(tmpdir(), 'lens-quality-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ofRule = (rule: FindingRule, found: readonly Finding[]) => found.filter((one) => one.rule === rule)

describe('missing-fields', () => {
  it('names fields that no row fills and the KPIs they block, worse where a mistake cannot be seen', async () => {
    const rows = team(['m1'], () => ({}))
    for (const kol of rows['kol']!) delete kol['interests']
    const found = ofRule('missing-fields', await findingsIn(rows))
    const kol = found.find(({ id }) => id === 'missing-fields/subject=kol')
    expect(kol).toMatchObject({
      wording: 'fields-missing',
      severity: 'watch',
      // Nor does anyone here have a specialty or was verified, which blocks three more.
      figures: {
        fields: 'interests, specialty, verified_on',
        kpis: 'list-validity, attribute-balance-gap, kol-relevance-score, topic-interest-fit',
        blocked: 4
      },
      evidenceTotal: 8
    })
    expect(kol!.title).toBe('4 KPIs cannot be computed: no import has filled interests, specialty, verified_on of kol')
    // The ratings of insights, which nobody gives here, keep no mistake from being seen.
    expect(found.find(({ id }) => id === 'missing-fields/subject=insight')).toMatchObject({ severity: 'info' })
  })

  it('names a KPI whose fields are filled in half of the rows, and not in all of them', async () => {
    const half = team(['m1'], () => ({}))
    for (const kol of half['kol']!.slice(0, 4)) kol['preferred_channels'] = null
    const thinIn = async (rows: CanonicalRows) =>
      ofRule('missing-fields', await findingsIn(rows)).filter(
        ({ wording, severity }) => wording === 'fields-thin' && severity === 'watch'
      )
    expect(await thinIn(half)).toMatchObject([
      {
        id: 'missing-fields/subject=channel-preference-match',
        severity: 'watch',
        figures: { filled: 20, eligible: 40, share: 0.5, needed: 0.6 },
        evidenceTotal: 20
      }
    ])
    expect(await thinIn(team(['m1'], () => ({})))).toEqual([])
  })
})

describe('rejected-rows', () => {
  /** A file of meetings of which the first `bad` have no MSL. */
  const meetings = (name: string, bad: number, rows: number) => {
    const lines = Array.from(
      { length: rows },
      (_, i) => `i${i},${i < bad ? '' : 'm1'},k1,2026-03-02T09:00:00Z,video,completed`
    )
    const path = join(folder, name)
    writeFileSync(path, ['interaction_id,msl_id,kol_id,occurred_at,channel,status', ...lines, ''].join('\n'))
    return path
  }

  const rejectedIn = async (workspace: string, ...files: string[]) => {
    const engine = await openEngine({ workspace: { file: join(folder, workspace), mode: 'create' } })
    try {
      for (const file of files) await engine.run('import.run', { files: [engine.registerFile(file)] })
      const found = ofRule('rejected-rows', (await engine.run('findings.list', {})).findings)
      for (const { evidence } of found) {
        const { table, id } = evidence[0]!
        const record = await engine.run('record.open', { table, id })
        expect(record.fields.find(({ name }) => name === 'code')?.value).toBe('missing-value')
      }
      return found
    } finally {
      await engine.close()
    }
  }

  it('names a file of which a third was refused, with the rows', async () => {
    const [found, ...others] = await rejectedIn('third.lens', meetings('third.csv', 30, 90))
    expect(others).toEqual([])
    expect(found).toMatchObject({
      id: 'rejected-rows/subject=third.csv',
      severity: 'high',
      title: '30 of 90 rows of third.csv were refused',
      evidenceTotal: 30
    })
  })

  it('says nothing of few bad rows, of one bad row of three, and of a file that was corrected', async () => {
    expect(await rejectedIn('few.lens', meetings('few.csv', 4, 90))).toEqual([])
    expect(await rejectedIn('one.lens', meetings('one.csv', 1, 3))).toEqual([])
    const bad = meetings('again.csv', 30, 90)
    const engine = await openEngine({ workspace: { file: join(folder, 'again.lens'), mode: 'create' } })
    await engine.run('import.run', { files: [engine.registerFile(bad)] })
    await engine.run('import.run', { files: [engine.registerFile(meetings('again.csv', 0, 90))] })
    expect(ofRule('rejected-rows', (await engine.run('findings.list', {})).findings)).toEqual([])
    await engine.close()
  })
})

describe('an acknowledgement', () => {
  it('stays with its finding while numbers change, can be replaced and taken back', async () => {
    const late = (weeks: number) => team(['m1'], (_, week) => (week % 4 < weeks ? { followedUpAfter: 5 } : {}))
    const id = 'follow-up-neglect/msl=m1/subject=followup-on-time'
    const { engine, end } = await filledWorkspace(late(3))
    const list = async (to: string) => {
      const { findings } = await engine.run('findings.list', { ...period, to, asOf: to })
      return findings.find((one) => one.id === id)
    }
    try {
      expect((await list(period.to))?.acknowledged).toBeNull()
      await engine.run('findings.acknowledge', { finding: id, note: 'On leave until May' })
      const later = await list('2025-08-04')
      expect(later?.acknowledged?.note).toBe('On leave until May')
      expect(later?.evidenceTotal).toBeLessThan((await list(period.to))!.evidenceTotal)
      await engine.run('findings.acknowledge', { finding: id, note: 'Back since May' })
      expect((await list(period.to))?.acknowledged?.note).toBe('Back since May')
      await engine.run('findings.acknowledge', { finding: id, acknowledged: false })
      expect((await list(period.to))?.acknowledged).toBeNull()
      await expect(engine.run('findings.acknowledge', { finding: 'no-such-rule/msl=m1' })).rejects.toMatchObject({
        code: 'unknown-record'
      })
    } finally {
      await end()
    }
  })
})
