import type { FindingSeverity } from '#contract/finding'
import { clusteredShare, pBelow, type Cluster, type ClusteredShare } from '#base/clustered-share'
import { benjaminiHochberg, quantile } from '#base/statistics'
import { highConfidence } from './rule'

/** Clusters, such as weeks, from which a spread between them can be told. */
export const clustersNeeded = 8

/** MSLs from which a middle of the team can be told. */
const teamNeeded = 3

export interface ShortfallLimits {
  /** The share that is aimed at. */
  target: number
  /** How far below it a share must lie to matter. */
  margin: number
  /** False discovery rate over the MSLs. */
  fdr: number
}

export interface Verdict {
  share: ClusteredShare
  /** The lower of target and team middle. */
  reference: number
  adjustedP: number
  severity: FindingSeverity
}

export interface TeamVerdict {
  share: ClusteredShare
  /** MSLs under the target of those judged. */
  below: number
  judged: number
  middle: number
  adjustedP: number
  severity: FindingSeverity
}

export interface Shortfall {
  byMsl: Map<string, Verdict>
  /** Null unless more than half of the MSLs judged lie under the target. */
  team: TeamVerdict | null
  /** Median of the MSLs judged; null where they are too few. */
  middle: number | null
}

/**
 * Who falls short of a target, by MSL. The null hypothesis is a share of at least the reference less the margin, the
 * reference being the target or, where lower, the middle of the team: what most of them share is said of the team and
 * not of each. Exact binomial p on effective trials, Benjamini–Hochberg over the MSLs.
 */
export function judgeShortfall(work: ReadonlyMap<string, readonly Cluster[]>, limits: ShortfallLimits): Shortfall {
  const { target, margin, fdr } = limits
  const judged = [...work].flatMap(([msl, clusters]) => {
    const share = clusteredShare(clusters)
    return share !== null && share.clusters >= clustersNeeded ? [{ msl, share }] : []
  })
  const shares = judged.map(({ share }) => share.share).sort((a, b) => a - b)
  const middle = shares.length < teamNeeded ? null : quantile(shares, 0.5)
  const reference = Math.min(target, middle ?? target)
  const byMsl = new Map<string, Verdict>()
  for (const { msl, share, adjustedP } of below(judged, reference - margin)) {
    if (adjustedP > fdr) continue
    const isGross = adjustedP <= highConfidence && share.high < reference - 2 * margin
    byMsl.set(msl, { share, reference, adjustedP, severity: isGross ? 'high' : 'watch' })
  }
  return { byMsl, team: middle === null ? null : teamVerdict(work, judged, middle, limits), middle }
}

interface JudgedShare {
  msl: string
  share: ClusteredShare
}

/** p of each share against a bar, after correction. A bar of 0 or less can't be fallen short of. */
function below(judged: readonly JudgedShare[], bar: number): (JudgedShare & { adjustedP: number })[] {
  const adjusted = benjaminiHochberg(judged.map(({ share }) => (bar > 0 ? pBelow(share, bar) : 1)))
  return judged.map((entry, i) => ({ ...entry, adjustedP: adjusted[i]! }))
}

function teamVerdict(
  work: ReadonlyMap<string, readonly Cluster[]>,
  judged: readonly JudgedShare[],
  middle: number,
  { target, margin, fdr }: ShortfallLimits
): TeamVerdict | null {
  const low = below(judged, target - margin).filter(({ adjustedP }) => adjustedP <= fdr)
  if (2 * low.length <= judged.length) return null
  const members = new Set(judged.map(({ msl }) => msl))
  const share = clusteredShare([...work].flatMap(([msl, clusters]) => (members.has(msl) ? clusters : [])))!
  // As sure as of the least sure one that makes them a majority.
  const decisive = low.map(({ adjustedP }) => adjustedP).sort((a, b) => a - b)[Math.floor(judged.length / 2)]!
  const isGross = decisive <= highConfidence && middle < target - 2 * margin
  return {
    share,
    below: low.length,
    judged: judged.length,
    middle,
    adjustedP: decisive,
    severity: isGross ? 'high' : 'watch'
  }
}
