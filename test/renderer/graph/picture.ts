import type { DrawnEdge, DrawnNode, NetworkPicture } from '#contract/network'

/** A KOL with nothing known but what is given. */
export function kol(id: string, known: Partial<DrawnNode> = {}): DrawnNode {
  return {
    kol: id,
    kolName: id,
    degree: 0,
    strength: 0,
    betweenness: 0,
    closeness: 0,
    harmonic: 0,
    eigenvector: 0,
    pagerank: 0,
    core: 0,
    constraint: null,
    effectiveSize: null,
    clustering: 0,
    community: null,
    specialty: null,
    institution: null,
    city: null,
    region: null,
    tier: null,
    interests: [],
    central: false,
    contacts: 0,
    seenBy: [],
    mostSeenBy: null,
    lastContactOn: null,
    ...known
  }
}

export function link(source: number, target: number, weight = 1): DrawnEdge {
  return {
    source,
    target,
    weight,
    kinds: ['co-authorship'],
    evidence: [{ kind: 'co-authorship', count: 1 }],
    firstOn: null
  }
}

/** A picture of these KOLs and links; degrees are counted, all else is as given. */
export function picture(rows: DrawnNode[], links: DrawnEdge[]): NetworkPicture {
  const degree = rows.map((_, node) => links.filter((each) => each.source === node || each.target === node).length)
  return {
    nodes: rows.length,
    edges: links.length,
    selfLoops: 0,
    parallelMerged: 0,
    components: 1,
    modularity: null,
    assortativity: null,
    transitivity: null,
    articulation: [],
    weighted: false,
    approximate: {},
    recipe: null,
    kinds: [],
    rows: rows.map((row, node) => ({ ...row, degree: degree[node]! })),
    links
  }
}
