import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { LensFault } from '#contract/faults'
import { quoteIdentifier, quoteLiteral } from '../../workspace/sql'
import type { InputFile } from '../inputs'
import type { UnreadableRow } from '../rescue'
import type { Unpacking } from '.'
import { copyAsText } from './copy-as-text'
import { damaged } from './limits'

/**
 * One object a line; the columns are the names that occur, in the order in which they first do. A line that is no object
 * keeps its place as an empty row and is told as unreadable.
 */
export async function unpackJsonLines(input: InputFile, context: Unpacking): Promise<InputFile[]> {
  const { reader, staging, signal } = context
  const path = await staging.lay(input.file, { label: 'utf-8', bom: 0 }, signal)
  const lines = `(SELECT row_number() OVER () AS n, CASE WHEN json_type(json) = 'OBJECT' THEN json END AS json
                  FROM read_ndjson_objects(${quoteLiteral(path)}, ignore_errors = true, maximum_object_size = 33554432))`
  try {
    const names = await reader.rows<{ name: string }>(
      `SELECT name FROM (SELECT unnest(json_keys(json)) AS name, n FROM ${lines}) GROUP BY name ORDER BY min(n)`
    )
    const bad = await reader.rows<{ n: number }>(`SELECT n FROM ${lines} WHERE json IS NULL ORDER BY n`)
    if (names.length === 0 && bad.length > 0) throw new Error('No line is an object')
    if (names.length === 0) return [{ ...input, bytes: 0 }]
    const columns = names.map(({ name }) => columnSql(name))
    const table = await copyAsText(input, context, `SELECT ${columns.join(', ')} FROM ${lines} ORDER BY n`)
    return [{ ...table, unreadable: await unreadableLines(path, bad, signal) }]
  } catch (error) {
    if (error instanceof LensFault || signal.aborted) throw error
    throw damaged(input, 'file of JSON lines', error)
  }
}

function columnSql(name: string): string {
  const at = quoteLiteral(`$."${name.replaceAll('"', '\\"')}"`)
  const list = `array_to_string(CAST(json_extract(json, ${at}) AS TEXT[]), ';')`
  return `CASE WHEN json_type(json, ${at}) = 'ARRAY' THEN ${list} ELSE json_extract_string(json, ${at}) END AS ${quoteIdentifier(name)}`
}

/** Lines by their number among those that are not blank, as they stand in the file. */
async function unreadableLines(
  path: string,
  bad: readonly { n: number }[],
  signal: AbortSignal
): Promise<UnreadableRow[]> {
  if (bad.length === 0) return []
  const wanted = new Set(bad.map(({ n }) => n))
  const found: UnreadableRow[] = []
  let [row, line] = [0, 0]
  for await (const raw of createInterface({ input: createReadStream(path, { signal }) })) {
    line++
    if (raw.trim() === '' || !wanted.has(++row)) continue
    found.push({ row, line, code: 'broken-json', reason: 'the line is no JSON object', raw })
  }
  return found
}
