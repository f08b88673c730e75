import type { DrawnNode } from '#contract/network'
import type { MessageKey } from '#renderer/i18n/text.svelte'
import { nameOf, orderBy } from './metrics'

/** How the discs of a class are drawn; the form says the same as the colour, for those who cannot tell the colours. */
export type Form = 'disc' | 'ring'

/** One class of KOLs: one colour, one line of the legend. */
export interface NodeClass {
  /** Custom property of the colour. */
  token: string
  form: Form
  /** Its line in the legend: a message and what goes into it. */
  message: MessageKey
  params: Record<string, string | number>
  count: number
}

/** Every KOL's class: `classes[classOf[node]]`. Only classes that occur are listed, in the order of the legend. */
export interface Colouring {
  classes: NodeClass[]
  classOf: Uint8Array
}

export const colourings = ['community', 'coverage'] as const
export type ColouringId = (typeof colourings)[number]

const colourOf: Record<ColouringId, (rows: readonly DrawnNode[]) => Colouring> = {
  community: byCommunity,
  coverage: byCoverage
}

/** Sorts the KOLs into the classes of a colouring. */
export function colourBy(id: ColouringId, rows: readonly DrawnNode[]): Colouring {
  return colourOf[id](rows)
}

/** Okabe–Ito's colours but for their black, which is the colour of text. */
const communityColours = 7

/**
 * The seven largest communities in Okabe and Ito's order, each called after its most influential member (PageRank), the
 * smaller ones in one grey, KOLs without a link as rings.
 */
function byCommunity(rows: readonly DrawnNode[]): Colouring {
  const members = new Map<number, number[]>()
  const unlinked: number[] = []
  const adrift: number[] = []
  for (const node of orderBy(rows, 'pagerank')) {
    const row = rows[node]!
    if (row.degree === 0) unlinked.push(node)
    else if (row.community === null) adrift.push(node)
    else members.set(row.community, [...(members.get(row.community) ?? []), node])
  }
  const bySize = [...members]
    .sort(([a, left], [b, right]) => right.length - left.length || a - b)
    .map(([, list]) => list)
  const large = bySize.slice(0, communityColours)
  const small = bySize.slice(communityColours)
  return classify(rows.length, [
    ...large.map((nodes, rank) => ({
      token: `--category-${rank + 1}`,
      form: 'disc' as const,
      message: 'network.class.community' as const,
      params: { name: nameOf(rows[nodes[0]!]!) },
      nodes
    })),
    {
      token: '--category-none',
      form: 'disc',
      message: 'network.class.small-communities',
      params: { groups: small.length + (adrift.length > 0 ? 1 : 0) },
      nodes: [...small.flat(), ...adrift]
    },
    { token: '--outline', form: 'ring', message: 'network.class.unlinked', params: {}, nodes: unlinked }
  ])
}

/** How many MSLs saw the KOL in the period: several, one, nobody. */
function byCoverage(rows: readonly DrawnNode[]): Colouring {
  const seenBy = (least: number, most: number) =>
    rows.flatMap((row, node) => (row.seenBy.length >= least && row.seenBy.length <= most ? [node] : []))
  return classify(rows.length, [
    {
      token: '--sequential-6',
      form: 'disc',
      message: 'network.class.seen-by-many',
      params: {},
      nodes: seenBy(2, Infinity)
    },
    { token: '--sequential-4', form: 'disc', message: 'network.class.seen-by-one', params: {}, nodes: seenBy(1, 1) },
    { token: '--category-6', form: 'ring', message: 'network.class.seen-by-nobody', params: {}, nodes: seenBy(0, 0) }
  ])
}

function classify(size: number, all: (Omit<NodeClass, 'count'> & { nodes: number[] })[]): Colouring {
  const classOf = new Uint8Array(size)
  const classes = all
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ nodes, ...rest }, index): NodeClass => {
      for (const node of nodes) classOf[node] = index
      return { ...rest, count: nodes.length }
    })
  return { classes, classOf }
}
