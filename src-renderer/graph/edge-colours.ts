import { edgeKinds, type DrawnEdge } from '#contract/network'
import type { MessageKey } from '#renderer/i18n/text.svelte'
import type { NodeClass } from './colours'

/** One class of links: one colour; those with a message have a line of the legend. */
export interface EdgeClass {
  /** Custom property of the colour. */
  token: string
  message: MessageKey | null
  count: number
  stroke: Stroke
}

/** How a line is drawn; the stroke says the same as the colour, for those who cannot tell the colours. */
export type Stroke = 'solid' | 'dashed' | 'dotted'
/** Dashes and gaps of each stroke, in CSS pixels. */
export const dashesOf: Readonly<Record<Stroke, readonly number[]>> = { solid: [], dashed: [8, 3], dotted: [1.5, 3] }

/** Every link's class: `classes[classOf[link]]`, later classes painted over earlier ones. Empty classes are listed too. */
export interface EdgeColouring {
  classes: EdgeClass[]
  classOf: Uint8Array
}

export const edgeColourings = ['ends', 'kind'] as const
export type EdgeColouringId = (typeof edgeColourings)[number]

/** How a link of a comparison stands: in both times, in the later one only, in the earlier one only. */
export const standings = ['kept', 'new', 'gone'] as const

/** Links all alike. */
export function plain(links: readonly DrawnEdge[]): EdgeColouring {
  return counted([{ token: '--outline', message: null, count: 0, stroke: 'solid' }], new Uint8Array(links.length))
}

/** Links in the colour of the KOLs they join where both are of one class, grey where they are not. */
export function byEnds(
  links: readonly DrawnEdge[],
  nodeClasses: readonly NodeClass[],
  classOfNode: Uint8Array
): EdgeColouring {
  const look = { message: null, count: 0, stroke: 'solid' as const }
  const classes = [{ token: '--outline', ...look }, ...nodeClasses.map(({ token }) => ({ token, ...look }))]
  return counted(
    classes,
    Uint8Array.from(links, ({ source, target }) => {
      const own = classOfNode[source]!
      return own === classOfNode[target] ? 1 + own : 0
    })
  )
}

/** Okabe–Ito's colours, a grey for the team's own meetings: there are most of them, and they say least. */
const kindTokens: Record<(typeof edgeKinds)[number], string> = {
  'co-authorship': '--category-5',
  'co-investigator': '--category-3',
  'co-speaker': '--category-6',
  'co-attendance': '--category-8',
  'team-meeting': '--outline',
  affiliation: '--category-1',
  nomination: '--category-7',
  referral: '--category-2',
  stated: '--category-4'
}

/** Links by the kind that most of their evidence is of; the kind keeps its colour whichever others are drawn. */
export function byKind(links: readonly DrawnEdge[]): EdgeColouring {
  const classes = edgeKinds.map((kind): EdgeClass => ({
    token: kindTokens[kind],
    message: `network.kind.${kind}`,
    count: 0,
    stroke: 'solid'
  }))
  return counted(
    classes,
    Uint8Array.from(links, ({ evidence }) => {
      const most = evidence.reduce((best, one) => (one.count > best.count ? one : best), evidence[0]!)
      return edgeKinds.indexOf(most.kind)
    })
  )
}

/** Links of two times, by the place of their standing in `standings`. */
export function byStanding(standing: Uint8Array): EdgeColouring {
  const classes: EdgeClass[] = [
    { token: '--outline', message: 'network.standing.kept', count: 0, stroke: 'solid' },
    { token: '--category-3', message: 'network.standing.new', count: 0, stroke: 'dashed' },
    { token: '--category-6', message: 'network.standing.gone', count: 0, stroke: 'dotted' }
  ]
  return counted(classes, standing)
}

function counted(classes: EdgeClass[], classOf: Uint8Array): EdgeColouring {
  for (const each of classOf) classes[each]!.count += 1
  return { classes, classOf }
}
