import { importSentence } from '#base/import-words'
import type { ImportWarning } from '#contract/import'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { cellSql } from './cells'
import { describeDates, type DateColumn, type DateEvidence } from './dates'
import type { Dialect } from './dialect'
import { describeNumbers, type NumberColumn, type NumberEvidence } from './numbers'
import { isMisfit, rescuedSource, strictSource, type StagedFile, type TextSource } from './text-source'
import type { Staging } from './staging'

/** A spelling that occurs in a column, as it stands there, and how often. */
export interface Spelling {
  v: string
  n: number
}

/** What has to be known of all rows before the values of a file can be typed. */
export interface Survey {
  /** Rows that are data. */
  rows: number
  /** Rows of the source that are none. */
  skipped: number
  dates: Map<number, DateColumn>
  numbers: Map<number, NumberColumn>
  spellings: Map<number, Spelling[]>
  /** Columns of ids with the number of values that a spreadsheet has rounded. */
  roundedIds: Map<number, number>
}

/** A long number as a spreadsheet shortens it: 1.23457E+09. */
export const roundedId = /\d([.,]\d+)?E\+\d+/

/** Says which ids lost their digits; nothing can bring them back. */
export function roundedIdWarning(column: string, count: number): ImportWarning {
  return { code: 'rounded-id', ...importSentence('rounded-id', { n: count }), column, count }
}

/** Columns by what has to be known of them. */
export interface SurveyQuestions {
  dates: readonly number[]
  /** Columns of dates whose order a user has told. */
  dateOrders?: ReadonlyMap<number, 'dmy' | 'mdy'>
  numbers: readonly number[]
  ids: readonly number[]
  /** Columns of values from a vocabulary. */
  spellings: readonly number[]
  /** Columns of lists of such values. */
  listSpellings: readonly number[]
}

/**
 * Opens a staged file and surveys it in one pass. DuckDB reads it strictly; where it refuses, the rescue parser goes
 * row by row.
 * @param reader a connection outside the import's transaction, which a file that DuckDB refuses would otherwise end
 * @throws LensFault `cancelled`
 */
export async function surveyFile(
  reader: Connection,
  staging: Staging,
  file: StagedFile,
  dialect: Dialect,
  dialects: readonly Dialect[],
  questions: SurveyQuestions,
  signal: AbortSignal
): Promise<{ source: TextSource; survey: Survey }> {
  const strict = strictSource(file, dialects)
  if (strict) {
    try {
      return { source: strict, survey: await surveySource(reader, strict, dialect, questions) }
    } catch (error) {
      if (!isMisfit(error)) throw error
    }
  }
  const source = await rescuedSource(file, staging, dialects, signal)
  return { source, survey: await surveySource(reader, source, dialect, questions) }
}

/** Surveys a source that is open: one pass, and one more for each column whose values need a closer look. */
export async function surveySource(
  reader: Connection,
  source: TextSource,
  dialect: Dialect,
  { dates, dateOrders, numbers, ids, spellings, listSpellings }: SurveyQuestions
): Promise<Survey> {
  const asked = [...new Set([...dates, ...numbers, ...ids, ...spellings, ...listSpellings])]
  const answers = [
    ...dates.map((p) => {
      const v = `v${p}`
      return `{filled: count(${v}), iso: count(try_cast(${v} AS TIMESTAMP)), zulu: count(*) FILTER (suffix(${v}, 'Z')),
               offsets: count(*) FILTER (contains(${v}, '+') OR contains(substring(${v}, 12), '-')),
               longest: coalesce(max(strlen(${v})), 0)} AS date_${p}`
    }),
    ...numbers.map((p) => `{filled: count(v${p}), plain: count(try_cast(v${p} AS DOUBLE))} AS number_${p}`),
    ...ids.map((p) => `count(*) FILTER (contains(v${p}, 'E+')) AS rounded_${p}`),
    ...spellings.map((p) => `map_entries(histogram(v${p})) AS spelling_${p}`),
    ...listSpellings.map((p) => `map_entries(histogram(v${p})) AS list_${p}`)
  ]
  const columns = asked.map((p) => `CASE WHEN NOT skip THEN c${p} END AS v${p}`)
  const found = await reader.one<Record<string, unknown> & { rows: number; skipped: number }>(
    `SELECT count(*) FILTER (NOT skip) AS rows, count(*) FILTER (skip) AS skipped ${answers.map((answer) => `, ${answer}`).join('')}
     FROM (SELECT skip ${columns.map((column) => `, ${column}`).join('')}
           FROM (SELECT *, ${source.noData} AS skip FROM ${source.relation}))`
  )
  const counted = (name: string) =>
    ((found[name] ?? []) as { key: string; value: number }[])
      .map(({ key, value }): Spelling => ({ v: key, n: value }))
      .sort((a, b) => b.n - a.n || (a.v < b.v ? -1 : 1))
  const valuesOf = (p: number) =>
    `SELECT ${cellSql(p, dialect, source.hasRareBlanks)} AS v FROM ${source.relation} WHERE NOT (${source.noData})`
  const dateColumns = new Map<number, DateColumn>()
  for (const p of dates) {
    dateColumns.set(p, await describeDates(reader, valuesOf(p), found[`date_${p}`] as DateEvidence, dateOrders?.get(p)))
  }
  const numberColumns = new Map<number, NumberColumn>()
  for (const p of numbers) {
    const evidence = found[`number_${p}`] as NumberEvidence
    numberColumns.set(p, await describeNumbers(reader, valuesOf(p), evidence, source.delimiter))
  }
  const roundedIds = new Map<number, number>()
  for (const p of ids.filter((id) => (found[`rounded_${id}`] as number) > 0)) {
    const { n } = await reader.one<{ n: number }>(
      `SELECT count(*) AS n FROM (${valuesOf(p)}) WHERE regexp_full_match(v, ${quoteLiteral(roundedId.source)})`
    )
    roundedIds.set(p, n)
  }
  return {
    rows: found.rows,
    skipped: found.skipped,
    dates: dateColumns,
    numbers: numberColumns,
    roundedIds,
    spellings: new Map([
      ...spellings.map((p): [number, Spelling[]] => [p, counted(`spelling_${p}`)]),
      ...listSpellings.map((p): [number, Spelling[]] => [p, itemsOf(counted(`list_${p}`), dialect)])
    ])
  }
}

/** Spellings of single values from those of whole lists. */
function itemsOf(lists: readonly Spelling[], { listSeparators }: Dialect): Spelling[] {
  const counts = new Map<string, number>()
  for (const { v, n } of lists) {
    let items = [v]
    for (const separator of listSeparators) items = items.flatMap((item) => item.split(separator))
    for (const item of items.map((text) => text.replace(/^ +| +$/g, ''))) {
      if (item !== '') counts.set(item, (counts.get(item) ?? 0) + n)
    }
  }
  return [...counts].map(([v, n]) => ({ v, n })).sort((a, b) => b.n - a.n || (a.v < b.v ? -1 : 1))
}
