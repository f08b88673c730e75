import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { sqlType, tableNamed } from '../workspace/tables'

/** Names and SQL types of the columns a table really has, bookkeeping included. */
export type Columns = ReadonlyMap<string, string>

/** The columns of a stored table. */
export async function columnsOf(connection: Connection, table: string): Promise<Columns> {
  const rows = await connection.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${table}`)
  return new Map(rows.map(({ column_name, column_type }) => [column_name, column_type]))
}

/** SQL that reads a JSON object back into typed values; `from_json` of what `to_json` wrote gives the same values. */
export function fromJson(json: string, columns: Columns): string {
  const structure = [...columns].map(([name, type]) => {
    const element = type.endsWith('[]') ? [type.slice(0, -2)] : type
    return [name, element]
  })
  return `from_json(${json}, ${quoteLiteral(JSON.stringify(Object.fromEntries(structure)))})`
}

/** The columns of a canonical table that bear these names. */
export function fieldColumns(table: string, names: readonly string[]): Columns {
  const { fields } = tableNamed(table)
  return new Map(names.map((name) => [name, sqlType(fields.find((field) => field.name === name)!.type)]))
}

/** SQL of a JSON object of these columns. */
export const toJson = (alias: string, names: readonly string[]) =>
  `json_object(${names.map((name) => `${quoteLiteral(name)}, ${alias}.${name}`).join(', ')})`
