import { beforeAll, describe, expect, it } from 'vitest'
import { spellings } from '#engine/sample/layouts/spellings'
import { writeSample } from '#engine/sample/write'
import { ImportRun } from './import-run'

const tables = {
  msl: 'msl_id',
  kol: 'kol_id',
  institution: 'institution_id',
  affiliation: 'kol_id, institution_id, role',
  publication: 'publication_id',
  authorship: 'publication_id, kol_id',
  event: 'event_id',
  event_participant: 'event_id, kol_id, msl_id, role',
  engagement_plan: 'msl_id, kol_id, period_start',
  interaction: 'interaction_id',
  interaction_attendee: 'interaction_id, kol_id',
  insight: 'insight_id',
  inquiry: 'inquiry_id',
  follow_up: 'follow_up_id',
  feedback: 'feedback_id'
}

/** All canonical rows of a sample written in a dialect, without where they came from. */
async function rowsOf(dialect: string) {
  const run = await ImportRun.start()
  try {
    const out = `${run.folder}/written`
    await writeSample({ out, dialect, msls: 5, kols: 80, interactions: 400, seed: 3 })
    const report = await run.engine.run('import.run', { files: [run.engine.registerFile(out)] })
    const rows: Record<string, unknown[]> = {}
    for (const [table, key] of Object.entries(tables)) {
      rows[table] = await run.rows(`SELECT * EXCLUDE (source_file_id, source_row) FROM ${table} ORDER BY ${key}`)
    }
    const read = Object.fromEntries(report.files.map((file) => [file.path.split('/').at(-1), file.dialect]))
    return { rows, read, totals: report.totals, warnings: report.files.flatMap(({ warnings }) => warnings) }
  } finally {
    await run.end()
  }
}

describe('an export of the same team', () => {
  let canonical: Awaited<ReturnType<typeof rowsOf>>
  beforeAll(async () => {
    canonical = await rowsOf('generic')
  })

  it('holds something of everything', () => {
    for (const [table, rows] of Object.entries(canonical.rows)) expect(rows.length, table).toBeGreaterThan(0)
    expect(canonical.totals.rejected).toBe(0)
  })

  for (const dialect of Object.keys(spellings).filter((id) => id !== 'generic')) {
    it(`gives the same rows from ${dialect}`, async () => {
      const { rows, read, totals, warnings } = await rowsOf(dialect)
      expect(totals).toEqual(canonical.totals)
      expect(warnings).toEqual([])
      for (const table of Object.keys(tables)) expect(rows[table], table).toEqual(canonical.rows[table])
      expect(Object.values(read).filter((id) => id === dialect).length).toBeGreaterThan(5)
    })
  }
})
