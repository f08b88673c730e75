import type { NetworkPicture } from '#contract/network'
import { colourBy } from './colours'
import type { ColouringId, NamedMsl, NodeClass } from './colours'
import { byEnds, byKind, byStanding, plain, type EdgeClass, type EdgeColouringId } from './edge-colours'
import type { LayoutGraph } from './layout/simulation'
import { metricOf, nameOf, orderBy } from './metrics'
import type { SizeMetric } from './metrics'
import { coverageRings, type Rings } from './rings'

/** Radii in world units, at a magnification of 1. */
export const smallestRadius = 3.5
export const largestRadius = 17

/** Line widths in CSS pixels of weak, middling and strong links. */
export const lineWidths = [0.6, 1.2, 2.2] as const

/** Links of one look: `edges from…to` of the scene. */
export interface EdgeStyle {
  edgeClass: number
  width: number
  from: number
  to: number
}

/** A picture as columns to draw from. Nodes keep their numbers; links are sorted by style, then heaviest first. */
export interface Scene {
  nodes: number
  labels: string[]
  /** World units; the disc's area follows the metric. */
  radius: Float32Array
  classOf: Uint8Array
  classes: NodeClass[]
  /** Rings around the discs; null where none are asked for. */
  rings: Rings | null
  edgeClasses: EdgeClass[]
  source: Uint32Array
  target: Uint32Array
  /** Place of each link in the picture's list. */
  link: Uint32Array
  styles: EdgeStyle[]
  /** Weights at which a line becomes middling and strong; null where all links weigh the same. */
  widthBreaks: [number, number] | null
  /** Nodes by the size metric, greatest first: who gets a label where there is not room for all. Hidden ones are left out. */
  order: Uint32Array
  /** Neighbours of node v: `neighbour[offset[v] … offset[v + 1])`. */
  offset: Uint32Array
  neighbour: Uint32Array
  /** Greatest value of the size metric; null where it is defined for no KOL. */
  largestValue: number | null
  /** Classes to draw a hull around. */
  hulls: number[]
  /** Whether links point from source to target. */
  directed: boolean
}

/** How a picture is to look. */
export interface Look {
  colour: ColouringId
  size: SizeMetric
  links?: EdgeColouringId
  /** Hulls around the communities; only where the colours show these. */
  hulls?: boolean
  /** The MSL whose coverage is shown, where the colour asks for one. */
  msl?: string | null
  /** The team in its order, to colour and name by. */
  msls?: readonly NamedMsl[]
  /** A ring around everybody who was seen in the period, by anybody or the MSL whose coverage is shown. */
  rings?: boolean
  /** How each link stands between two times, by its place in `standings`; takes the place of `links`. */
  standing?: Uint8Array | null
}

/** Turns a picture into columns under the chosen look. */
export function sceneOf(picture: NetworkPicture, look: Look): Scene {
  const { rows, links } = picture
  const { msl = null, msls = [] } = look
  const { classes, classOf, communities, colourLinks } = colourBy(look.colour, { rows, links, msl, msls })
  const chosen = msl === null ? null : (msls.find((each) => each.msl === msl) ?? { msl, mslName: msl })
  const values = rows.map((row) => metricOf(row, look.size))
  const largestValue = values.reduce<number | null>(
    (most, value) => (value === null ? most : Math.max(most ?? value, value)),
    null
  )
  const colouring = look.standing
    ? byStanding(look.standing)
    : look.links === 'kind'
      ? byKind(links)
      : colourLinks
        ? byEnds(links, classes, classOf)
        : plain(links)

  const widthBreaks = breaksOf(links.map((link) => link.weight))
  const styleOf = links.map(({ weight }, link) => {
    const width = widthBreaks === null || weight < widthBreaks[0] ? 0 : weight < widthBreaks[1] ? 1 : 2
    return colouring.classOf[link]! * lineWidths.length + width
  })
  const link = Uint32Array.from(links, (_, place) => place)
  link.sort((a, b) => styleOf[a]! - styleOf[b]! || links[b]!.weight - links[a]!.weight || a - b)
  const source = Uint32Array.from(link, (place) => links[place]!.source)
  const target = Uint32Array.from(link, (place) => links[place]!.target)
  return {
    nodes: rows.length,
    labels: rows.map(nameOf),
    radius: Float32Array.from(values, (value) => radiusOf(value, largestValue)),
    classOf,
    classes,
    rings: look.rings ? coverageRings(rows, chosen) : null,
    edgeClasses: colouring.classes,
    source,
    target,
    link,
    styles: runsOf(link, styleOf),
    widthBreaks,
    order: orderBy(rows, look.size),
    ...adjacency(rows.length, source, target),
    largestValue,
    hulls: look.hulls ? communities : [],
    // Only where all links have a direction are degrees told apart by it.
    directed: rows.some(({ inDegree }) => inDegree !== undefined)
  }
}

/** Radius in world units of a value: the area above the smallest disc is proportional to it; undefined is smallest. */
export function radiusOf(value: number | null, largest: number | null): number {
  if (value === null || largest === null || largest <= 0 || value <= 0) return smallestRadius
  const share = Math.min(1, value / largest)
  return Math.sqrt(smallestRadius ** 2 + share * (largestRadius ** 2 - smallestRadius ** 2))
}

