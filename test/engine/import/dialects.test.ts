import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { spellings } from '#engine/sample/layouts/spellings'
import { writeSample } from '#engine/sample/write'
import { ImportRun } from './import-run'

const filled = [
  'msl',
  'kol',
  'institution',
  'affiliation',
  'publication',
  'authorship',
  'event',
  'event_participant',
  'engagement_plan',
  'interaction',
  'interaction_attendee',
  'insight',
  'inquiry',
  'follow_up',
  'feedback'
]

/** All canonical tables of a sample written in a dialect, as they are exported. */
async function tablesOf(dialect: string) {
  const run = await ImportRun.start()
  try {
    const out = join(run.folder, 'written')
    await writeSample({ out, dialect, msls: 5, kols: 80, interactions: 400, seed: 3 })
    const report = await run.engine.run('import.run', { files: [run.engine.registerFile(out)] })
    const target = run.engine.registerFile(join(run.folder, 'tables'))
    const { files } = await run.engine.run('workspace.export', { out: target, format: 'csv', canonical: true })
    const tables = Object.fromEntries(files.map(({ table, path }) => [table, readFileSync(path, 'utf8')]))
    const read = Object.fromEntries(report.files.map((file) => [file.path.split('/').at(-1), file.dialect]))
    return { tables, read, totals: report.totals, warnings: report.files.flatMap(({ warnings }) => warnings) }
  } finally {
    await run.end()
  }
}

describe('an export of the same team', () => {
  let canonical: Awaited<ReturnType<typeof tablesOf>>
  beforeAll(async () => {
    canonical = await tablesOf('generic')
  })

  it('holds something of everything', () => {
    for (const table of filled) expect(canonical.tables[table]?.split('\n').length, table).toBeGreaterThan(2)
    expect(canonical.totals.rejected).toBe(0)
  })

  for (const dialect of Object.keys(spellings).filter((id) => id !== 'generic')) {
    it(`gives the same rows from ${dialect}`, async () => {
      const { tables, read, totals, warnings } = await tablesOf(dialect)
      expect(totals).toEqual(canonical.totals)
      expect(warnings).toEqual([])
      for (const [table, text] of Object.entries(canonical.tables)) expect(tables[table], table).toBe(text)
      expect(Object.values(read).filter((id) => id === dialect).length).toBeGreaterThan(5)
    })
  }
})
