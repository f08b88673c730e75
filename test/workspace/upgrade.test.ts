import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEngine } from '#engine/engine'
import { layoutVersion } from '#engine/workspace/settings'
import { Workspace } from '#engine/workspace/workspace'

let folder: string
let file: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-layout-'))
  file = join(folder, 'old.lens')
  // The tables as layout 1 had them.
  const workspace = await Workspace.open(file, 'create')
  const { connection } = workspace
  await connection.run('DROP VIEW insight_rubric')
  await connection.run('DROP VIEW insight_use')
  for (const name of [
    '"merge"',
    'merge_row',
    'not_duplicate',
    'finding_acknowledgement',
    'objective_change',
    'profile',
    'rubric_rating',
    'insight_outcome',
    'own_kpi',
    'network_recipe',
    'network_result',
    'network_edge',
    'overview_snapshot',
    'network_position',
    'import_change',
    'screen_shown'
  ])
    await connection.run(`DROP TABLE ${name}`)
  await connection.run('ALTER TABLE import_run DROP COLUMN changes_counted')
  await connection.run('ALTER TABLE objective DROP COLUMN parent_id')
  await connection.run('ALTER TABLE objective DROP COLUMN completed_on')
  await connection.run('ALTER TABLE source_file DROP COLUMN columns')
  await connection.run('ALTER TABLE rejected_row DROP COLUMN line')
  await connection.run(
    `CREATE TABLE "merge" (merged_at TIMESTAMP, table_name TEXT, kept_id TEXT, merged_id TEXT, undone_at TIMESTAMP)`
  )
  await connection.run(`DELETE FROM setting WHERE name IN ('finding_margin', 'channel_match_target', 'topic_fit_target',
    'follow_up_on_time_target', 'follow_up_set_target', 'documentation_target', 'insight_target', 'rejected_share_limit',
    'own_kpi_seconds', 'own_kpi_rows')`)
  await connection.run(`UPDATE setting SET value = '1' WHERE name = 'layout_version'`)
  await connection.run(`INSERT INTO kol (kol_id, name) VALUES ('a', 'Ada North'), ('b', 'Dr. Ada North')`)
  workspace.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it.each(['read', 'write'] as const)(
  'brings a workspace of an older layout up to date when opened to %s',
  async (mode) => {
    const engine = await openEngine({ workspace: { file, mode } })
    const status = await engine.run('workspace.status', {})
    expect(status).toMatchObject({
      version: layoutVersion,
      tables: {
        kol: 2,
        merge: 0,
        merge_row: 0,
        not_duplicate: 0,
        finding_acknowledgement: 0,
        objective_change: 0,
        profile: 0,
        rubric_rating: 0,
        insight_outcome: 0,
        own_kpi: 0,
        network_recipe: 0,
        network_result: 0,
        network_edge: 0,
        overview_snapshot: 0,
        network_position: 0,
        import_change: 0,
        screen_shown: 0
      }
    })
    const margin = await engine.run('sql.rows', { sql: "SELECT value FROM setting WHERE name = 'finding_margin'" })
    expect(margin.rows).toEqual([{ value: '0.10' }])
    if (mode === 'write') {
      await engine.run('duplicates.merge', { kept: 'a', merged: 'b' })
      expect((await engine.run('workspace.status', {})).tables.kol).toBe(1)
    }
    await engine.close()
    const again = await openEngine({ workspace: { file, mode: 'read' } })
    expect((await again.run('duplicates.merges', {})).rows).toHaveLength(mode === 'write' ? 1 : 0)
    await again.close()
  }
)

it('adds what acknowledgements lack to a layout that has them already', async () => {
  const workspace = await Workspace.open(join(folder, 'eight.lens'), 'create')
  await workspace.connection.run('ALTER TABLE finding_acknowledgement DROP COLUMN until')
  await workspace.connection.run(
    `INSERT INTO finding_acknowledgement VALUES ('over-reliance/msl=m1', 'Known', TIMESTAMP '2026-01-01 09:00:00')`
  )
  await workspace.connection.run(`UPDATE setting SET value = '8' WHERE name = 'layout_version'`)
  workspace.close()
  const engine = await openEngine({ workspace: { file: join(folder, 'eight.lens'), mode: 'write' } })
  const { rows } = await engine.run('sql.rows', { sql: 'SELECT note, until FROM finding_acknowledgement' })
  expect(rows).toEqual([{ note: 'Known', until: null }])
  await engine.close()
})
