import { z } from 'zod'
import { fileToken, isoDay, kolId, periodInput } from './ids'

export const edgeKinds = [
  'co-authorship',
  'co-investigator',
  'co-speaker',
  'co-attendance',
  'team-meeting',
  'affiliation',
  'nomination',
  'referral',
  'stated'
] as const

const edgeKind = z.enum(edgeKinds)

/** What the weights of a kind are multiplied by. */
const multiplier = z.number().positive().max(1_000_000)

/** Which kinds of edges a network is made of, how much each counts, and over which days; null leaves an end open. */
export const edgeRecipe = z.object({
  kinds: z.array(z.object({ kind: edgeKind, multiplier: multiplier.default(1) })).min(1),
  from: isoDay.nullable().default(null),
  to: isoDay.nullable().default(null)
})
export type EdgeRecipe = z.infer<typeof edgeRecipe>

const recipeName = z.string().trim().min(1).max(120)

/** A recipe kept in the workspace under a name. */
export const storedRecipe = z.object({ name: recipeName, recipe: edgeRecipe, savedAt: z.string() })
export type StoredRecipe = z.infer<typeof storedRecipe>

export const saveRecipeInput = z.object({ name: recipeName, recipe: edgeRecipe })

/** What a network was made of; `name` is null where no stored recipe was asked for. */
export const usedRecipe = edgeRecipe.extend({
  name: z.string().nullable(),
  kinds: z.array(z.object({ kind: edgeKind, multiplier }))
})
export type UsedRecipe = z.infer<typeof usedRecipe>

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
  /** Whether metrics rest on the links' weights: distances of 1/weight in place of hops. */
  weighted: z.boolean(),
  /** Metrics that were estimated, with the error that holds at 90 % confidence. */
  approximate: z.record(z.string(), z.number()),
  /** Null for an edge list. */
  recipe: usedRecipe.nullable()
})
export type NetworkResult = z.infer<typeof networkResult>

export const networkInput = periodInput.extend({
  /** Evidence of the period's days only, or of all days before its end: influence is older than a quarter's contacts. */
  evidence: z.enum(['period', 'before-end']).default('period'),
  /** Edge kinds to use; null takes those that are on by default. */
  edges: z.array(edgeKind).nullable().default(null),
  /** What the weights of a kind are multiplied by; kinds that are not named count once. */
  multipliers: z.partialRecord(edgeKind, multiplier).default({}),
  /** A stored recipe in place of `edges`; its days hold unless others are given. */
  recipe: z.string().nullable().default(null),
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
  kinds: z.array(z.string()),
  /** How many pieces of evidence of each kind it rests on: 3 papers, 1 trial. */
  evidence: z.array(z.object({ kind: edgeKind, count: z.number().int() })),
  /** Day of the first evidence that has one. */
  firstOn: isoDay.nullable()
})

/** A KOL as the picture knows them. */
export const drawnNode = networkRow.extend({
  specialty: z.string().nullable(),
  institution: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  tier: z.number().int().nullable(),
  interests: z.array(z.string()),
  /** Among the most linked fifth of those who may be met. */
  central: z.boolean(),
  /** Contacts of the team with this KOL in the period. */
  contacts: z.number().int(),
  /** MSLs who saw this KOL in the period. */
  seenBy: z.array(z.string()),
  /** The one of them with most contacts; of several with as many, the first by id. Null where nobody saw this KOL. */
  mostSeenBy: z.string().nullable(),
  lastContactOn: z.string().nullable()
})
export type DrawnNode = z.infer<typeof drawnNode>
export type DrawnEdge = z.infer<typeof drawnEdge>

export const networkPicture = networkResult.omit({ rows: true }).extend({
  kinds: z.array(z.object({ kind: edgeKind, edges: z.number().int(), on: z.boolean() })),
  rows: z.array(drawnNode),
  links: z.array(drawnEdge)
})
export type NetworkPicture = z.infer<typeof networkPicture>

/** One piece of evidence behind an edge: what it is, where it is stored, and what it adds to the weight. */
export const edgeEvidence = z.object({
  kind: edgeKind,
  /** The pair as the evidence names it; the order has a meaning for kinds with a direction. */
  source: z.string(),
  target: z.string(),
  /** Table and id of the record, where it is one, such as the publication; else null. */
  table: z.string().nullable(),
  id: z.string().nullable(),
  what: z.string().nullable(),
  weight: z.number(),
  firstOn: isoDay.nullable(),
  lastOn: isoDay.nullable()
})
export type EdgeEvidence = z.infer<typeof edgeEvidence>

export const edgeEvidenceInput = networkInput
  .pick({ from: true, to: true, evidence: true, edges: true, multipliers: true, recipe: true })
  .extend({ kols: z.tuple([kolId, kolId]) })

/** Where to write the network to; the ending says how: .graphml, .gexf, or .csv for a file of nodes and one of edges. */
export const networkExportInput = networkInput.extend({ out: fileToken })

export const networkExport = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.number().int() })),
  nodes: z.number().int(),
  edges: z.number().int(),
  recipe: usedRecipe.nullable()
})
export type NetworkExport = z.infer<typeof networkExport>

export const networkFormats = ['graphml', 'gexf', 'nodes-csv', 'edges-csv'] as const

/** The network as the text of a file, for hosts without folders. */
export const networkTextInput = networkInput.extend({ format: z.enum(networkFormats) })

/** Kinds of evidence that edges of a file can be taken for. */
const importedKind = z.enum(['stated', 'nomination', 'referral'])

/** A file of edges to take into the workspace: GraphML, GEXF, or a CSV of source, target and perhaps weight. */
export const importEdgesInput = z.object({
  file: fileToken,
  /** Whether the edges of a CSV point from source to target; GraphML and GEXF say so themselves. */
  directed: z.boolean().default(false),
  /** Null takes edges with a direction for nominations, others for stated relationships. */
  kind: importedKind.nullable().default(null)
})

export const importedList = z.object({
  list: z.string(),
  kind: importedKind,
  edges: z.number().int(),
  importedAt: z.string()
})
export type ImportedList = z.infer<typeof importedList>

/** What came of a file of edges: nodes are matched with KOLs by id, else by name. */
export const importedEdges = z.object({
  list: z.string(),
  kind: importedKind,
  nodes: z.number().int(),
  matched: z.number().int(),
  unmatched: z.array(z.string()),
  ambiguous: z.array(z.object({ name: z.string(), kols: z.array(z.string()) })),
  edges: z.number().int(),
  imported: z.number().int(),
  selfLoops: z.number().int(),
  parallelMerged: z.number().int()
})
export type ImportedEdges = z.infer<typeof importedEdges>
