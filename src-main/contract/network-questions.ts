import { z } from 'zod'
import { isoDay, kolId, mslId, period } from './ids'
import { edgeKinds, networkInput, usedRecipe } from './network'
import { mslsInput, rowLimit } from './stored-row'

const count = z.number().int()
const text = z.string().nullable()

/**
 * What is asked of the network: made as for its picture, and looked at with the contacts of the MSLs chosen in the period.
 * KOLs who may not be met are proposed nowhere: they are deleted, inactive, refused contact, or known by reference only.
 */
export const networkQuestion = networkInput
  .pick({
    from: true,
    to: true,
    asOf: true,
    evidence: true,
    edges: true,
    multipliers: true,
    recipe: true,
    weighted: true
  })
  .extend({ msls: mslsInput })

/** An MSL who met a KOL. */
export const seer = z.object({ msl: mslId, mslName: z.string(), contacts: count, lastOn: isoDay.nullable() })
export type Seer = z.infer<typeof seer>

/** A KOL as answers name them. */
export const networkKol = z.object({
  kol: kolId,
  kolName: z.string(),
  tier: count.nullable(),
  specialty: text,
  institution: text,
  region: text
})
export type NetworkKol = z.infer<typeof networkKol>

/** One step of a path: two KOLs and what ties them. */
export const pathStep = z.object({
  source: kolId,
  sourceName: z.string(),
  target: kolId,
  targetName: z.string(),
  /** Merged weight of the edge. */
  weight: z.number(),
  /** How many pieces of evidence of each kind: 3 papers, 1 trial. */
  evidence: z.array(z.object({ kind: z.enum(edgeKinds), count }))
})
export type PathStep = z.infer<typeof pathStep>

/** A path between KOLs, in steps; `length` is the sum of 1 / weight, smaller where ties are stronger. */
export const kolPath = z.object({ kols: z.array(kolId), steps: z.array(pathStep), length: z.number() })
export type KolPath = z.infer<typeof kolPath>

export const networkPathInput = networkQuestion.omit({ msls: true }).extend({ kols: z.tuple([kolId, kolId]) })

/** Paths of the fewest steps between two KOLs, at most three, those of the strongest ties first. */
export const networkPaths = z.object({
  period,
  recipe: usedRecipe,
  kols: z.tuple([networkKol, networkKol]),
  /** Steps of each path; null where none leads from one to the other. */
  hops: count.nullable(),
  paths: z.array(kolPath)
})
export type NetworkPaths = z.infer<typeof networkPaths>

export const introductionsInput = networkQuestion.extend({ kol: kolId })

/** Who could introduce the MSLs chosen to a KOL. */
export const introductions = z.object({
  period,
  recipe: usedRecipe,
  kol: networkKol,
  /** False for a KOL who may not be met, to whom no way is shown. */
  mayBeMet: z.boolean(),
  /** First day of the twelve months in which an introducer has to have been seen. */
  since: isoDay,
  /** The MSLs chosen who met the KOL since then: no introduction is needed. */
  seenBy: z.array(seer),
  /** KOLs whom the MSLs chosen met since then and who may be met, linked or not. */
  introducers: count,
  /** The nearest introducers, at most three, each with the best path from them to the KOL and who saw them. */
  paths: z.array(kolPath.extend({ seenBy: z.array(seer) }))
})
export type Introductions = z.infer<typeof introductions>

/** The MSL who would naturally see a KOL, and what says so. */
export const naturalMsl = z.object({
  msl: mslId,
  mslName: z.string(),
  because: z.enum(['panel', 'territory', 'region'])
})
export type NaturalMsl = z.infer<typeof naturalMsl>

const share = z.number().nullable()

/** What lies within so many steps of the KOLs seen, of those with any link; shares are null where nobody has one. */
export const reachLevel = z.object({
  hops: count,
  kols: count,
  kolShare: share,
  /** Share of the strength of all links' ends. */
  strengthShare: share
})
export type ReachLevel = z.infer<typeof reachLevel>

