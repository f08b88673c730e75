import { foreignProblem, problemAt } from '#base/definition-words'
import type { DefinitionProblem } from '#contract/own-kpis'
import type { Connection } from '../../workspace/connection'
import { sql } from '../../workspace/sql'
import type { Definition } from '../definition'
import { readableRelations } from './readable'

/** What DuckDB's parser makes of statements; nodes are plain objects that tell by their fields what they are. */
interface Parsed {
  error: boolean
  error_type?: string
  error_message?: string
  /** Bytes from the start. */
  position?: string
  statements?: { node: Node }[]
}
type Node = Readonly<Record<string, unknown>>

const readable: ReadonlySet<string> = new Set(readableRelations.map(({ name }) => name))

const relations = readableRelations
  .filter(({ kind }) => kind === 'relation')
  .map(({ name }) => name)
  .join(', ')

/** Queries of other kinds, such as those that only some versions of the database know, are refused. */
const queryNodes: ReadonlySet<unknown> = new Set([
  'SELECT_NODE',
  'SET_OPERATION_NODE',
  'RECURSIVE_CTE_NODE',
  'CTE_NODE'
])
const tableNodes: ReadonlySet<unknown> = new Set([
  'BASE_TABLE',
  'SUBQUERY',
  'JOIN',
  'TABLE_FUNCTION',
  'EMPTY',
  'EXPRESSION_LIST',
  'PIVOT'
])

/** Functions that make rows out of values and read nothing. */
const tableFunctions: ReadonlySet<string> = new Set(['unnest', 'range', 'generate_series'])

/**
 * Whether the query of a definition is one reading statement that reads what definitions may read and nothing else, as
 * DuckDB's own parser understands it. Runs nothing.
 */
export async function queryProblems(
  connection: Connection,
  { query, queryLine }: Pick<Definition, 'query' | 'queryLine'>
): Promise<DefinitionProblem[]> {
  const { tree } = await connection.one<{ tree: string }>(
    sql`SELECT CAST(json_serialize_sql(CAST(${query} AS TEXT)) AS TEXT) AS tree`
  )
  const parsed = JSON.parse(tree) as Parsed
  const lineAt = (bytes: unknown) => {
    const place = Number(bytes)
    const before = Buffer.from(query)
      .subarray(0, Number.isSafeInteger(place) ? place : 0)
      .toString()
    return queryLine + before.split('\n').length - 1
  }
  if (parsed.error) {
    const line = parsed.position === undefined ? queryLine : lineAt(parsed.position)
    if (parsed.error_type !== 'parser') return [problemAt(line, ['no-select'], ['do-begin-with-select'])]
    const said = parsed.error_message
    return [
      said === undefined
        ? problemAt(line, ['no-sql'], ['do-correct-sql'])
        : foreignProblem(line, said, ['do-correct-sql'])
    ]
  }
  const statements = parsed.statements ?? []
  if (statements.length !== 1) {
    return [problemAt(queryLine, ['many-statements', { n: statements.length }], ['do-write-one-query'])]
  }
  const problems: DefinitionProblem[] = []
  const volatile = await volatileFunctions(connection)
  visit(statements[0]!.node, new Set())
  return problems

  function refuse(node: Node, wrong: Parameters<typeof problemAt>[1], remedy: Parameters<typeof problemAt>[2]) {
    const problem = problemAt(lineAt(node['query_location']), wrong, remedy)
    if (!problems.some(({ message }) => message === problem.message)) problems.push(problem)
  }

  /** @param known names of the queries (WITH) that can be seen from here */
  function visit(value: unknown, known: ReadonlySet<string>): void {
    if (Array.isArray(value)) for (const entry of value) visit(entry, known)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const node = value as Node
    if (node['sample'] != null) refuse(node, ['draws-sample'], ['do-be-steady'])
    if ('modifiers' in node && 'cte_map' in node) return visitQuery(node, known)
    if ('sample' in node && 'alias' in node) checkTable(node, known)
    else if (node['class'] === 'FUNCTION') checkFunction(node)
    else if (node['class'] === 'PARAMETER') refuse(node, ['has-parameter'], ['do-write-value'])
    for (const entry of Object.values(node)) visit(entry, known)
  }

  function visitQuery(node: Node, known: ReadonlySet<string>): void {
    if (!queryNodes.has(node['type'])) refuse(node, ['query-kind', { kind: String(node['type']) }], ['do-use-select'])
    const { cte_map, ...rest } = node
    const named = new Set(known)
    for (const { key, value } of (cte_map as { map: { key: string; value: unknown }[] }).map) {
      // The query of that name cannot see itself, unless it is recursive: there the name may mean a table.
      visit(value, named)
      named.add(key.toLowerCase())
    }
    const isNamed = node['type'] === 'RECURSIVE_CTE_NODE' || node['type'] === 'CTE_NODE'
    const inner = isNamed ? new Set(named).add(String(node['cte_name']).toLowerCase()) : named
    for (const [field, entry] of Object.entries(rest))
      visit(entry, field === 'right' || field === 'child' ? inner : named)
  }

  function checkTable(node: Node, known: ReadonlySet<string>): void {
    if (node['type'] === 'TABLE_FUNCTION') {
      const name = String((node['function'] as Node | undefined)?.['function_name'])
      if (!tableFunctions.has(name)) {
        const functions = [...tableFunctions].join(', ')
        refuse(node, ['reads-function', { name }], ['do-use-function', { functions }])
      }
    } else if (node['type'] === 'BASE_TABLE') {
      const { table_name, schema_name, catalog_name } = node as Record<string, string>
      if (schema_name !== '' || catalog_name !== '') {
        refuse(node, ['names-schema', { table: table_name! }], ['do-leave-schema'])
      } else if (!known.has(table_name!.toLowerCase()) && !readable.has(table_name!.toLowerCase())) {
        refuse(node, ['nothing-to-read', { table: table_name! }], ['do-read-known', { relations }])
      }
    } else if (!tableNodes.has(node['type'])) {
      refuse(node, ['reads-kind', { kind: String(node['type']) }], ['do-read-tables'])
    }
  }

  function checkFunction(node: Node): void {
    const name = String(node['function_name'])
    if (!volatile.has(name)) return
    refuse(node, ['varies', { name }], ['do-be-steady'])
  }
}

/** Functions that draw lots, count calls or change something. */
async function volatileFunctions(connection: Connection): Promise<ReadonlySet<string>> {
  const rows = await connection.rows<{ name: string }>(
    `SELECT DISTINCT function_name AS name FROM duckdb_functions() WHERE stability = 'VOLATILE'`
  )
  return new Set(rows.map(({ name }) => name))
}
