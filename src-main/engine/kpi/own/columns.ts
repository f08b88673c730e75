import { problemAt } from '#base/definition-words'
import type { DefinitionProblem } from '#contract/own-kpis'
import type { Connection } from '../../workspace/connection'
import type { Aggregation, Definition } from '../definition'
import { evidenceColumns } from '../evidence-columns'

export interface QueryColumn {
  name: string
  type: string
}

/** Columns that an aggregation needs beside those of every evidence row. */
const neededBy: Record<Aggregation['kind'], readonly string[]> = {
  ratio: ['numerator', 'denominator'],
  'ratio-of-means': ['numerator', 'denominator'],
  rate: ['numerator', 'denominator'],
  count: [],
  distinct: ['key'],
  sum: ['value'],
  mean: ['value'],
  median: ['value'],
  p90: ['value'],
  survival: ['value', 'event'],
  diversity: ['kol_id', 'key'],
  network: ['kol_id'],
  composite: []
}

const numeric = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/

/** Types that fit a column of evidence without a cast that can fail or lose something. */
const fits: Record<string, (type: string) => boolean> = {
  TEXT: (type) => type === 'VARCHAR' || type === 'UUID' || numeric.test(type),
  DATE: (type) => type === 'DATE',
  DOUBLE: (type) => numeric.test(type) || type === 'BOOLEAN',
  INTEGER: (type) => numeric.test(type) || type === 'BOOLEAN',
  BOOLEAN: (type) => type === 'BOOLEAN'
}

/** A type that names its values, of which there are thousands where they are ids. */
const named = /ENUM\('(?:[^']|'')*'(?:, '(?:[^']|'')*')*\)/g

/** The columns that a query gives, by what the database makes of it; runs nothing. Text kept as numbers is text. */
export async function columnsOf(connection: Connection, query: string): Promise<QueryColumn[]> {
  const rows = await connection.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${query}`)
  return rows.map(({ column_name, column_type }) => ({
    name: column_name,
    type: column_type.replace(named, 'VARCHAR')
  }))
}

/** Whether these are the columns that grain and aggregation need, of types that fit. */
export function columnProblems(
  { grain, aggregate, aggregation, queryLine }: Definition,
  columns: readonly QueryColumn[]
): DefinitionProblem[] {
  const given = new Map(columns.map(({ name, type }) => [name, type]))
  const day = grain === 'event' ? 'occurred_on' : 'period_id'
  const missing = (names: readonly string[], needer: 'evidence' | 'grain' | 'aggregation') =>
    names
      .filter((name) => !given.has(name))
      .map((column) =>
        problemAt(queryLine, [`no-column-${needer}`, { column, grain, aggregation }], ['do-add-column', { column }])
      )
  return [
    ...missing(['msl_id', 'evidence_table', 'evidence_id'], 'evidence'),
    ...missing([day], 'grain'),
    ...missing(neededBy[aggregate.kind], 'aggregation'),
    ...columns.flatMap(({ name: column, type }) => {
      const wanted = evidenceColumns[column]?.type
      if (wanted === undefined) {
        const known = Object.keys(evidenceColumns).join(', ')
        return problemAt(queryLine, ['column-unknown', { column }], ['do-leave-column', { columns: known }])
      }
      const isFit = fits[wanted]!(type) || type === '"NULL"'
      return isFit
        ? []
        : problemAt(queryLine, ['column-type', { column, type, wanted }], ['do-cast', { column, wanted }])
    })
  ]
}
