import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import Papa from 'papaparse'
import type { CountsRow } from '#contract/diversity'
import { LensFault } from '#contract/faults'
import { indicesOf, rarefied } from './indices'
import { compareWithChance, excessConcentration } from './null-model'

interface Site {
  site: string
  counts: number[]
  planned: number[] | null
}

const draws = 10_000

/**
 * The indices for a table of plain counts: `key,count[,planned]`, or, where `wide`, a first column of sites and a column
 * for each KOL. Zero counts are assigned and unseen.
 * @throws LensFault `empty-file`, `missing-column`, `bad-value` naming file, row and column
 */
export function diversityOfCounts(path: string, wide: boolean, rarefy: readonly number[]): CountsRow[] {
  const name = basename(path)
  const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' })
  const [header, ...rows] = data
  if (!header || rows.length === 0) {
    throw new LensFault({
      code: 'empty-file',
      message: `${name} holds no counts.`,
      hint: wide ? 'A header and a row for each site are needed.' : 'Write a header key,count and a row for each KOL.',
      where: path
    })
  }
  const sites = wide ? wideSites(path, header, rows) : [longSite(path, header, rows)]
  return sites.map((site) => countsRow(site, rarefy))
}

function countsRow({ site, counts, planned }: Site, rarefy: readonly number[]): CountsRow {
  const indices = indicesOf(counts, counts.length)
  const sum = planned?.reduce((total, weight) => total + weight, 0) ?? 0
  const shares = planned && sum > 0 ? planned.map((weight) => weight / sum) : null
  const { herfindahl, contacts } = indices
  const expected =
    shares && herfindahl !== null && contacts > 1
      ? compareWithChance(herfindahl, contacts, shares, draws, `counts ${site}`, 'planned contacts')
      : null
  return {
    ...indices,
    site,
    assigned: counts.length,
    gamma: expected && herfindahl !== null ? excessConcentration(herfindahl, expected.herfindahl.mean) : null,
    expected,
    // A sample can't be rarefied to more than it holds; it then stands for itself.
    rarefaction: [...new Set(rarefy.map((n) => Math.min(n, contacts)))].map((n) => ({
      n,
      expected: rarefied(counts, n) ?? indices.kols
    }))
  }
}

function wideSites(path: string, header: string[], rows: string[][]): Site[] {
  return rows.map((row, r) => ({
    site: row[0]!.trim(),
    counts: header.slice(1).map((column, c) => countIn(path, r + 1, column, row[c + 1])),
    planned: null
  }))
}

function longSite(path: string, header: string[], rows: string[][]): Site {
  const columns = header.map((column) => column.trim().toLowerCase())
  const at = columns.indexOf('count')
  if (at < 0) {
    throw new LensFault({
      code: 'missing-column',
      message: `${basename(path)} has no column named count.`,
      hint: 'Write a header key,count[,planned], or add --wide for a table of sites by KOLs.',
      where: path
    })
  }
  const planned = columns.indexOf('planned')
  return {
    site: basename(path).replace(/\.[^.]+$/, ''),
    counts: rows.map((row, r) => countIn(path, r + 1, header[at]!, row[at])),
    planned: planned < 0 ? null : rows.map((row, r) => weightIn(path, r + 1, header[planned]!, row[planned]))
  }
}

function countIn(path: string, row: number, column: string, text = ''): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (Number.isInteger(value) && value >= 0) return value
  throw badValue(path, row, column, text, 'a count: a whole number from 0 on')
}

function weightIn(path: string, row: number, column: string, text = ''): number {
  const value = text.trim() === '' ? 0 : Number(text)
  if (value >= 0) return value
  throw badValue(path, row, column, text, 'a number of planned contacts')
}

function badValue(path: string, row: number, column: string, text: string, wanted: string): LensFault {
  return new LensFault({
    code: 'bad-value',
    message: `"${text}" in row ${row}, column ${column} of ${basename(path)} is not ${wanted}.`,
    hint: 'Correct the cell and try again.',
    where: `${path}, row ${row}, ${column}`
  })
}