export const ownReach = z.object({
  msl: mslId,
  mslName: z.string(),
  territory: text,
  /** KOLs with a contact in the period, linked or not. */
  seen: count,
  /** `onlyKols` are those whom no other MSL of the team reaches within as many steps. */
  levels: z.array(reachLevel.extend({ onlyKols: count, onlyStrengthShare: share }))
})
export type OwnReach = z.infer<typeof ownReach>

/** A KOL whom nobody of those asked for has seen, with what a first contact would add within one step. */
export const nextKol = networkKol.extend({
  opensKols: count,
  opensStrengthShare: z.number(),
  /** What is reached with this KOL and all before. */
  reachedKols: count,
  reachedKolShare: z.number(),
  reachedStrengthShare: z.number(),
  links: count,
  /** Links to KOLs who were seen, through whom an introduction is near. */
  seenLinks: count,
  natural: naturalMsl.nullable(),
  /** Others of the team who met the KOL in the period, and the last contact of those asked for. */
  seenBy: z.array(seer),
  lastContactOn: isoDay.nullable()
})
export type NextKol = z.infer<typeof nextKol>

export const networkReach = z.object({
  period,
  recipe: usedRecipe,
  /** KOLs with any link. */
  linked: count,
  /** KOLs whom those asked for met in the period, linked or not. */
  seen: count,
  /** Within none, one and two steps. */
  levels: z.array(reachLevel),
  /** In the order of territory and name. */
  msls: z.array(ownReach),
  /** At most ten; the choice reaches at least 63 % of the most that as many could add. */
  next: z.array(nextKol)
})
export type NetworkReach = z.infer<typeof networkReach>

/** A figure of two windows: `growth` is recent / before; a null growth or end has no bound, something out of nothing. */
export const growthFigure = z.object({
  before: z.number(),
  recent: z.number(),
  growth: z.number().nullable(),
  /** The middle 95 % of resamples of the evidence; null where none was computed. */
  interval: z.object({ low: z.number().nullable(), high: z.number().nullable() }).nullable()
})
export type GrowthFigure = z.infer<typeof growthFigure>

/**
 * `rising`: grown at least twice as much as usual, beyond chance and beyond what single pieces make; `growing`: the interval
 * lies above no growth, no more; `steady`: it does not; `too-few`: too little evidence to tell.
 */
export const risingState = z.enum(['rising', 'growing', 'steady', 'too-few'])
export type RisingState = z.infer<typeof risingState>

export const risingKol = networkKol.extend({
  careerStartedOn: isoDay.nullable(),
  /** `early`: a career of less than ten years, or called emerging; `low-tier`: tier 3, 4 or none. */
  stage: z.enum(['early', 'low-tier', 'established']),
  state: risingState,
  /** Pieces of evidence in each window: a paper is one, however many authors it has. */
  pieces: z.object({ before: count, recent: count }),
  /** Recency-weighted strength of the links; growth is that of its share of the whole network. */
  strength: growthFigure,
  pagerank: growthFigure,
  /** 1 − p of so many recent pieces of links by chance, after the correction for many KOLs. */
  confidence: z.number(),
  /** Whether findings name the KOL as a rising star whom nobody has seen. */
  inFindings: z.boolean(),
  seenBy: z.array(seer),
  lastContactOn: isoDay.nullable()
})
export type RisingKol = z.infer<typeof risingKol>

export const networkRisingInput = networkQuestion.extend({ limit: z.number().int().positive().max(10_000).default(50) })

