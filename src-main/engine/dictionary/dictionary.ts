import type { DocumentedTable } from '#contract/dictionary'
import { readableRelations } from '../kpi/own/readable'
import { ownTableStatements } from '../workspace/own-tables'
import { canonicalTables, sqlType } from '../workspace/tables'
import { fieldWords, tableWords } from './words'

/** Views of a workspace that user SQL can read. */
const views = ['contact', 'insight_rubric', 'insight_use']

/** Every table and view that user SQL can read, with what it holds; those that imports feed first. */
export function dictionary(): DocumentedTable[] {
  const imported = canonicalTables.map(({ name, key, fields }): DocumentedTable => ({
    name,
    kind: 'imported',
    about: tableWords[name]!,
    key,
    columns: fields.map((field) => ({
      name: field.name,
      type: sqlType(field.type),
      required: field.required,
      about: fieldWords[`${name}.${field.name}`] ?? null
    }))
  }))
  const plain = (name: string, kind: 'view' | 'own', columns: readonly { name: string; type: string }[]) => ({
    name,
    kind,
    about: tableWords[name]!,
    key: [],
    columns: columns.map((column) => ({ ...column, required: false, about: null }))
  })
  const viewed = readableRelations.filter(({ name }) => views.includes(name))
  return [
    ...imported,
    ...viewed.map(({ name, columns }) => plain(name, 'view', columns)),
    ...ownTableStatements.map(columnsOf).map(({ name, columns }) => plain(name, 'own', columns))
  ]
}

/** Reads `CREATE TABLE name (column TYPE, …)`, as the layout writes it. */
function columnsOf(statement: string): { name: string; columns: { name: string; type: string }[] } {
  const [, name, list] = /^CREATE TABLE "?(\w+)"? \(([^]*)\)$/.exec(statement)!
  const columns = list!.split(',').map((column) => {
    const [, field, type] = /^\s*"?(\w+)"? (\S+)\s*$/.exec(column)!
    return { name: field!, type: type! }
  })
  return { name: name!, columns }
}
