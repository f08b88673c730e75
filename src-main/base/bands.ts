import type { Band } from '#contract/kpi'

/** The band in which a KPI is best, by its `better`; null where it is best high or low. */
export function bandOf(better: string): Band | null {
  const [, low, high] = /^band (-?[\d.]+)\.\.(-?[\d.]+)$/.exec(better) ?? []
  return low === undefined ? null : { low: Number(low), high: Number(high) }
}
