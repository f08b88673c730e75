import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'

interface KpiCase {
  /** How the expected numbers come about, by hand. */
  note: string
  period: { from: string; to: string; asOf: string }
  rows: CanonicalRows
  expected: Record<string, unknown>
}

const folder = join(import.meta.dirname, '../../data/kpis')
const definitions = readdirSync(join(import.meta.dirname, '../../../resources/kpis'))
const cases = readdirSync(folder).map((name) => name.replace('.json', ''))

describe('every KPI', () => {
  it('has a case computed by hand', () => {
    expect(cases.map((id) => `${id}.sql`).sort()).toEqual(definitions.sort())
  })

  for (const id of cases) {
    const { note, period, rows, expected } = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as KpiCase
    it(`${id}: ${note}`, async () => {
      const { engine, end } = await filledWorkspace(rows)
      try {
        const request = { ...period, kpis: [id], by: ['msl' as const] }
        const figures = (await engine.run('kpi.figures', request)).rows
        const figure = figures.find(({ group }) => group['msl'] === 'm1')
        for (const [name, value] of Object.entries(expected)) {
          const got = figure?.[name as keyof typeof figure]
          if (typeof value === 'number') expect(got, name).toBeCloseTo(value, 6)
          else expect(got, name).toEqual(value)
        }
        const evidence = await engine.run('kpi.evidence', { ...period, kpi: id, msl: 'm1' })
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
    })
  }
})
