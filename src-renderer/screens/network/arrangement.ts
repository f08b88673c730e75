import type { NetworkPicture } from '#contract/network'
import { arrangements, type ArrangementKind, type KeptPositions } from '#contract/network-positions'
import { nameOf, orderBy } from '#renderer/graph/metrics'
import type { ArrangementWishes } from '#renderer/graph/layout/arrangement'
import { signatureOf } from '#renderer/graph/layout/settled'
import { layoutGraphOf } from '#renderer/graph/scene'
import { t } from '#renderer/i18n/text.svelte'
import type { Params } from './question'

/** How a picture is arranged, and under which names its places are kept. */
export interface Arranged {
  kind: ArrangementKind
  /** Tells this graph of these KOLs from others, however they are arranged. */
  network: string
  /** Tells this arrangement of that graph from others. */
  signature: string
  wishes: ArrangementWishes
  /** Names of the groups that have boxes, by their number. */
  groupNames: readonly string[]
}

/** The arrangement the address names. */
export function arrangementOf(params: Params): ArrangementKind {
  return arrangements.find((kind) => kind === params['arrange']) ?? 'free'
}

/** What a picture needs to be arranged, without the places that are kept of it. */
export function arranged(picture: NetworkPicture, kind: ArrangementKind): Arranged {
  const groups = groupsOf(picture, kind)
  const graph = layoutGraphOf(picture)
  const kols = hashOf(picture.rows.map(({ kol }) => kol))
  return {
    kind,
    network: `${signatureOf(graph)} ${kols}`,
    signature: `${signatureOf(graph, groups?.group ?? null)} ${kols}`,
    wishes: groups ? { group: groups.group } : {},
    groupNames: groups?.names ?? []
  }
}

/** The same with the places that were kept; those of the very same picture hold only where nobody is missing. */
export function withKept(picture: NetworkPicture, wanted: Arranged, kept: KeptPositions): Arranged {
  if (kept.kol.length === 0) return wanted
  const places = new Map(kept.kol.map((kol, place) => [kol, place]))
  const positions = new Float32Array(picture.rows.length * 2).fill(NaN)
  let missing = 0
  for (const [node, { kol }] of picture.rows.entries()) {
    const place = places.get(kol)
    if (place === undefined) missing++
    else positions.set([kept.x[place]!, kept.y[place]!], node * 2)
  }
  return { ...wanted, wishes: { ...wanted.wishes, known: { positions, exact: kept.exact && missing === 0 } } }
}

/** The groups that get boxes, the largest first; null for the free arrangement. */
function groupsOf({ rows }: NetworkPicture, kind: ArrangementKind): { group: Int32Array; names: string[] } | null {
  if (kind === 'free') return null
  const valueOf = (row: (typeof rows)[number]) =>
    kind === 'region' ? row.region : row.degree === 0 || row.community === null ? null : String(row.community)
  const members = new Map<string, number[]>()
  for (const node of orderBy(rows, 'pagerank')) {
    const value = valueOf(rows[node]!)
    if (value === null) continue
    const list = members.get(value)
    if (list) list.push(node)
    else members.set(value, [node])
  }
  const sorted = [...members].sort(([a, left], [b, right]) => right.length - left.length || a.localeCompare(b))
  const group = new Int32Array(rows.length).fill(-1)
  for (const [place, [, nodes]] of sorted.entries()) for (const node of nodes) group[node] = place
  const names = sorted.map(([value, nodes]) =>
    kind === 'region' ? value : t('network.class.community', { name: nameOf(rows[nodes[0]!]!) })
  )
  return { group, names }
}

/** FNV-1a over texts. */
function hashOf(texts: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ 0xff, 0x01000193)
  }
  return hash >>> 0
}
