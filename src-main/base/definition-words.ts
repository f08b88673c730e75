import type { DefinitionProblem } from '#contract/own-kpis'
import { fillMessage } from './fill'
import type { WordedReason } from './reason-words'

/** What can be wrong with a KPI definition, and what to do about it, in English; the page translates them. */
export const definitionWords = {
  'nul-character': 'it holds a NUL character',
  'key-twice': '{key} is given a second time',
  'key-missing': 'it has no {key}',
  'key-empty': '{key} is empty',
  'key-unfit': '{key} cannot be {value}',
  'key-long': '{key} is {length} characters long',
  'id-shipped': '{id} is a KPI that ships with the app',
  'id-taken': 'there is a KPI of your own with this id',
  'id-not-file': "its id is {id}, not the file's name",
  'unknown-aggregation': 'there is no aggregation named {aggregation}',
  'unknown-field': '{name} has no field {field}',
  'unknown-table': 'there is no table named {table}',
  'parts-unread': 'parts must name KPIs with weights, not "{text}"',
  'part-unfit': '{kpi} is no KPI that a composite can weigh',
  'counter-unknown': 'counter names {kpi}, which does not ship with the app',
  'requires-unread': 'requires must name tables as table(field, …), not {text}',
  'composite-with-query': 'a composite has parts and no query of its own',
  'no-query': 'it has no query',
  'no-sql': 'it is no SQL',
  'no-select': 'only a SELECT can be a KPI',
  'many-statements': 'it has {n} statements',
  'query-kind': 'it has a query of the kind {kind}',
  'reads-kind': 'it reads something of the kind {kind}',
  'reads-function': 'it reads {name}(…)',
  'names-schema': 'it names the schema of {table}',
  'nothing-to-read': 'there is no table {table} to read',
  'draws-sample': 'it draws a sample',
  'has-parameter': 'it has a parameter',
  varies: '{name}() gives something else each time',
  'no-column-evidence': 'the query gives no {column}, which every row of evidence needs',
  'no-column-grain': 'the query gives no {column}, which grain {grain} needs',
  'no-column-aggregation': 'the query gives no {column}, which aggregation {aggregation} needs',
  'column-unknown': 'the query gives {column}, which evidence does not have',
  'column-type': '{column} is {type}, not {wanted}',
  'too-slow': 'the query did not end within {seconds} seconds',
  'too-many-rows': 'the query gives more than {n} rows, too many for aggregation {aggregation}',
  'rows-no-table': 'in {n} {n|row|rows} evidence_table is no table that rows open in{example}',
  'rows-no-id': 'in {n} {n|row|rows} evidence_id is empty{example}',
  'rows-no-number': 'in {n} {n|row|rows} numerator, denominator or value is no number, or larger than 1e15{example}',
  'rows-no-share':
    'in {n} {n|row|rows} numerator is not between 0 and denominator, as aggregation ratio needs{example}',
  'rows-negative': 'in {n} {n|row|rows} numerator or denominator is below 0{example}',
  'rows-no-time': 'in {n} {n|row|rows} value is below 0, or event neither 0 nor 1{example}',
  'rows-no-period': 'in {n} {n|row|rows} period_id is none of the relation period{example}',
  'rows-open-nothing': 'in {n} {n|row|rows} evidence_id opens nothing in {table}{example}',

  'do-save-plain': 'Save the file as plain text and try again.',
  'do-leave-one': 'Leave one of them.',
  'do-add-line': 'Add a line -- {key}: …',
  'do-write-words': '{key} takes: words.',
  'do-write-one-of': '{key} takes: {choices}.',
  'do-write-id': '{key} takes: small letters, digits and hyphens.',
  'do-write-days': '{key} takes: a whole number of days.',
  'do-write-count': '{key} takes: a whole number from 1 on.',
  'do-write-share': '{key} takes: a share from 0 to 1.',
  'do-write-tables': '{key} takes: tables as table(field, …).',
  'do-write-parts': '{key} takes: KPIs with weights, such as insight-quality 0.4; or objectives.',
  'do-write-kpis': '{key} takes: ids of KPIs, joined by a comma.',
  'do-name-shipped': 'Name KPIs that ship with the app.',
  'do-shorten': 'Use {most} at most.',
  'do-choose-id': 'Choose another id.',
  'do-choose-id-or-change': 'Choose another id, or change that one.',
  'do-use-field': 'Its fields are {fields}.',
  'do-use-table': 'Tables are {tables}.',
  'do-weigh-others': 'Name KPIs of the catalogue that are not composite themselves.',
  'do-take-query-out': 'Take the query out.',
  'do-write-select': 'Write a SELECT under the header.',
  'do-correct-sql': 'Correct the SQL.',
  'do-correct-query': 'Correct the query.',
  'do-begin-with-select': 'Write one query that begins with SELECT, WITH or FROM.',
  'do-write-one-query': 'Write one query, without a semicolon in it.',
  'do-use-select': 'Use SELECT.',
  'do-read-tables': 'Read tables and subqueries only.',
  'do-use-function': 'A KPI reads tables; of functions it may use {functions}.',
  'do-leave-schema': 'Name tables without a schema.',
  'do-read-known': 'A KPI may read {relations}, and the tables that imports fill.',
  'do-be-steady': 'A figure must come out the same for the same data.',
  'do-write-value': 'Write the value itself.',
  'do-add-column': 'Add … AS {column} to the SELECT.',
  'do-leave-column': 'Leave it out; evidence has {columns}.',
  'do-cast': 'Write CAST(… AS {wanted}) AS {column}.',
  'do-end-sooner':
    'Look for a recursion without an end or a join without a condition; the setting own_kpi_seconds allows more.',
  'do-give-fewer': 'Look for a join without a condition; the setting own_kpi_rows allows more.',
  'do-name-table': "Name the table of the row, such as 'follow_up', or 'contact'.",
  'do-give-key': 'Give the key of the row in its table.',
  'do-guard-division': 'Guard divisions with nullif(…, 0).',
  'do-use-quotient': 'For other quotients use aggregation ratio-of-means or rate.',
  'do-stay-positive': 'Counts and exposure cannot be negative.',
  'do-count-days': 'For survival, value is a number of days, and event 1 for what has ended.',
  'do-take-period': 'Take it from period or assigned.',
  'do-use-key': 'evidence_id is {key}.'
} as const

export type DefinitionWording = keyof typeof definitionWords
type Figures = WordedReason['figures']
type Remedy = Extract<DefinitionWording, `do-${string}`>

/** A sentence by its name, with the figures in it where it has any. */
type Said<Wording extends string> = readonly [Wording, Figures?]

const worded = ([wording, figures = {}]: Said<DefinitionWording>): WordedReason => ({ wording, figures })
const english = ({ wording, figures }: WordedReason) =>
  fillMessage(definitionWords[wording as DefinitionWording], figures, 'en-GB')

/** A problem at a line: what is wrong and what to do, in English and as what others are made of. */
export function problemAt(
  line: number | null,
  wrong: Said<Exclude<DefinitionWording, Remedy>>,
  remedy: Said<Remedy> | null
): DefinitionProblem {
  const [because, to] = [worded(wrong), remedy && worded(remedy)]
  return { line, message: english(because), hint: to && english(to), because, remedy: to }
}

/** A problem in the words of others, such as the database, which nobody translates. */
export function foreignProblem(line: number | null, message: string, remedy: Said<Remedy>): DefinitionProblem {
  const to = worded(remedy)
  return { line, message, hint: english(to), because: null, remedy: to }
}
