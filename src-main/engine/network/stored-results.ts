import { createHash } from 'node:crypto'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import type { Analysis, AnalysisOptions } from './analysis'
import type { Graph } from './graph'

/** To be raised whenever a metric gives other values for the same graph, which makes all kept results void. */
const metricsVersion = 1

/** How many results a workspace keeps: those of the last few recipes and periods that were looked at. */
const mostKept = 8

/** A hash of all that an analysis depends on: nodes, edges, weights, options, and the version of the metrics. */
export function inputsOf(graph: Graph, options: AnalysisOptions): string {
  const hash = createHash('sha256')
  const { weighted, raw, seed, exact } = options
  const metrics = [...options.metrics].sort()
  hash.update(JSON.stringify([metricsVersion, graph.directed, graph.names, weighted, raw, metrics, seed, exact]))
  // What was dropped on the way to the graph is told with the result.
  hash.update(JSON.stringify([graph.selfLoops, graph.parallelMerged]))
  const { offsets, targets, weights } = graph.outgoing
  for (const column of [offsets, targets, weights]) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  }
  return hash.digest('hex')
}

/** The kept analysis of these inputs; null where there is none. */
export async function keptAnalysis(connection: Connection, inputs: string): Promise<Analysis | null> {
  const [row] = await connection.rows<{ analysis: string }>(
    sql`SELECT analysis::TEXT AS analysis FROM network_result WHERE inputs = ${inputs}`
  )
  return row ? fromText(row.analysis) : null
}

/** Keeps an analysis, in place of the oldest where there are too many; a workspace opened for reading stays as it is. */
export async function keepAnalysis(workspace: Workspace, inputs: string, analysis: Analysis): Promise<void> {
  if (workspace.mode === 'read') return
  await change(workspace, async (connection) => {
    await connection.run(sql`DELETE FROM network_result WHERE inputs = ${inputs}`)
    await connection.run(
      sql`INSERT INTO network_result SELECT ${inputs}, current_timestamp AT TIME ZONE 'UTC', ${textOf(analysis)}`
    )
    await connection.run(
      sql`DELETE FROM network_result WHERE inputs NOT IN
            (SELECT inputs FROM network_result ORDER BY computed_at DESC, inputs LIMIT ${mostKept})`
    )
  })
}

/** Columns as lists of numbers; what is not defined becomes null, and every number comes back as it was. */
function textOf(analysis: Analysis): string {
  const columns = Object.fromEntries(Object.entries(analysis.columns).map(([name, column]) => [name, [...column]]))
  return JSON.stringify({ ...analysis, columns, articulation: [...analysis.articulation] })
}

type Kept = { [K in keyof Analysis]: Analysis[K] extends number ? number | null : unknown }

function fromText(text: string): Analysis {
  const kept = JSON.parse(text) as Kept
  const number = (value: number | null) => value ?? NaN
  const columns = Object.entries(kept.columns as Record<string, (number | null)[]>).map(([name, values]) => [
    name,
    Float64Array.from(values, number)
  ])
  return {
    columns: Object.fromEntries(columns) as Analysis['columns'],
    components: number(kept.components),
    modularity: number(kept.modularity),
    assortativity: number(kept.assortativity),
    transitivity: number(kept.transitivity),
    articulation: Int32Array.from(kept.articulation as number[]),
    approximate: kept.approximate as Analysis['approximate']
  }
}
