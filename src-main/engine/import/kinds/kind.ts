import type { FieldType } from '../../workspace/tables'
import { tableNamed } from '../../workspace/tables'

/** A value read from a record, before it is spread over canonical tables. */
export interface SourceField {
  name: string
  type: FieldType | 'vocabulary' | 'vocabulary-list'
  /** Name in `vocabulary.ts`, for vocabulary types. */
  vocabulary?: string
  /** What a spelling the vocabulary does not know becomes: itself, nothing, or this value. */
  unknown?: 'keep' | 'null' | { as: string }
}

/** Rows of one canonical table that a record gives. */
export interface Feed {
  table: string
  /** SQL condition over the record's typed fields; every record where left out. */
  when?: string
  /** SQL over the record's typed fields for each canonical field. */
  columns: Record<string, string>
}

/** A kind of record that CRMs export: one row of a file becomes rows of one or more canonical tables. */
export interface Kind {
  id: string
  /** Kinds of lower order are loaded first, because others look things up in them. */
  order: number
  fields: SourceField[]
  /** Fields computed from the typed ones where the export leaves them out, as SQL. */
  derived: Record<string, string>
  /** Fields that must have a value after derivation; a row without is rejected. */
  required: string[]
  /** Of each group, an export must have at least one column. */
  requiredColumns: string[][]
  feeds: Feed[]
}

const vocabularyOf: Record<string, Partial<SourceField>> = {
  'interaction.channel': { type: 'vocabulary', vocabulary: 'channel', unknown: { as: 'other' } },
  'interaction.status': { type: 'vocabulary', vocabulary: 'interactionStatus', unknown: 'keep' },
  'interaction.kind': { type: 'vocabulary', vocabulary: 'interactionKind', unknown: 'keep' },
  'interaction.initiated_by': { type: 'vocabulary', vocabulary: 'initiative', unknown: 'null' },
  'kol.preferred_channels': { type: 'vocabulary-list', vocabulary: 'channel', unknown: 'keep' },
  'insight.sentiment': { type: 'vocabulary', vocabulary: 'sentiment', unknown: 'null' },
  'insight.status': { type: 'vocabulary', vocabulary: 'insightStatus', unknown: 'keep' },
  'inquiry.channel': { type: 'vocabulary', vocabulary: 'channel', unknown: 'keep' },
  'inquiry.status': { type: 'vocabulary', vocabulary: 'openStatus', unknown: 'keep' },
  'follow_up.status': { type: 'vocabulary', vocabulary: 'openStatus', unknown: 'keep' },
  'objective.status': { type: 'vocabulary', vocabulary: 'objectiveStatus', unknown: 'keep' },
  'objective.pace': { type: 'vocabulary', vocabulary: 'pace', unknown: 'null' },
  'event_participant.role': { type: 'vocabulary', vocabulary: 'eventRole', unknown: 'keep' },
  'event_participant.status': { type: 'vocabulary', vocabulary: 'attendance', unknown: 'keep' },
  'relationship.kind': { type: 'vocabulary', vocabulary: 'relationshipKind', unknown: { as: 'stated' } },
  'feedback.rater': { type: 'vocabulary', vocabulary: 'rater', unknown: 'keep' }
}

/** Fields every record may carry beside its table's own. */
const bookkeeping: SourceField[] = [
  { name: 'deleted', type: 'boolean' },
  { name: 'modified_at', type: 'instant' }
]

/** The fields of a canonical table as a record gives them, with their vocabularies. */
export function tableFields(table: string): SourceField[] {
  return tableNamed(table).fields.map(({ name, type }) => ({ name, type, ...vocabularyOf[`${table}.${name}`] }))
}

/** Columns of a feed that takes each field as it is. */
export const sameColumns = (table: string): Record<string, string> =>
  Object.fromEntries(tableNamed(table).fields.map(({ name }) => [name, name]))

/** A kind whose records are rows of one canonical table; `change` adds what is special about it. */
export function tableKind(
  table: string,
  order: number,
  change: {
    fields?: SourceField[]
    derived?: Record<string, string>
    requiredColumns?: string[][]
    feeds?: Feed[]
  } = {}
): Kind {
  const required = tableNamed(table).fields.filter((field) => field.required)
  const own = tableFields(table)
  const added = (change.fields ?? []).filter((field) => !own.some(({ name }) => name === field.name))
  const derived = change.derived ?? {}
  return {
    id: table,
    order,
    fields: [...own, ...added, ...bookkeeping],
    derived,
    required: required.map((field) => field.name),
    requiredColumns:
      change.requiredColumns ?? required.filter(({ name }) => !(name in derived)).map((field) => [field.name]),
    feeds: change.feeds ?? [{ table, columns: sameColumns(table) }]
  }
}
