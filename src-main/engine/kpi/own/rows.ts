import type { DefinitionProblem } from '#contract/own-kpis'
import type { Connection } from '../../workspace/connection'
import { quoteLiteral } from '../../workspace/sql'
import { canonicalTables } from '../../workspace/tables'
import type { Definition } from '../definition'
import { addressOf } from '../address'

const openable = ['contact', ...canonicalTables.map(({ name }) => name)]

/** Rows of evidence that no figure can be made of: a condition on them, what it means, and what to do. */
interface RowRule {
  broken: string
  message: string
  hint: string
  applies?: (definition: Definition) => boolean
}

const isOf =
  (...kinds: Definition['aggregate']['kind'][]) =>
  ({ aggregate }: Definition) =>
    kinds.includes(aggregate.kind)

const rules: readonly RowRule[] = [
  {
    broken: `coalesce(evidence_table NOT IN (${openable.map(quoteLiteral).join(', ')}), true)`,
    message: 'evidence_table is no table that rows open in',
    hint: "Name the table of the row, such as 'follow_up', or 'contact'."
  },
  { broken: 'evidence_id IS NULL', message: 'evidence_id is empty', hint: 'Give the key of the row in its table.' },
  {
    // No number is greater than any, to the database; beyond this, sums would no longer be exact.
    broken: 'greatest(abs(numerator), abs(denominator), abs(value)) > 1e15',
    message: 'numerator, denominator or value is no number, or larger than 1e15',
    hint: 'Guard divisions with nullif(…, 0).'
  },
  {
    broken: 'captured AND NOT pending AND (numerator < 0 OR numerator > denominator)',
    message: 'numerator is not between 0 and denominator, as aggregation ratio needs',
    hint: 'For other quotients use aggregation ratio-of-means or rate.',
    applies: isOf('ratio')
  },
  {
    broken: 'numerator < 0 OR denominator < 0',
    message: 'numerator or denominator is below 0',
    hint: 'Counts and exposure cannot be negative.',
    applies: isOf('rate')
  },
  {
    broken: 'value < 0 OR event NOT IN (0, 1)',
    message: 'value is below 0, or event neither 0 nor 1',
    hint: 'For survival, value is a number of days, and event 1 for what has ended.',
    applies: isOf('survival')
  },
  {
    broken: 'coalesce(period_id NOT IN (SELECT period_id FROM period), true)',
    message: 'period_id is none of the relation period',
    hint: 'Take it from period or assigned.',
    applies: ({ grain }) => grain === 'period'
  }
]

/** What is wrong with the rows in an evidence table, each with how many there are and an example. */
export async function rowProblems(
  connection: Connection,
  definition: Definition,
  table: string
): Promise<DefinitionProblem[]> {
  const own = rules.filter(({ applies }) => applies?.(definition) ?? true)
  const counts = own.map(
    ({ broken }, i) => `count(*) FILTER (${broken}) AS n${i}, any_value(evidence_id) FILTER (${broken}) AS e${i}`
  )
  const found = await connection.one<Record<string, number | string | null>>(
    `SELECT ${counts.join(', ')} FROM ${table}`
  )
  return own.flatMap(({ message, hint }, i) => {
    const n = Number(found[`n${i}`])
    const example = found[`e${i}`]
    return n === 0
      ? []
      : [atQuery(definition, `in ${rowCount(n)} ${message}${example === null ? '' : ` (${example})`}`, hint)]
  })
}

/** Rows that open nowhere: their key is none of the table they name. */
export async function addressProblems(
  connection: Connection,
  definition: Definition,
  table: string
): Promise<DefinitionProblem[]> {
  const named = await connection.rows<{ name: string }>(
    `SELECT DISTINCT evidence_table AS name FROM ${table} ORDER BY ALL`
  )
  const problems: DefinitionProblem[] = []
  for (const { name } of named) {
    const { from, keySql } = addressOf(name)
    const { n, example } = await connection.one<{ n: number; example: string | null }>(
      `SELECT count(*) AS n, min(evidence_id) AS example FROM ${table}
       WHERE evidence_table = ${quoteLiteral(name)} AND NOT EXISTS (SELECT 1 FROM ${from} t WHERE ${keySql} = evidence_id)`
    )
    if (n === 0) continue
    const hint = `evidence_id is ${keyOf(name)}.`
    problems.push(atQuery(definition, `in ${rowCount(n)} evidence_id opens nothing in ${name} (${example})`, hint))
  }
  return problems
}

const keyOf = (name: string) =>
  name === 'contact' ? 'contact_id' : canonicalTables.find((table) => table.name === name)!.key.join(" || '|' || ")

const rowCount = (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'row' : 'rows'}`

const atQuery = ({ queryLine }: Definition, message: string, hint: string): DefinitionProblem => ({
  line: queryLine,
  message,
  hint
})