/** What the layout sees of a picture: neither colour nor size, so that choosing them does not move anybody. */
export function layoutGraphOf({ rows, links }: NetworkPicture): LayoutGraph {
  const mostLinks = rows.reduce((most, row) => Math.max(most, row.degree ?? 0), 0)
  return {
    nodes: rows.length,
    source: Uint32Array.from(links, (link) => link.source),
    target: Uint32Array.from(links, (link) => link.target),
    community: Int32Array.from(rows, (row) => row.community ?? -1),
    radius: Float32Array.from(rows, (row) => radiusOf(row.degree, mostLinks))
  }
}

/**
 * The scene of a part of the nodes and links: those not kept are not drawn, and all the others stay as they are. Classes
 * keep their places and count what is left of them.
 */
export function narrowed(
  scene: Scene,
  keepNode: (node: number) => boolean,
  keepLink: (link: number) => boolean
): Scene {
  const styles: EdgeStyle[] = []
  const kept: number[] = []
  for (const style of scene.styles) {
    const from = kept.length
    for (let edge = style.from; edge < style.to; edge++) {
      if (keepNode(scene.source[edge]!) && keepNode(scene.target[edge]!) && keepLink(scene.link[edge]!)) kept.push(edge)
    }
    if (kept.length > from) styles.push({ ...style, from, to: kept.length })
  }
  const source = Uint32Array.from(kept, (edge) => scene.source[edge]!)
  const target = Uint32Array.from(kept, (edge) => scene.target[edge]!)
  const order = scene.order.filter(keepNode)
  return {
    ...scene,
    classes: recounted(
      scene.classes,
      [...order],
      (node) => scene.classOf[node]!,
      () => 1
    ),
    rings: scene.rings && {
      ...scene.rings,
      classes: recounted(
        scene.rings.classes,
        [...order].filter((node) => scene.rings!.ringOf[node]! > 0),
        (node) => scene.rings!.ringOf[node]! - 1,
        () => 1
      )
    },
    edgeClasses: recounted(
      scene.edgeClasses,
      styles,
      ({ edgeClass }) => edgeClass,
      ({ from, to }) => to - from
    ),
    source,
    target,
    link: Uint32Array.from(kept, (edge) => scene.link[edge]!),
    styles,
    order,
    ...adjacency(scene.nodes, source, target)
  }
}

/** Who comes after a node in an order, or before it; the first or last where none is given. Null where there is nobody. */
export function neighbourInOrder(order: Uint32Array, node: number | null, by: 1 | -1): number | null {
  const place = node === null ? -1 : order.indexOf(node)
  if (place === -1) return order[by === 1 ? 0 : order.length - 1] ?? null
  return order[(place + by + order.length) % order.length]!
}

/** Classes with the counts of what belongs to them. */
function recounted<C extends { count: number }, M>(
  classes: readonly C[],
  members: readonly M[],
  classOf: (member: M) => number,
  countOf: (member: M) => number
): C[] {
  const counts = classes.map(() => 0)
  for (const member of members) counts[classOf(member)]! += countOf(member)
  return classes.map((each, place) => ({ ...each, count: counts[place]! }))
}

/** Runs of links that look alike, in their order. */
function runsOf(links: Uint32Array, styleOf: readonly number[]): EdgeStyle[] {
  const styles: EdgeStyle[] = []
  let last = -1
  for (const [place, link] of links.entries()) {
    const style = styleOf[link]!
    if (style !== last) {
      const width = lineWidths[style % lineWidths.length]!
      styles.push({ edgeClass: Math.floor(style / lineWidths.length), width, from: place, to: place })
      last = style
    }
    styles[styles.length - 1]!.to = place + 1
  }
  return styles
}

/** The median and the upper sixth of the weights; null where there is only one weight or no break between them. */
function breaksOf(weights: number[]): [number, number] | null {
  const sorted = Float64Array.from(weights).sort()
  const [least, most] = [sorted[0], sorted[sorted.length - 1]]
  if (least === undefined || most === undefined || least === most) return null
  const middle = sorted[Math.floor(sorted.length / 2)]!
  const strong = sorted[Math.floor((sorted.length * 5) / 6)]!
  // Where half of the links weigh the least there is, the break lies at the next weight above it.
  const above = (bound: number) => sorted.find((weight) => weight > bound) ?? Infinity
  const first = middle > least ? middle : above(least)
  return [first, strong > first ? strong : above(first)]
}

function adjacency(nodes: number, source: Uint32Array, target: Uint32Array): Pick<Scene, 'offset' | 'neighbour'> {
  const offset = new Uint32Array(nodes + 1)
  for (const node of source) offset[node + 1]! += 1
  for (const node of target) offset[node + 1]! += 1
  for (let node = 0; node < nodes; node++) offset[node + 1]! += offset[node]!
  const neighbour = new Uint32Array(source.length * 2)
  const next = offset.slice()
  source.forEach((from, edge) => {
    const to = target[edge]!
    neighbour[next[from]!++] = to
    neighbour[next[to]!++] = from
  })
  return { offset, neighbour }
}
