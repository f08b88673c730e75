import type { DrawnNode } from '#contract/network'
import type { MessageKey } from '#renderer/i18n/text.svelte'

/** One class of rings around discs: one line of the legend. The stroke tells classes apart, the colour does not. */
export interface RingClass {
  /** Custom property of the colour. */
  token: string
  dashed: boolean
  /** Its line in the legend: a message and what goes into it. */
  message: MessageKey
  params: Record<string, string | number>
  count: number
}

/** Every KOL's ring: `classes[ringOf[node] - 1]`, none for 0. Empty classes are listed too. */
export interface Rings {
  classes: RingClass[]
  ringOf: Uint8Array
}

/** Room between a disc and the line of its ring, and the width of that, in CSS pixels. */
export const ringGap = 2.5
export const ringWidth = 1.5
/** Dash and gap of a dashed ring, in CSS pixels. */
export const ringDash: [number, number] = [3, 2.5]

/**
 * Rings around the KOLs who were seen in the period: by anybody of the team; or, where an MSL is chosen, a whole one for
 * those this MSL saw and a dashed one for those only others did.
 */
export function coverageRings(rows: readonly DrawnNode[], chosen: { msl: string; mslName: string } | null): Rings {
  const look = { token: '--text', params: {}, count: 0 }
  const classes: RingClass[] = chosen
    ? [
        { ...look, dashed: false, message: 'network.ring.seen-by', params: { name: chosen.mslName } },
        { ...look, dashed: true, message: 'network.ring.seen-by-others' }
      ]
    : [{ ...look, dashed: false, message: 'network.ring.seen' }]
  const ringOf = Uint8Array.from(rows, ({ seenBy }) =>
    seenBy.length === 0 ? 0 : chosen === null || seenBy.includes(chosen.msl) ? 1 : 2
  )
  for (const ring of ringOf) if (ring > 0) classes[ring - 1]!.count += 1
  return { classes, ringOf }
}
