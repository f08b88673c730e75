import type { DrawnNode, NetworkPicture } from '#contract/network'
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
  /** Classes that are a community of the network. */
  communities: number[]
  /** Whether links take the colours of their KOLs: magnitudes would paint the picture over. */
  colourLinks: boolean
}

/** An MSL by whom KOLs are coloured. */
export interface NamedMsl {
  msl: string
  mslName: string
}

/** What the colours are made of: the KOLs, their links, whose coverage is asked for, and the team in its order. */
export interface Coloured {
  rows: readonly DrawnNode[]
  links: NetworkPicture['links']
  msl: string | null
  msls: readonly NamedMsl[]
}

type ClassOfNodes = Omit<NodeClass, 'count'> & { nodes: number[] }

const colourOf = {
  community: byCommunity,
  coverage: byCoverage,
  msl: byMsl,
  reach: byReach,
  tier: ({ rows }: Coloured) => byAttribute(rows, (row) => row.tier, 'network.class.tier', tiers),
  specialty: ({ rows }: Coloured) => byAttribute(rows, (row) => row.specialty, 'network.class.value', categories),
  region: ({ rows }: Coloured) => byAttribute(rows, (row) => row.region, 'network.class.value', categories)
}

export type ColouringId = keyof typeof colourOf
export const colourings = Object.keys(colourOf) as ColouringId[]

/** Sorts the KOLs into the classes of a colouring. */
export function colourBy(id: ColouringId, coloured: Coloured): Colouring {
  return { ...classify(coloured.rows.length, colourOf[id](coloured)), colourLinks: categorical.has(id) }
}

const categorical: ReadonlySet<ColouringId> = new Set(['community', 'msl', 'specialty', 'region'])

/** Okabe–Ito's colours but for their black, which is the colour of text. */
const categories = Array.from({ length: 7 }, (_, place) => `--category-${place + 1}`)
/** Magnitude, strong to weak. */
const tiers = ['--sequential-7', '--sequential-5', '--sequential-4', '--sequential-3', '--sequential-2']
const communityMessage = 'network.class.community'

/** The linked members of each community, the most influential (PageRank) first, after whom it is called. */
export function communitiesOf(rows: readonly DrawnNode[]): ReadonlyMap<number, number[]> {
  const members = new Map<number, number[]>()
  for (const node of orderBy(rows, 'pagerank')) {
    const { degree, community } = rows[node]!
    if (degree === 0 || community === null) continue
    const list = members.get(community)
    if (list) list.push(node)
    else members.set(community, [node])
  }
  return members
}

/**
 * The seven largest communities in Okabe and Ito's order, each called after its most influential member (PageRank), the
 * smaller ones in one grey, KOLs without a link as rings.
 */
