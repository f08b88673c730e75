import type { DrawnNode } from '#contract/network'

/** Everything a KOL's disc can be sized by, in the order of the list. */
export const sizeMetrics = [
  'pagerank',
  'degree',
  'strength',
  'betweenness',
  'closeness',
  'harmonic',
  'eigenvector',
  'core',
  'effectiveSize',
  'constraint',
  'clustering',
  'contacts'
] as const
export type SizeMetric = (typeof sizeMetrics)[number]

/** The value of a metric; null where it is not defined for this KOL. */
export function metricOf(node: DrawnNode, metric: SizeMetric): number | null {
  return node[metric]
}

/** KOL numbers from the greatest value of the metric to the smallest, undefined ones last, ties by name. */
export function orderBy(rows: readonly DrawnNode[], metric: SizeMetric): Uint32Array {
  const order = Uint32Array.from({ length: rows.length }, (_, node) => node)
  return order.sort((a, b) => {
    const [left, right] = [rows[a]!, rows[b]!]
    const difference = (metricOf(right, metric) ?? -Infinity) - (metricOf(left, metric) ?? -Infinity)
    // Two undefined values make NaN, which is no difference.
    return difference || nameOf(left).localeCompare(nameOf(right)) || a - b
  })
}

/** What a KOL is called in the picture: the name, or the id where the export gave none. */
export function nameOf(node: DrawnNode): string {
  return node.kolName ?? node.kol
}
