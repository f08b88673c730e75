import type { Engine } from '#engine/engine'
import { canonicalTables } from '#engine/workspace/tables'

/** Every row of every canonical table as text, in an order of their own; without what each import names anew. */
export async function contents(engine: Engine): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {}
  for (const { name } of canonicalTables) {
    const { rows } = await engine.run('sql.rows', { sql: `SELECT * EXCLUDE (source_file_id) FROM ${name}` })
    tables[name] = rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return tables
}