function byCommunity({ rows }: Coloured): ClassOfNodes[] {
  const unlinked = nodesOf(rows, ({ degree }) => degree === 0)
  const adrift = nodesOf(rows, ({ degree, community }) => degree !== 0 && community === null)
  const bySize = [...communitiesOf(rows)]
    .sort(([a, left], [b, right]) => right.length - left.length || a - b)
    .map(([, list]) => list)
  const large = bySize.slice(0, categories.length)
  const small = bySize.slice(categories.length)
  return [
    ...large.map((nodes, rank) => ({
      token: categories[rank]!,
      form: 'disc' as const,
      message: communityMessage as MessageKey,
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
  ]
}

/** How many MSLs saw the KOL in the period: several, one, nobody; or whether the chosen one did, or only others. */
function byCoverage({ rows, msl }: Coloured): ClassOfNodes[] {
  const seenBy = (least: number, most: number) => nodesOf(rows, (row) => between(row.seenBy.length, least, most))
  const nobody = ring('--category-6', 'network.class.seen-by-nobody', seenBy(0, 0))
  if (msl === null) {
    return [
      plain('--sequential-6', 'network.class.seen-by-many', seenBy(2, Infinity)),
      plain('--sequential-4', 'network.class.seen-by-one', seenBy(1, 1)),
      nobody
    ]
  }
  const others = nodesOf(rows, (row) => row.seenBy.length > 0 && !row.seenBy.includes(msl))
  return [
    plain(
      '--sequential-6',
      'network.class.seen-by-chosen',
      nodesOf(rows, (row) => row.seenBy.includes(msl))
    ),
    plain('--category-none', 'network.class.seen-by-others', others),
    nobody
  ]
}

/**
 * The MSL with most contacts with the KOL in the period; of several with as many, the first by id. The first seven MSLs in
 * the order of the team have a colour each, which is theirs whoever else saw anybody; all others share one grey, and KOLs
 * whom nobody saw are grey rings.
 */
function byMsl({ rows, msls }: Coloured): ClassOfNodes[] {
  const coloured = msls.slice(0, categories.length)
  const own = new Set(coloured.map(({ msl }) => msl))
  const others = nodesOf(rows, ({ mostSeenBy }) => mostSeenBy !== null && !own.has(mostSeenBy))
  return [
    ...coloured.map(({ msl, mslName }, place) => ({
      ...plain(
        categories[place]!,
        'network.class.value',
        nodesOf(rows, ({ mostSeenBy }) => mostSeenBy === msl)
      ),
      params: { value: mslName }
    })),
    {
      ...plain('--category-none', 'network.class.other-msls', others),
      params: { msls: new Set(others.map((node) => rows[node]!.mostSeenBy)).size }
    },
    ring(
      '--outline',
      'network.class.seen-by-nobody',
      nodesOf(rows, ({ mostSeenBy }) => mostSeenBy === null)
    )
  ]
}

/** How many links lie between a KOL and the nearest one whom the MSL, or anybody, saw in the period. */
function byReach({ rows, links, msl }: Coloured): ClassOfNodes[] {
  const steps = Uint8Array.from(rows, (row) => (seenIn(row, msl) ? 0 : 9))
  for (const step of [1, 2]) {
    for (const { source, target } of links) {
      if (steps[source] === step - 1 && steps[target]! > step) steps[target] = step
      if (steps[target] === step - 1 && steps[source]! > step) steps[source] = step
    }
  }
  const at = (step: number) => nodesOf(rows, (_, node) => steps[node] === step)
  const beyond = nodesOf(rows, (row, node) => steps[node] === 9 && row.degree !== 0)
  return [
    plain('--sequential-7', 'network.class.seen', at(0)),
    plain('--sequential-5', 'network.class.one-step', at(1)),
    plain('--sequential-3', 'network.class.two-steps', at(2)),
    ring('--category-6', 'network.class.beyond', beyond),
    ring(
      '--outline',
      'network.class.unlinked',
      nodesOf(rows, (row, node) => steps[node] === 9 && row.degree === 0)
    )
  ]
}

/** The most frequent values of an attribute, or its least ones where it is a number; the others and the unknown apart. */
function byAttribute(
  rows: readonly DrawnNode[],
  valueOf: (row: DrawnNode) => string | number | null,
  message: MessageKey,
  tokens: readonly string[]
): ClassOfNodes[] {
  const members = new Map<string | number, number[]>()
  for (const [node, row] of rows.entries()) {
    const value = valueOf(row)
    if (value === null) continue
    const list = members.get(value)
    if (list) list.push(node)
    else members.set(value, [node])
  }
  const sorted = [...members].sort(([a, left], [b, right]) =>
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : right.length - left.length || String(a).localeCompare(String(b))
  )
  const rest = sorted.slice(tokens.length)
  return [
    ...sorted.slice(0, tokens.length).map(([value, nodes], place) => ({
      ...plain(tokens[place]!, message, nodes),
      params: { value }
    })),
    {
      ...plain(
        '--category-none',
        'network.class.other-values',
        rest.flatMap(([, nodes]) => nodes)
      ),
      params: { values: rest.length }
    },
    ring(
      '--outline',
      'network.class.unknown',
      nodesOf(rows, (row) => valueOf(row) === null)
    )
  ]
}

const between = (value: number, least: number, most: number) => value >= least && value <= most
const seenIn = (row: DrawnNode, msl: string | null) => (msl === null ? row.seenBy.length > 0 : row.seenBy.includes(msl))

function nodesOf(rows: readonly DrawnNode[], belongs: (row: DrawnNode, node: number) => boolean): number[] {
  return rows.flatMap((row, node) => (belongs(row, node) ? [node] : []))
}

function plain(token: string, message: MessageKey, nodes: number[]): ClassOfNodes {
  return { token, form: 'disc', message, params: {}, nodes }
}

function ring(token: string, message: MessageKey, nodes: number[]): ClassOfNodes {
  return { token, form: 'ring', message, params: {}, nodes }
}

function classify(size: number, all: ClassOfNodes[]): Omit<Colouring, 'colourLinks'> {
  const classOf = new Uint8Array(size)
  const classes = all
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ nodes, ...rest }, index): NodeClass => {
      for (const node of nodes) classOf[node] = index
      return { ...rest, count: nodes.length }
    })
  const communities = classes.flatMap(({ message }, index) => (message === communityMessage ? [index] : []))
  return { classes, classOf, communities }
}
