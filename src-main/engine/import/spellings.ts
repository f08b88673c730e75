import { importSentence } from '#base/import-words'
import { quoteLiteral } from '../workspace/sql'
import { sqlType } from '../workspace/tables'
import { listSql, trimBlanks } from './cells'
import type { SourceField } from './kinds/kind'
import type { TypingContext } from './typed'
import { canonicalValue } from './vocabulary'

/** SQL type that a field of a record has. */
export function storageOf(field: SourceField): string {
  if (field.type === 'vocabulary') return field.vocabulary === 'sentiment' ? 'INTEGER' : 'TEXT'
  if (field.type === 'vocabulary-list') return 'TEXT[]'
  return sqlType(field.type)
}

/** SQL for a cell as a value of its vocabulary: a CASE over the spellings that occur, few in any number of rows. */
export function vocabularySql(context: TypingContext, field: SourceField, position: number, cell: string): string {
  const asked: SourceField = field.type === 'boolean' ? { ...field, vocabulary: 'boolean', unknown: 'null' } : field
  const branches = branchesOf(context, asked, position)
  return branches === ''
    ? `CAST(NULL AS ${storageOf(field)})`
    : `CAST(CASE ${cell} ${branches} END AS ${storageOf(field)})`
}

/** The same for a cleaned cell with a list of values; each stands in it once. */
export function vocabularyListSql(context: TypingContext, field: SourceField, position: number, cell: string): string {
  const branches = branchesOf(context, field, position)
  if (branches === '') return 'CAST(NULL AS TEXT[])'
  const list = listSql(cell, context.recognition.dialect)
  return `list_distinct(list_transform(${list}, lambda x: CASE x ${branches} END))`
}

function branchesOf(context: TypingContext, field: SourceField, position: number): string {
  const nothing = new Set(['', ...context.recognition.dialect.nulls])
  const spellings = (context.survey.spellings.get(position) ?? []).filter(({ v }) => !nothing.has(trimBlanks(v)))
  const vocabulary = field.vocabulary!
  const told = context.recognition.values?.[field.name] ?? {}
  const known = (raw: string) => told[trimBlanks(raw)] ?? canonicalValue(vocabulary, trimBlanks(raw))
  const unknown = spellings.filter(({ v }) => known(v) === null)
  if (unknown.length > 0)
    context.unknownValues?.set(
      field.name,
      unknown.map(({ v }) => trimBlanks(v))
    )
  if (unknown.length > 0) {
    const shown = unknown
      .slice(0, 5)
      .map(({ v }) => `"${v}"`)
      .join(', ')
    context.warnings.push({
      code: 'unknown-value',
      ...sentenceOf(field, unknown.length, shown),
      column: context.header[position]!,
      count: unknown.reduce((sum, { n }) => sum + n, 0)
    })
  }
  const meaning = (raw: string) =>
    known(raw) ??
    (field.unknown === 'keep' ? trimBlanks(raw) : typeof field.unknown === 'object' ? field.unknown.as : null)
  return spellings
    .map(({ v }) => {
      const to = meaning(v)
      return `WHEN ${quoteLiteral(v)} THEN ${to === null ? 'NULL' : quoteLiteral(to)}`
    })
    .join(' ')
}

function sentenceOf({ unknown }: SourceField, n: number, values: string) {
  if (unknown === 'keep') return importSentence('unknown-kept', { n, values })
  return typeof unknown === 'object'
    ? importSentence('unknown-read-as', { n, values, as: unknown.as })
    : importSentence('unknown-empty', { n, values })
}
