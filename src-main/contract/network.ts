import { z } from 'zod'
import { fileToken, periodInput } from './ids'

export const edgeKinds = [
  'co-authorship',
  'co-investigator',
  'co-speaker',
  'co-attendance',
  'affiliation',
  'nomination',
  'referral',
  'stated'
] as const

const number = z.number().nullable()

/** Influence of one KOL; null where a metric is not defined for the node. */
export const networkRow = z.object({
  kol: z.string(),
  kolName: z.string().nullable(),
  degree: number,
  inDegree: number.optional(),
  outDegree: number.optional(),
  strength: number,
  betweenness: number,
  closeness: number,
  harmonic: number,
  eigenvector: number,
  pagerank: number,
  core: number,
  constraint: number,
  effectiveSize: number,
  clustering: number,
  community: number
})
export type NetworkRow = z.infer<typeof networkRow>

export const networkResult = z.object({
  nodes: z.number().int(),
  edges: z.number().int(),
  selfLoops: z.number().int(),
  parallelMerged: z.number().int(),
  components: z.number().int(),
  modularity: number,
  assortativity: number,
  transitivity: number,
  articulation: z.array(z.string()),
  rows: z.array(networkRow),
  /** Metrics that were estimated, with the error that holds at 90 % confidence. */
  approximate: z.record(z.string(), z.number())
})
export type NetworkResult = z.infer<typeof networkResult>

export const networkInput = periodInput.extend({
  /** Edge kinds to use; null takes those that are on by default. */
  edges: z.array(z.enum(edgeKinds)).nullable().default(null),
  weighted: z.boolean().default(false),
  raw: z.boolean().default(false),
  metrics: z.array(z.string()).nullable().default(null),
  /** Betweenness is estimated where the exact one would cost more than about two seconds; true asks for the exact one. */
  exact: z.boolean().default(false)
})

export const networkFileInput = z.object({
  edgesFile: fileToken,
  /** Names of nodes that may have no edge. */
  nodesFile: fileToken.nullable().default(null),
  directed: z.boolean().default(false),
  /** Column that holds weights; null counts every edge as 1. */
  weightColumn: z.string().nullable().default(null),
  /** Distances of 1/weight and weighted eigenvector, PageRank, constraint in place of hops. */
  weighted: z.boolean().default(false),
  /** Betweenness, closeness and harmonic as sums, without normalisation. */
  raw: z.boolean().default(false),
  metrics: z.array(z.string()).nullable().default(null),
  /** Betweenness is estimated where the exact one would cost more than about two seconds; true asks for the exact one. */
  exact: z.boolean().default(false)
})

/** One edge of the picture: positions in `nodes`, merged weight, and the kinds it comes from. */
export const drawnEdge = z.object({
  source: z.number().int(),
  target: z.number().int(),
  weight: z.number(),
  kinds: z.array(z.string())
})

/** A KOL as the picture knows them. */
export const drawnNode = networkRow.extend({
  specialty: z.string().nullable(),
  institution: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  tier: z.number().int().nullable(),
  interests: z.array(z.string()),
  /** Contacts of the team with this KOL in the period. */
  contacts: z.number().int(),
  /** MSLs who saw this KOL in the period. */
  seenBy: z.array(z.string()),
  lastContactOn: z.string().nullable()
})
export type DrawnNode = z.infer<typeof drawnNode>
export type DrawnEdge = z.infer<typeof drawnEdge>

export const networkPicture = networkResult.omit({ rows: true }).extend({
  kinds: z.array(z.object({ kind: z.enum(edgeKinds), edges: z.number().int(), on: z.boolean() })),
  rows: z.array(drawnNode),
  links: z.array(drawnEdge)
})
export type NetworkPicture = z.infer<typeof networkPicture>
