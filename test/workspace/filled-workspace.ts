import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine, type Engine } from '#engine/engine'
import { quoteIdentifier, quoteLiteral } from '#engine/workspace/sql'
import { Workspace } from '#engine/workspace/workspace'

/** Rows of canonical tables by table: field -> value; lists become TEXT[], everything else is cast from text. */
export type CanonicalRows = Record<string, Record<string, unknown>[]>

/** A real engine on a workspace that holds these rows. */
export interface FilledWorkspace {
  engine: Engine
  /** Opens it anew after a statement that no procedure would run, as if its data came from elsewhere. */
  change(statement: string): Promise<void>
  end(): Promise<void>
}

/** Makes a workspace of rows in a temporary folder; meetings get the fields that all of them have. */
export async function filledWorkspace(rows: CanonicalRows): Promise<FilledWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'lens-workspace-'))
  const file = join(folder, 'team.lens')
  const workspace = await Workspace.open(file, 'create')
  for (const [table, entries] of Object.entries(rows)) {
    for (const [names, values] of statements(entries)) {
      await workspace.connection.run(`INSERT INTO ${table} (${names}) VALUES ${values.join(', ')}`)
    }
  }
  workspace.close()
  const filled: FilledWorkspace = {
    engine: await openEngine({ workspace: { file, mode: 'write' } }),
    async change(statement) {
      await filled.engine.close()
      const closed = await Workspace.open(file, 'write')
      await closed.connection.run(statement)
      closed.close()
      filled.engine = await openEngine({ workspace: { file, mode: 'write' } })
    },
    async end() {
      await filled.engine.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return filled
}

/** Rows by the fields they have, as SQL: many rows at once are much faster than one after the other. */
function statements(entries: readonly Record<string, unknown>[]): Map<string, string[]> {
  const byNames = new Map<string, string[]>()
  for (const entry of entries) {
    const row = { deleted: false, ...entry }
    const names = Object.keys(row).map(quoteIdentifier).join(', ')
    const values = byNames.get(names) ?? []
    byNames.set(names, values)
    values.push(`(${Object.values(row).map(literal).join(', ')})`)
  }
  return byNames
}

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]::TEXT[]`
  return typeof value === 'string' ? quoteLiteral(value) : String(value)
}
