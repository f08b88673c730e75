import { problemAt } from '#base/definition-words'
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
  wrong: RowWording
  remedy: NonNullable<Parameters<typeof problemAt>[2]>[0]
  applies?: (definition: Definition) => boolean
}

type RowWording = Extract<Parameters<typeof problemAt>[1][0], `rows-${string}`>

const isOf =
  (...kinds: Definition['aggregate']['kind'][]) =>
  ({ aggregate }: Definition) =>
    kinds.includes(aggregate.kind)

const rules: readonly RowRule[] = [
  {
    broken: `coalesce(evidence_table NOT IN (${openable.map(quoteLiteral).join(', ')}), true)`,
    wrong: 'rows-no-table',
    remedy: 'do-name-table'
  },
  { broken: 'evidence_id IS NULL', wrong: 'rows-no-id', remedy: 'do-give-key' },
  {
    // No number is greater than any, to the database; beyond this, sums would no longer be exact.
    broken: 'greatest(abs(numerator), abs(denominator), abs(value)) > 1e15',
    wrong: 'rows-no-number',
    remedy: 'do-guard-division'
  },
  {
    broken: 'captured AND NOT pending AND (numerator < 0 OR numerator > denominator)',
    wrong: 'rows-no-share',
    remedy: 'do-use-quotient',
    applies: isOf('ratio')
  },
  {
    broken: 'numerator < 0 OR denominator < 0',
    wrong: 'rows-negative',
    remedy: 'do-stay-positive',
    applies: isOf('rate')
  },
  {
    broken: 'value < 0 OR event NOT IN (0, 1)',
    wrong: 'rows-no-time',
    remedy: 'do-count-days',
    applies: isOf('survival')
  },
  {
    broken: 'coalesce(period_id NOT IN (SELECT period_id FROM period), true)',
    wrong: 'rows-no-period',
    remedy: 'do-take-period',
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
  return own.flatMap(({ wrong, remedy }, i) => {
    const n = Number(found[`n${i}`])
    const example = found[`e${i}`] ?? null
    return n === 0 ? [] : [problemAt(definition.queryLine, [wrong, { n, example: exampleOf(example) }], [remedy])]
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
    const figures = { n, table: name, example: exampleOf(example) }
    problems.push(problemAt(definition.queryLine, ['rows-open-nothing', figures], ['do-use-key', { key: keyOf(name) }]))
  }
  return problems
}

const keyOf = (name: string) =>
  name === 'contact' ? 'contact_id' : canonicalTables.find((table) => table.name === name)!.key.join(" || '|' || ")

/** The id of a row, as it stands behind a sentence. */
const exampleOf = (id: string | number | null) => (id === null ? '' : ` (${id})`)
