import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workspace } from '#engine/workspace/workspace'
import { queryAsUser } from '#engine/workspace/user-sql'

const folder = mkdtempSync(join(tmpdir(), 'lens-fence-'))
let workspace: Workspace
beforeAll(async () => {
  writeFileSync(join(folder, 'secret.csv'), 'a\n1\n')
  workspace = await Workspace.open(join(folder, 'team.lens'), 'create')
})
afterAll(() => {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the fence around the database', () => {
  it('holds for trusted statements too: no file outside, no extension, no way to lower it', async () => {
    for (const statement of [
      `SELECT * FROM read_csv('${folder}/secret.csv')`,
      `COPY (SELECT 1) TO '${folder}/out.csv'`,
      `ATTACH '${folder}/other.db'`,
      `INSTALL httpfs`,
      `LOAD '${folder}/x.duckdb_extension'`,
      `SET enable_external_access = true`,
      `SET allowed_directories = ['/']`,
      `SET lock_configuration = false`
    ]) {
      await expect(workspace.connection.run(statement), statement).rejects.toThrow()
    }
  })

  it('lets users read and nothing else', async () => {
    for (const statement of ['DELETE FROM kol', 'CREATE TABLE x (a INT)', 'SELECT 1; SELECT 2', 'CHECKPOINT']) {
      await expect(queryAsUser(workspace, statement, null), statement).rejects.toMatchObject({ code: 'bad-sql' })
    }
    expect(await queryAsUser(workspace, 'SELECT 40 + 2 AS answer', null)).toEqual({ answer: [42] })
  })
})
