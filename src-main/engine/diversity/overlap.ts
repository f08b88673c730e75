import type { Overlaps } from '#contract/diversity'
import type { Period } from '#contract/ids'
import type { Workspace } from '../workspace/workspace'
import { analysesOf } from './portfolio'

/** Contacts with each KOL. */
type Counts = ReadonlyMap<string, number>

/** KOLs that both have seen. */
export function sharedKols(a: Counts, b: Counts): number {
  let shared = 0
  for (const kol of a.keys()) if (b.has(kol)) shared++
  return shared
}

/**
 * Shared KOLs over all KOLs of either, 0 … 1; null where nobody is seen. Source: Jaccard (1912), New Phytol. 11:37;
 * 1 − vegan's vegdist(method = "jaccard", binary = TRUE).
 */
export function jaccard(a: Counts, b: Counts): number | null {
  const shared = sharedKols(a, b)
  const either = a.size + b.size - shared
  return either === 0 ? null : shared / either
}

/**
 * Overlap of two vectors of counts, 2Σxy / ((Σx²/X² + Σy²/Y²)·X·Y), 0 … 1: near 1 where contacts fall on the same KOLs
 * in the same shares, whatever their number; null where one has none. Source: Horn (1966), Am. Nat. 100:419; 1 − vegan's
 * vegdist(method = "horn").
 */
export function morisitaHorn(a: Counts, b: Counts): number | null {
  const [x, y] = [sumsOf(a), sumsOf(b)]
  if (x.total === 0 || y.total === 0) return null
  let products = 0
  for (const [kol, count] of a) products += count * (b.get(kol) ?? 0)
  return (2 * products) / ((x.squares / x.total ** 2 + y.squares / y.total ** 2) * x.total * y.total)
}

function sumsOf(counts: Counts) {
  let total = 0
  let squares = 0
  for (const count of counts.values()) {
    total += count
    squares += count * count
  }
  return { total, squares }
}

/** How alike the circles of every two MSLs are in a period. */
export async function overlaps(workspace: Workspace, period: Period): Promise<Overlaps> {
  const circles = (await analysesOf(workspace, period)).map(({ window }) => ({
    msl: window.msl,
    name: window.mslName,
    counts: new Map(window.kols.filter(({ contacts }) => contacts > 0).map(({ kol, contacts }) => [kol, contacts]))
  }))
  return {
    period,
    pairs: circles.flatMap((first, i) =>
      circles.slice(i + 1).map((second) => ({
        first: first.msl,
        firstName: first.name,
        second: second.msl,
        secondName: second.name,
        shared: sharedKols(first.counts, second.counts),
        jaccard: jaccard(first.counts, second.counts),
        morisitaHorn: morisitaHorn(first.counts, second.counts)
      }))
    )
  }
}
