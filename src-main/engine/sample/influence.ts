import type { Draw } from './draw'
import type { SampleEvent } from './events'
import type { Kol } from './people'
import type { Paper } from './publications'

/** Share of KOLs in tiers 1, 2 and 3; the others are in 4. */
const TIER_SHARES = [0.15, 0.25, 0.35] as const

/**
 * How influential each KOL is in the sample's network: papers written and stages shared with others, times the square
 * root of with how many. Rises with strength and degree of the co-authorship and co-speaker graph.
 */
export function influenceOf(
  kols: readonly Kol[],
  papers: readonly Paper[],
  events: readonly SampleEvent[]
): Float64Array {
  const shared = new Float64Array(kols.length)
  const partners = kols.map(() => new Set<number>())
  const tie = (group: readonly number[]) => {
    if (group.length < 2) return
    for (const member of group) {
      shared[member]! += 1
      for (const other of group) if (other !== member) partners[member]!.add(other)
    }
  }
  for (const { authors } of papers) tie(authors.map(({ kol }) => kol))
  for (const event of events) tie(facultyOf(event))
  return shared.map((count, i) => count * Math.sqrt(partners[i]!.size))
}

/** Those on the stage of an event. */
export function facultyOf(event: SampleEvent): number[] {
  return [...event.kols]
    .filter(([, role]) => role === 'speaker' || role === 'chair' || role === 'panel')
    .map(([kol]) => kol)
}

/** Indices from the most to the least influential; ties by index. */
export function byInfluence(influence: Float64Array): number[] {
  return [...influence.keys()].sort((a, b) => influence[b]! - influence[a]! || a - b)
}

/**
 * Tiers as a team would give them: by influence, not always rightly; rising experts not yet noticed, and those outside
 * the field last.
 */
export function tiersOf(kols: readonly Kol[], influence: Float64Array, draw: Draw): Uint8Array {
  const rank = new Float64Array(kols.length)
  byInfluence(influence).forEach((kol, i) => (rank[kol] = (i + 0.5) / kols.length))
  const noticed = [...rank].map((r, kol) => ({
    kol,
    score: r + 0.11 * draw.normal() + (kols[kol]!.peripheral ? 2 : 0)
  }))
  noticed.sort((a, b) => a.score - b.score || a.kol - b.kol)
  const tiers = new Uint8Array(kols.length).fill(4)
  let place = 0
  TIER_SHARES.forEach((share, i) => {
    for (const end = place + Math.round(share * kols.length); place < end && place < noticed.length; place++) {
      tiers[noticed[place]!.kol] = i + 1
    }
  })
  for (const { index, rising } of kols) if (rising) tiers[index] = Math.max(3, tiers[index]!)
  return tiers
}
