import { LensFault } from '#contract/faults'
import { quoteIdentifier, quoteLiteral } from '../../workspace/sql'
import type { InputFile } from '../inputs'
import type { Unpacking } from '.'
import { copyAsText } from './copy-as-text'
import { damaged } from './limits'

/** The table in a Parquet file. */
export async function unpackParquet(input: InputFile, context: Unpacking): Promise<InputFile[]> {
  const path = await context.staging.lay(input.file, { label: 'utf-8', bom: 0 }, context.signal)
  const relation = `read_parquet(${quoteLiteral(path)})`
  try {
    const columns = await context.reader.rows<{ name: string; type: string }>(
      `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${relation})`
    )
    return [await copyAsText(input, context, `SELECT ${columns.map(textSql).join(', ')} FROM ${relation}`)]
  } catch (error) {
    if (error instanceof LensFault) throw error
    throw damaged(input, 'Parquet file', error)
  }
}

/** SQL for a column as text: lists parted by semicolons, moments in ISO. */
function textSql({ name, type }: { name: string; type: string }): string {
  const column = quoteIdentifier(name)
  const text = type.endsWith('[]')
    ? `array_to_string(${column}, ';')`
    : type === 'TIMESTAMP WITH TIME ZONE'
      ? `strftime(${column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ')`
      : `CAST(${column} AS TEXT)`
  return `${text} AS ${column}`
}
