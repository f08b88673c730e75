import { basename } from 'node:path'
import Papa from 'papaparse'
import { LensFault } from '#contract/faults'
import { buildGraph, type Graph } from './graph'
import { readTextFile } from './text-file'

interface EdgeFileOptions {
  nodesPath: string | null
  directed: boolean
  weightColumn: string | null
  /** Whether a file without that column is refused, in place of counting every edge as 1. */
  needsWeight?: boolean
}

/** A table of an edge list: where its columns are, and its rows. */
interface EdgeTable {
  path: string
  header: readonly string[]
  rows: readonly string[][]
  source: number
  target: number
}

/**
 * The graph of an edge list with the columns `source` and `target`, by name or, where none is named so, the first two.
 * Nodes are numbered in the order in which they occur; those of the nodes file (its first column, below a header) that
 * have no edge come last. Rows are counted from 1 below the header, blank lines left out.
 * @throws LensFault `empty-file`, `not-text`, `missing-column`, `bad-value` naming file, row and column
 */
export function readEdgeFile(
  path: string,
  { nodesPath, directed, weightColumn, needsWeight = true }: EdgeFileOptions
): Graph {
  const table = edgeTable(path)
  const isWeighted = weightColumn !== null && (needsWeight || columnNamed(table.header, weightColumn) >= 0)
  const weight = isWeighted ? weightsOf(table, weightColumn) : undefined
  const places = new Map<string, number>()
  const place = (node: string) => {
    const known = places.get(node)
    if (known !== undefined) return known
    places.set(node, places.size)
    return places.size - 1
  }
  const source = new Int32Array(table.rows.length)
  const target = new Int32Array(table.rows.length)
  table.rows.forEach((row, r) => {
    source[r] = place(nodeIn(table, row, r, table.source))
    target[r] = place(nodeIn(table, row, r, table.target))
  })
  if (nodesPath !== null) {
    for (const [node] of records(nodesPath).slice(1)) if (node?.trim()) place(node.trim())
  }
  return buildGraph({ nodes: [...places.keys()], source, target, weight, directed })
}

function edgeTable(path: string): EdgeTable {
  const [header, ...rows] = records(path)
  if (!header) {
    throw new LensFault({
      code: 'empty-file',
      message: `${basename(path)} is empty.`,
      hint: 'Write a header source,target and a row for each edge.',
      where: path
    })
  }
  const source = columnNamed(header, 'source')
  const target = columnNamed(header, 'target')
  if (source >= 0 && target >= 0) return { path, header, rows, source, target }
  if (header.length < 2) throw missingColumn(path, 'source and target', header)
  if (!isEdge(header, rows)) return { path, header, rows, source: 0, target: 1 }
  const numbered = header.map((_, c) => `column ${c + 1}`)
  return { path, header: numbered, rows: [header, ...rows], source: 0, target: 1 }
}

/** Whether the first line of a file is an edge as well and no header: one of its nodes occurs again. */
function isEdge([a = '', b = '']: readonly string[], rows: readonly string[][]): boolean {
  const names = new Set([a.trim(), b.trim()].filter((name) => name !== ''))
  return rows.some(([from = '', to = '']) => names.has(from.trim()) || names.has(to.trim()))
}

function columnNamed(header: readonly string[], name: string): number {
  const wanted = name.trim().toLowerCase()
  return header.findIndex((column) => column.trim().toLowerCase() === wanted)
}

function nodeIn({ path, header }: EdgeTable, row: readonly string[], r: number, at: number): string {
  const node = (row[at] ?? '').trim()
  if (node !== '') return node
  throw badValue(path, r, header[at]!, 'is empty; an edge has two ends')
}

function weightsOf({ path, header, rows }: EdgeTable, column: string): Float64Array {
  const at = columnNamed(header, column)
  if (at < 0) throw missingColumn(path, column, header)
  return Float64Array.from(rows, (row, r) => {
    const text = (row[at] ?? '').trim()
    const value = text === '' ? NaN : Number(text)
    if (value > 0 && value < Infinity) return value
    throw badValue(path, r, header[at]!, `is "${text}", not a number above 0`)
  })
}

function records(path: string): string[][] {
  const text = readTextFile(path, 'Give a CSV file with a row for each edge.')
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote) throw badValue(path, (quote.row ?? 1) - 1, 'a cell', 'has quotes that do not match')
  return data
}

function missingColumn(path: string, column: string, header: readonly string[]): LensFault {
  return new LensFault({
    code: 'missing-column',
    message: `${basename(path)} has no column ${column}.`,
    hint: `Its columns are: ${header.join(', ')}.`,
    where: path
  })
}

function badValue(path: string, row: number, column: string, what: string): LensFault {
  return new LensFault({
    code: 'bad-value',
    message: `Row ${row + 1} of ${basename(path)}: ${column} ${what}.`,
    hint: 'Correct or leave out that row.',
    where: `${path}, row ${row + 1}, ${column}`
  })
}
