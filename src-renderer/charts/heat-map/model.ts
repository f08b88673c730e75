import type { Figure, KpiDefinition } from '#contract/kpi'
import type { MslSummary } from '#contract/workspace'

/** A KPI as a column, and whether its family begins with it. */
export interface HeatColumn {
  kpi: string
  family: string
  /** How many columns of its family begin here; 0 for the ones after the first. */
  spans: number
}

export interface HeatRow {
  msl: MslSummary
  /** A figure for each column; undefined where the engine gave none. */
  cells: (Figure | undefined)[]
}

/** The grid of MSLs by KPIs: rows in the order given, columns by family in the order of the catalogue. */
export function heatMapOf(
  msls: readonly MslSummary[],
  kpis: readonly KpiDefinition[],
  figures: readonly Figure[]
): { columns: HeatColumn[]; rows: HeatRow[] } {
  const found = new Map(figures.map((figure) => [`${figure.group['msl']} ${figure.kpi}`, figure]))
  const columns = kpis.map(({ id, family }, i) => ({
    kpi: id,
    family,
    spans: kpis[i - 1]?.family === family ? 0 : kpis.filter((other) => other.family === family).length
  }))
  const rows = msls.map((msl) => ({ msl, cells: kpis.map(({ id }) => found.get(`${msl.msl} ${id}`)) }))
  return { columns, rows }
}

/**
 * How far a figure is from its target, −3 (far short) to 3 (far beyond), for the diverging scale; null where there is
 * no target or its interval straddles it: then no colour may judge.
 */
export function distanceFromTarget({ state, status, attainment }: Figure): number | null {
  if (state !== 'ok' || attainment === null || status === 'no-target' || status === 'undecided') return null
  return Math.max(-3, Math.min(3, Math.round((attainment - 1) * 10)))
}
