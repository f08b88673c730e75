import type { Figures } from '#contract/kpi'
import type { Workspace } from '../workspace/workspace'
import { figures, type FiguresRequest } from './figures'

/**
 * Figures as they are shown: each with those that its definition names as counters, of the same group, so that nobody reads
 * how much without how good (Goodhart).
 */
export async function figuresBeside(
  workspace: Workspace,
  request: FiguresRequest,
  signal: AbortSignal
): Promise<Figures> {
  const { definitions, known } = request
  const asked = new Set(definitions.map(({ id }) => id))
  const counters = new Map(definitions.map(({ id, counters }) => [id, counters]))
  const named = new Set([...counters.values()].flat())
  const added = known.filter(({ id }) => named.has(id) && !asked.has(id))
  const { period, rows } = await figures(workspace, { ...request, definitions: [...definitions, ...added] }, signal)
  const place = (kpi: string, group: object) => `${kpi} ${JSON.stringify(group)}`
  const found = new Map(rows.filter(({ kpi }) => named.has(kpi)).map((row) => [place(row.kpi, row.group), row]))
  const shown = rows
    .filter(({ kpi }) => asked.has(kpi))
    .map((row) => {
      const beside = counters.get(row.kpi)!.flatMap((id) => {
        const counter = found.get(place(id, row.group))
        if (!counter) return []
        const { kpi, value, unit, state } = counter
        return [{ kpi, value, unit, state }]
      })
      return { ...row, beside }
    })
  return { period, rows: shown }
}