export const networkRising = z.object({
  period,
  recipe: usedRecipe,
  /** The windows are `from … middle` and `middle … asOf` of the period, of so many months each. */
  from: isoDay,
  middle: isoDay,
  months: count,
  /** Kinds whose evidence begins too late to tell growth from its beginning. */
  leftOut: z.array(z.enum(edgeKinds)),
  /** `short-history`: the evidence goes back too little to tell growth. */
  state: z.enum(['ok', 'short-history', 'no-evidence']),
  /** KOLs with enough evidence to judge, and how many of them rise, or grow without more. */
  judged: count,
  rising: count,
  growing: count,
  /** How many of those judged chance alone would make look as if they grew. */
  growingByChance: z.number(),
  /** Rows there are; `rows` holds as many of them as were asked for. */
  total: count,
  rows: z.array(risingKol)
})
export type NetworkRising = z.infer<typeof networkRising>

export const networkListInput = networkQuestion.extend({ limit: z.number().int().positive().max(10_000).default(200) })

/** Central KOLs of a territory, or of a region where KOLs have no territory; null where neither is known. */
export const whiteTerritory = z.object({ territory: text, central: count, unseen: count })
export type WhiteTerritory = z.infer<typeof whiteTerritory>

const placedKol = networkKol.extend({
  territory: text,
  links: count,
  onPanel: z.boolean(),
  /** Every MSL with a contact in the period, whoever was asked for. */
  seenBy: z.array(seer),
  lastContactOn: isoDay.nullable()
})

export const unseenKol = placedKol.extend({
  /** Place by PageRank, from 1 on. */
  pagerankRank: count,
  seenLinks: count,
  natural: naturalMsl.nullable()
})
export type UnseenKol = z.infer<typeof unseenKol>

/** A KOL seen more than most central ones, without being central. */
export const crowdedKol = placedKol.extend({
  /** Null for a KOL without a link. */
  pagerankRank: count.nullable(),
  contacts: count,
  /** Contacts about what interests the KOL, of those where topics and interests are known; Wilson interval. */
  topicFit: z.object({ hits: count, trials: count, share: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Against the target by the whole interval: `unclear` straddles it or rests on too few, `unknown` has no data. */
  fit: z.enum(['poor', 'unclear', 'unknown', 'good'])
})
export type CrowdedKol = z.infer<typeof crowdedKol>

export const networkWhiteSpace = z.object({
  period,
  recipe: usedRecipe,
  /** Links from which a KOL is central, and contacts above which one who is not is crowded; null where nobody is. */
  centralFrom: count.nullable(),
  crowdedAbove: count.nullable(),
  central: count,
  unseen: count,
  /** In the order of their names. */
  territories: z.array(whiteTerritory),
  /** Central and unseen, the most linked first. */
  rows: z.array(unseenKol),
  crowded: count,
  topicFitTarget: z.number(),
  /** Crowded without being central: those whose topics do not fit first, then the most visited. */
  wrong: z.array(crowdedKol)
})
export type NetworkWhiteSpace = z.infer<typeof networkWhiteSpace>

/** A KOL without whom `cutOff` others lose their way to the largest part that is left. */
export const keystone = networkKol.extend({
  pieces: count,
  cutOff: count,
  /** The first of them, at most 200. */
  cutOffKols: z.array(kolId),
  /** Keystones among them, who have no row of their own. */
  inner: count,
  links: count,
  pagerankRank: count,
  contacts: count,
  natural: naturalMsl.nullable(),
  seenBy: z.array(seer),
  lastContactOn: isoDay.nullable()
})
export type Keystone = z.infer<typeof keystone>

export const networkKeystones = z.object({
  period,
  recipe: usedRecipe,
  total: count,
  /** Without a contact of those asked for in the period. */
  unseen: count,
  /** More who must not be contacted. */
  withheld: count,
  /** Neither in a row nor behind a keystone who is. */
  left: count,
  rows: z.array(keystone)
})
export type NetworkKeystones = z.infer<typeof networkKeystones>

/** Whose KOL somebody naturally is; contacts that tell it among several are those of the days asked for. */
export const naturalMslInput = networkQuestion.omit({ msls: true, weighted: true }).extend({ kol: kolId })

/** The evidence that links a KOL with others, of the days asked for. */
export const kolTiesInput = networkQuestion.omit({ msls: true, weighted: true }).extend({ kol: kolId, limit: rowLimit })
