import type { DrawnNode, NetworkPicture, UsedRecipe } from '#contract/network'
import type { Parsed } from '#contract/procedures'
import { rankedTies } from '#base/ranked-ties'
import type { JobContext } from '../../jobs'
import { requestOf } from '../../network/asked'
import { networkPicture } from '../../network/network'
import type { Workspace } from '../../workspace/workspace'

/** How strong ties are listed. */
const tiesListed = 10

/** A place among the linked KOLs; `shared` where others have the same value. */
export interface Place {
  rank: number
  shared: boolean
}

/** A tie with the KOL at its other end, contacts being those of the team in the period. */
export interface BriefTie {
  name: string
  institution: string | null
  contacts: number
  evidence: NetworkPicture['links'][number]['evidence']
  firstOn: string | null
}

/** Where a KOL stands in the network. */
export interface BriefInfluence {
  /** What the network is made of, and whether that is what it is made of by default. */
  recipe: UsedRecipe
  isDefault: boolean
  /** KOLs with any link; ranks are among them. */
  linked: number
  neighbours: number
  /** Null where it is not defined for the KOL, or they have no link. */
  pagerank: Place | null
  /** Null as well where no shortest path leads over the KOL: all those share the last place. */
  betweenness: Place | null
  /** Whether betweenness was estimated from a sample. */
  estimated: boolean
  /** Named by its most influential member, who may be the KOL; null without links. */
  community: { leader: string; leads: boolean; members: number } | null
  /** The strongest, by the weight of their evidence. */
  ties: BriefTie[]
}

/** Influence of a KOL and the ties it rests on. @throws LensFault `unknown-record`, `bad-input` for a recipe; `cancelled` */
export async function influenceOf(
  workspace: Workspace,
  { kol, from, to, asOf, evidence, edges, multipliers, recipe }: Parsed<'kol.brief'>,
  job: JobContext
): Promise<BriefInfluence> {
  // As the network screen asks first, so that both tell the same and the figures are computed once.
  const request = await requestOf(workspace, {
    from,
    to,
    asOf,
    evidence,
    edges,
    multipliers,
    recipe,
    weighted: false,
    raw: false,
    metrics: null,
    exact: false
  })
  const picture = await networkPicture(workspace, request, job)
  const node = picture.rows.findIndex((row) => row.kol === kol)
  const mine = picture.rows[node]!
  const linked = picture.rows.filter(({ degree }) => (degree ?? 0) > 0)
  const ties = tiesOf(picture, node)
  const isLinked = (mine.degree ?? 0) > 0
  return {
    recipe: picture.recipe!,
    isDefault: edges === null && recipe === null && Object.values(multipliers).every((times) => times === 1),
    linked: linked.length,
    neighbours: ties.length,
    pagerank: isLinked ? placeOf(linked, mine, 'pagerank') : null,
    betweenness: isLinked && (mine.betweenness ?? 0) > 0 ? placeOf(linked, mine, 'betweenness') : null,
    estimated: 'betweenness' in picture.approximate,
    community: isLinked ? communityOf(linked, mine) : null,
    ties: ties.slice(0, tiesListed)
  }
}

function placeOf(linked: readonly DrawnNode[], mine: DrawnNode, metric: 'pagerank' | 'betweenness'): Place | null {
  const own = mine[metric]
  if (own === null) return null
  const values = linked.map((row) => row[metric] ?? -Infinity)
  return {
    rank: values.filter((value) => value > own).length + 1,
    shared: values.filter((value) => value === own).length > 1
  }
}

function communityOf(linked: readonly DrawnNode[], { kol, community }: DrawnNode): BriefInfluence['community'] {
  if (community === null) return null
  const members = linked.filter((row) => row.community === community)
  const [leader] = members.toSorted(
    (a, b) => (b.pagerank ?? 0) - (a.pagerank ?? 0) || nameOf(a).localeCompare(nameOf(b), 'en')
  )
  return { leader: nameOf(leader!), leads: leader!.kol === kol, members: members.length }
}

function tiesOf({ rows, links }: NetworkPicture, node: number): BriefTie[] {
  return rankedTies(links, node, (other) => nameOf(rows[other]!)).map(({ other, links: [{ evidence, firstOn }] }) => {
    const { institution, contacts } = rows[other]!
    return { name: nameOf(rows[other]!), institution, contacts, evidence, firstOn }
  })
}

const nameOf = ({ kolName, kol }: DrawnNode) => kolName ?? kol
