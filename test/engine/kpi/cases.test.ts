import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'

interface ByHand {
  /** How the expected numbers come about, by hand. */
  note: string
  period: { from: string; to: string; asOf: string }
  /** Thresholds other than those of a new workspace. */
  settings?: Record<string, string>
  rows: CanonicalRows
  expected: Record<string, unknown>
}

/** The figure of the MSL `m1`; where MSLs may share what is counted, that of the team `North` of other rows too. */
type KpiCase = ByHand & { team?: ByHand }

const folder = join(import.meta.dirname, '../../data/kpis')
const shipped = join(import.meta.dirname, '../../../resources/kpis')
const definitions = readdirSync(shipped)
const cases = readdirSync(folder).map((name) => name.replace('.json', ''))

describe('every KPI', () => {
  it('has a case computed by hand', () => {
    expect(cases.map((id) => `${id}.sql`).sort()).toEqual(definitions.sort())
  })

  for (const id of cases) {
    const { team, ...own } = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as KpiCase
    it(`${id}: ${own.note}`, () => check(id, own, 'msl', 'm1'))
    if (team) it(`${id} of a team: ${team.note}`, () => check(id, team, 'team', 'North'))
  }

  it('that counts what MSLs share has a case of a team', () => {
    const texts = definitions.map((name) => [name, readFileSync(join(shipped, name), 'utf8')] as const)
    const shared = texts.filter(([, text]) => /\b(counted|assigned)_for\b/.test(text)).map(([name]) => name)
    const withTeam = cases.filter((id) => readFileSync(join(folder, `${id}.json`), 'utf8').includes('"team": {'))
    expect(withTeam.map((id) => `${id}.sql`).sort()).toEqual(shared.sort())
  })
})

async function check(id: string, { period, settings = {}, rows, expected }: ByHand, by: 'msl' | 'team', group: string) {
  const { engine, end } = await filledWorkspace(rows)
  try {
    for (const [name, value] of Object.entries(settings)) await engine.run('setting.change', { name, value })
    const figures = (await engine.run('kpi.figures', { ...period, kpis: [id], by: [by] })).rows
    const figure = figures.find((one) => one.group[by] === group)
    for (const [name, value] of Object.entries(expected)) {
      const got = figure?.[name as keyof typeof figure]
      if (typeof value === 'number') expect(got, name).toBeCloseTo(value, 6)
      else expect(got, name).toEqual(value)
    }
    const evidence = await engine.run('kpi.evidence', { ...period, kpi: id, [by]: group })
    const counting = evidence.rows.filter(({ pending }) => !pending)
    if (figure?.denominator != null) {
      expect(counting.reduce((sum, row) => sum + (row.numerator ?? 0), 0)).toBeCloseTo(figure.numerator!, 9)
      expect(counting.reduce((sum, row) => sum + (row.denominator ?? 0), 0)).toBeCloseTo(figure.denominator, 9)
    }
    expect(evidence.total).toBeGreaterThanOrEqual(figure?.n ?? Infinity)
    for (const { evidenceTable, evidenceId } of evidence.rows.slice(0, 3)) {
      const record = await engine.run('record.open', { table: evidenceTable, id: evidenceId })
      expect(record.fields.length).toBeGreaterThan(0)
    }
  } finally {
    await end()
  }
}
