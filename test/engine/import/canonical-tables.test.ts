import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { join, resolve } from 'node:path'
import { kinds } from '#engine/import/kinds/index'
import { readDefinitions } from '#engine/kpi/definition'
import { canonicalTables, type Field } from '#engine/workspace/tables'
import { ImportRun } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const valueOf = ({ name, type }: Field): string => {
  if (name === 'status') return 'completed'
  if (name === 'channel') return 'video'
  const values: Partial<Record<Field['type'], string>> = {
    day: '2026-01-05',
    instant: '2026-01-05T09:00:00Z',
    boolean: 'true',
    integer: '1',
    number: '1'
  }
  // Each column its own text, so that nobody is tied to themselves.
  return values[type] ?? `${name}-1`
}

describe('the canonical tables', () => {
  it.each(canonicalTables.map((table) => [table.name, table] as const))(
    '%s is known by its headers',
    async (_, table) => {
      const header = table.fields.map(({ name }) => name).join(',')
      const row = table.fields.map(valueOf).join(',')
      const report = await run.import({ 'export.csv': `${header}\n${row}\n` })
      expect(report.files).toMatchObject([{ loaded: 1, rejected: 0 }])
      expect(report.files[0]!.entities).toContain(table.name)
      const rows = await run.rows(`SELECT count(*) AS n FROM "${table.name}"`)
      expect(rows[0]!['n']).toBeGreaterThanOrEqual(1)
    }
  )

  it('can be filled where a KPI needs them', () => {
    const known = new Set(kinds.flatMap(({ feeds }) => feeds.map(({ table }) => table)))
    const asked = readDefinitions(join(resolve(import.meta.dirname, '../../..'), 'resources')).flatMap((definition) =>
      definition.requirements.map(({ table }) => table)
    )
    // Ratings may come with the insight or apart.
    expect(asked.filter((table) => table !== 'insight_rubric' && !known.has(table))).toEqual([])
  })
})
