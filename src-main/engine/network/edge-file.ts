import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import Papa from 'papaparse'
import { LensFault } from '#contract/faults'
import { buildGraph, type Graph } from './graph'

interface EdgeFileOptions {
  nodesPath: string | null
  directed: boolean
  weightColumn: string | null
}

/**
 * The graph of an edge list with the columns `source` and `target`, by name or, where none is named so, the first two.
 * Nodes are numbered in the order in which they occur; those of the nodes file that have no edge come last.
 * @throws LensFault `empty-file`, `missing-column`, `bad-value` naming file, row and column
 */
export function readEdgeFile(path: string, { nodesPath, directed, weightColumn }: EdgeFileOptions): Graph {
  const name = basename(path)
  const [header, ...rows] = records(path)
  if (!header) {
    const hint = 'Write a header source,target and a row for each edge.'
    throw new LensFault({ code: 'empty-file', message: `${name} is empty.`, hint, where: path })
  }
  const folded = header.map((column) => column.trim().toLowerCase())
  const named = folded.includes('source') && folded.includes('target')
  const [sourceAt, targetAt] = named ? [folded.indexOf('source'), folded.indexOf('target')] : [0, 1]
  if (header.length < 2) throw missingColumn(path, 'source and target', header)
  const weightAt = weightColumn === null ? -1 : folded.indexOf(weightColumn.trim().toLowerCase())
  if (weightColumn !== null && weightAt < 0) throw missingColumn(path, weightColumn, header)
  const places = new Map<string, number>()
  const place = (node: string) => {
    if (!places.has(node)) places.set(node, places.size)
    return places.get(node)!
  }
  const nodeIn = (row: string[], r: number, at: number) => {
    const node = (row[at] ?? '').trim()
    if (node === '') throw badValue(path, r, header[at] ?? `column ${at + 1}`, 'is empty; an edge has two ends')
    return place(node)
  }
  const source = Int32Array.from(rows, (row, r) => nodeIn(row, r, sourceAt))
  const target = Int32Array.from(rows, (row, r) => nodeIn(row, r, targetAt))
  const weight =
    weightAt < 0
      ? undefined
      : Float64Array.from(rows, (row, r) => {
          const text = (row[weightAt] ?? '').trim()
          const value = text === '' ? NaN : Number(text)
          if (value > 0 && value < Infinity) return value
          throw badValue(path, r, header[weightAt]!, `is "${text}", not a weight above 0`)
        })
  if (nodesPath !== null) for (const [node] of records(nodesPath).slice(1)) if (node?.trim()) place(node.trim())
  return buildGraph({ nodes: [...places.keys()], source, target, weight, directed })
}

function records(path: string): string[][] {
  return Papa.parse<string[]>(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' }).data
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
