import type { KolSummary } from '#contract/kols'

/** What of the KOLs is shown. */
export const shows = ['all', 'unseen', 'rising', 'crowded'] as const
export type Show = (typeof shows)[number]

const isUnseen = ({ contacts }: KolSummary) => contacts === 0

/** White space: somebody should see these, and nobody did. Those who must not be contacted are none. */
const tests: Record<Show, (kol: KolSummary) => boolean> = {
  all: () => true,
  unseen: (kol) =>
    isUnseen(kol) && !kol.isOffLimits && (kol.assignedTo.length > 0 || (kol.tier !== null && kol.tier <= 2)),
  rising: (kol) => isUnseen(kol) && !kol.isOffLimits && kol.isRising,
  crowded: ({ seenBy }) => seenBy.length > 1
}

/** Folded for a search: case and accents make no difference. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** KOLs that a search and the filters leave, in their order: every word must occur somewhere in what is said of one. */
export function filterKols(kols: readonly KolSummary[], search: string, show: Show, tier: number | null): KolSummary[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return kols.filter((kol) => {
    if (!tests[show](kol) || (tier !== null && kol.tier !== tier)) return false
    if (words.length === 0) return true
    const { kolName, specialty, institution, city, interests } = kol
    const text = fold([kolName, specialty, institution, city, ...interests].filter(Boolean).join(' '))
    return words.every((word) => text.includes(word))
  })
}
