import type { InsightLine } from '#contract/insights'
import type { Period } from '#contract/ids'
import type { Workspace } from '../workspace/workspace'
import { buildIndex, type SearchIndex } from './search-index'

/** All insights of a workspace, newest first, with the index of their texts. */
export interface Corpus {
  lines: readonly InsightLine[]
  index: SearchIndex
}

/** The insights as the data are now; read and indexed once for as long as they stay so. */
export const corpusOf = (workspace: Workspace): Promise<Corpus> =>
  workspace.remember('insights', () => readCorpus(workspace))

async function readCorpus(workspace: Workspace): Promise<Corpus> {
  const columns = (await workspace.connection.columns(
    `SELECT i.insight_id AS "insightId", i.msl_id AS msl, m.name AS "mslName", i.kol_id AS kol, k.name AS "kolName",
            local_day(coalesce(i.observed_at, i.submitted_at), i.msl_id) AS "heardOn", i.text, nullif(trim(i.theme), '') AS theme, i.topic
     FROM insight i JOIN msl m ON m.msl_id = i.msl_id AND NOT coalesce(m.deleted, false) LEFT JOIN kol k ON k.kol_id = i.kol_id
     WHERE NOT coalesce(i.deleted, false)
     ORDER BY coalesce(i.observed_at, i.submitted_at) DESC NULLS LAST, i.insight_id`
  )) as { [K in keyof InsightLine]: InsightLine[K][] }
  const names = Object.keys(columns) as (keyof InsightLine)[]
  const lines = columns.insightId.map(
    (_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])) as unknown as InsightLine
  )
  return { lines, index: buildIndex(columns.text) }
}

/** Whether an insight is one of the period and, where some are named, of those MSLs. */
export function inScope(period: Period, msls: readonly string[] | null): (line: InsightLine) => boolean {
  const wanted = msls === null ? null : new Set(msls)
  return ({ heardOn, msl }) =>
    heardOn !== null && heardOn >= period.from && heardOn < period.to && (wanted === null || wanted.has(msl))
}
