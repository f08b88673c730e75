import type { Comparison } from '#contract/comparison'
import type { Figure } from '#contract/kpi'
import { normalQuantile } from '#base/statistics'
import type { Aggregation } from '../kpi/definition'

const points = 25

/**
 * The lines of a funnel plot: between which 95 % and 99.8 % of groups lie whose share or rate is that of all of them, by
 * what they are counted by; the normal limits, cut where shares and rates end. Empty for other kinds of figures.
 * Source: Spiegelhalter (2005), Stat. Med. 24:1185.
 */
export function funnelOf(
  kind: Aggregation['kind'],
  centre: number | null,
  figures: readonly Pick<Figure, 'denominator'>[]
): Comparison['funnel'] {
  if (centre === null || (kind !== 'ratio' && kind !== 'rate')) return []
  const most = figures.reduce((max, { denominator }) => Math.max(max, denominator ?? 0), 0)
  if (!(most > 0)) return []
  const variance = kind === 'ratio' ? centre * (1 - centre) : centre
  const highest = kind === 'ratio' ? 1 : Infinity
  // Narrow steps where the lines bend: at few trials.
  return Array.from({ length: points }, (_, i) => {
    const of = most * ((i + 1) / points) ** 2
    const error = Math.sqrt(variance / of)
    const low = (level: number) => Math.max(0, centre - normalQuantile((1 + level) / 2) * error)
    const high = (level: number) => Math.min(highest, centre + normalQuantile((1 + level) / 2) * error)
    return { of, low95: low(0.95), high95: high(0.95), low998: low(0.998), high998: high(0.998) }
  })
}
