import { statSync } from 'node:fs'
import { LensFault } from '#contract/faults'
import { quoteIdentifier, quoteLiteral } from '../../workspace/sql'
import type { InputFile } from '../inputs'
import type { Unpacking } from '.'
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

/** One object a line; the columns are the names that occur, in the order in which they first do. */
export async function unpackJsonLines(input: InputFile, context: Unpacking): Promise<InputFile[]> {
  const path = await context.staging.lay(input.file, { label: 'utf-8', bom: 0 }, context.signal)
  const relation = `read_ndjson_objects(${quoteLiteral(path)})`
  try {
    const names = await context.reader.rows<{ name: string }>(
      `SELECT name FROM (SELECT unnest(json_keys(json)) AS name, row_number() OVER () AS n FROM ${relation}) GROUP BY name ORDER BY min(n)`
    )
    const columns = names.map(({ name }) => {
      const at = quoteLiteral(`$."${name.replaceAll('"', '\\"')}"`)
      const list = `array_to_string(CAST(json_extract(json, ${at}) AS TEXT[]), ';')`
      return `CASE WHEN json_type(json, ${at}) = 'ARRAY' THEN ${list} ELSE json_extract_string(json, ${at}) END AS ${quoteIdentifier(name)}`
    })
    if (columns.length === 0) return [{ ...input, bytes: 0 }]
    return [await copyAsText(input, context, `SELECT ${columns.join(', ')} FROM ${relation}`)]
  } catch (error) {
    if (error instanceof LensFault) throw error
    throw damaged(input, 'file of JSON lines', error)
  }
}

async function copyAsText(input: InputFile, { staging, reader }: Unpacking, query: string): Promise<InputFile> {
  const file = staging.newPath()
  await reader.run(
    `COPY (${query}) TO ${quoteLiteral(file)} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', FORCE_QUOTE *)`
  )
  return { path: input.path, file, bytes: statSync(file).size }
}
