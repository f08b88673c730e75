import { z } from 'zod'
import { findingAcknowledgement } from './finding'
import { fileToken, kolId, mslId, period, periodInput } from './ids'
import { worded } from './reason'

const number = z.number().nullable()

const hill = z.object({ q0: number, q1: number, q2: number, qInf: number })

/** The indices of one count vector; null where an index is not defined. */
export const diversityIndices = z.object({
  contacts: z.number(),
  kols: z.number().int(),
  assigned: z.number().int().nullable(),
  herfindahl: number,
  herfindahlUnbiased: number,
  herfindahlNormalised: number,
  hill,
  shannon: number,
  simpson: number,
  gini: number,
  giniCorrected: number,
  giniAssigned: number,
  evenness: number,
  cr1: number,
  cr3: number,
  cr5: number,
  chao1: number,
  chao1Se: number,
  /** Chao's lower bound as iNEXT writes it; `chao1` is vegan's bias-corrected form. */
  chaoRichness: number,
  coverage: number,
  repeatShare: number,
  gamma: number,
  expected: z
    .object({
      herfindahl: z.object({ mean: z.number(), low: z.number(), high: z.number() }),
      cr3: z.object({ mean: z.number(), low: z.number(), high: z.number() }),
      pValue: z.number(),
      model: z.string()
    })
    .nullable()
})
export type DiversityIndices = z.infer<typeof diversityIndices>

export const overRelianceLevel = z.enum(['none', 'watch', 'alert', 'too-few'])
export type OverRelianceLevel = z.infer<typeof overRelianceLevel>

const verdictReason = z.object({ code: z.string(), text: z.string(), because: worded })

export const attributeMix = z.object({
  classes: z.number().int(),
  /** exp(Shannon) of the contacts over the attribute's classes. */
  effective: number,
  /** The same for the assigned panel, weighted by the plan. */
  effectiveAssigned: number,
  /** Total variation between the contacts' mix and the panel's, 0…1; those without a value are a class of their own. */
  gap: number,
  /** Gaps that as many contacts placed by plan and chance leave: half of them at most `median`, 19 of 20 at most `p95`. */
  chance: z.object({ median: z.number(), p95: z.number() }).nullable(),
  /** Share of contacts whose KOL has no value. */
  unknownShare: number
})
export type AttributeMix = z.infer<typeof attributeMix>

const spread = { kols: z.number().int(), herfindahl: number, hill }

/** Concentration over KOLs by other weights than one for each contact. */
export const weightedSpreads = z.object({
  /** Each contact weighs 2^(−age/half-life); the first half-life is the one to show, the others tell its influence. */
  recency: z.array(
    z.object({
      halfLifeDays: z.number(),
      /** Contacts of equal weight that would tell as much: (Σv)²/Σv². */
      effectiveContacts: number,
      ...spread
    })
  ),
  duration: z.object({ minutes: z.number(), untimedContacts: z.number().int(), ...spread }),
  insights: z.object({ insights: z.number().int(), herfindahlUnbiased: number, ...spread }),
  /** Each KOL weighs as many themes as come from this KOL. */
  themes: z.object({ themes: z.number().int(), ...spread })
})
export type WeightedSpreads = z.infer<typeof weightedSpreads>

export const portfolioRow = diversityIndices.extend({
  msl: mslId,
  mslName: z.string(),
  /** Contacts in sessions of any size; `contacts` leaves out sessions above `session_limit`. */
  contactsAll: z.number().int(),
  newKolShare: number,
  /** Bray–Curtis distance of the shares to those of the window before. */
  turnover: number,
  /** 95 % bootstrap interval over interactions of Hill q2 from the unbiased index. */
  hillInterval: z.object({ low: number, high: number, method: z.string() }).nullable(),
  /** Effective number the plan means, 1/Σw². */
  hillPlan: number,
  /** Expected KOLs in as many contacts as the MSL with the fewest has, of those with enough to judge; raw numbers of
   *  KOLs don't compare. Null for those with fewer. */
  rarefied: z.object({ contacts: z.number().int(), kols: z.number() }).nullable(),
  weighted: weightedSpreads,
  byAttribute: z.record(z.string(), attributeMix),
  overReliance: z.object({
    level: overRelianceLevel,
    reasons: z.array(verdictReason),
    /** What may explain the concentration other than habit; for `watch` and `alert`. */
    explanations: z.array(verdictReason),
    /** The id of the finding that tells of it. */
    finding: z.string(),
    /** That a user marked the concentration as intended, where that holds at the day. */
    intended: findingAcknowledgement.nullable(),
    topKols: z.array(z.object({ kol: z.string(), kolName: z.string(), share: z.number(), planned: number }))
  })
})
export type PortfolioRow = z.infer<typeof portfolioRow>

export const portfoliosInput = periodInput.extend({ msl: mslId.nullable().default(null) })
export const portfolios = z.object({
  period,
  rows: z.array(portfolioRow),
  /** The whole workspace as one portfolio; null where nobody has a contact. */
  team: portfolioRow.nullable()
})
export type Portfolios = z.infer<typeof portfolios>

export const portfolioDetailInput = periodInput.extend({ msl: mslId })

/** What the portfolio pictures are drawn from. */
export const portfolioDetail = z.object({
  period,
  row: portfolioRow,
  /** KOLs seen or assigned, in descending order of contacts. */
  kols: z.array(
    z.object({
      kol: z.string(),
      kolName: z.string(),
      tier: z.number().int().nullable(),
      specialty: z.string().nullable(),
      institution: z.string().nullable(),
      contacts: z.number().int(),
      share: number,
      plannedShare: number,
      assigned: z.boolean(),
      lastContactOn: z.string().nullable()
    })
  ),
  /** Cumulative share of contacts over cumulative share of KOLs (ascending), on one grid of x. */
  lorenz: z.object({
    x: z.array(z.number()),
    actual: z.array(z.number()),
    plan: z.array(z.number()),
    low: z.array(z.number()),
    high: z.array(z.number())
  })
})
export type PortfolioDetail = z.infer<typeof portfolioDetail>

/** What small multiples of the team's portfolios are drawn from. */
export const teamPortfolios = z.object({
  period,
  /** In the order of territory and name. */
  rows: z.array(
    z.object({
      msl: mslId,
      mslName: z.string(),
      /** The KOLs seen most, in descending order; shares of all contacts. */
      top: z.array(z.object({ kol: z.string(), kolName: z.string(), share: z.number(), plannedShare: number })),
      /** The effective number in windows of six months, each ending with a quarter; null with too few contacts. */
      trend: z.array(
        z.object({
          quarter: z.string(),
          from: z.string(),
          to: z.string(),
          contacts: z.number().int(),
          effective: number
        })
      )
    })
  )
})
export type TeamPortfolios = z.infer<typeof teamPortfolios>

/** How alike the circles of two MSLs are; each pair once, both in the order of territory. */
export const overlaps = z.object({
  period,
  pairs: z.array(
    z.object({
      first: mslId,
      firstName: z.string(),
      second: mslId,
      secondName: z.string(),
      /** KOLs that both have seen. */
      shared: z.number().int(),
      jaccard: number,
      morisitaHorn: number
    })
  )
})
export type Overlaps = z.infer<typeof overlaps>

export const whatIfInput = periodInput.extend({
  msl: mslId,
  /** Visits to come, on top of the contacts of the period. */
  visits: z.array(z.object({ kol: kolId, visits: z.number().int().min(1).max(1000) })).max(1000)
})

const spreadSketch = z.object({ contacts: z.number().int(), kols: z.number().int(), effective: number, cr3: number })

export const whatIf = z.object({
  period,
  now: spreadSketch,
  then: spreadSketch,
  /** Effective number the plan means. */
  hillPlan: number
})
export type WhatIf = z.infer<typeof whatIf>

export const recommendInput = periodInput.extend({ msl: mslId, n: z.number().int().positive().max(500).default(10) })

export const recommendationCodes = [
  'never-seen',
  'overdue',
  'behind-plan',
  'widens',
  'influence',
  'opens',
  'rising-publications',
  'rising-roles',
  'rising-ties',
  'keystone',
  'priority',
  'interests',
  'unseen-by-team',
  'seen-lately',
  'already-planned'
] as const
export type RecommendationCode = (typeof recommendationCodes)[number]

export const recommendation = z.object({
  kol: z.string(),
  kolName: z.string(),
  /** Σ of the reasons' weights: an order, not a probability. */
  score: z.number(),
  reasons: z.array(
    z.object({
      code: z.enum(recommendationCodes),
      text: z.string(),
      /** What it adds to the score; negative where it speaks against a visit now. */
      weight: z.number(),
      /** The figures of the text, for other languages. */
      params: z.record(z.string(), z.union([z.string(), z.number()]))
    })
  ),
  /** The channel to use; null where neither a wish nor a habit is known. */
  channel: z.string().nullable(),
  /** What one more contact would add to the effective number of KOLs; negative for KOLs seen often. */
  effectOnEffectiveKols: z.number()
})
export type Recommendation = z.infer<typeof recommendation>

export const recommendations = z.object({
  period,
  msl: mslId,
  mslName: z.string(),
  /** KOLs within reach that must not be contacted. */
  withheld: z.number().int(),
  rows: z.array(recommendation)
})
export type Recommendations = z.infer<typeof recommendations>

/** Diversity of plain counts, one row for each site of the table. */
export const countsRow = diversityIndices.extend({
  site: z.string(),
  rarefaction: z.array(z.object({ n: z.number().int(), expected: number }))
})
export type CountsRow = z.infer<typeof countsRow>

export const countsInput = z.object({
  file: fileToken,
  /** A table with a first column `site` and a column for each KOL, in place of `key,count[,planned]`. */
  wide: z.boolean().default(false),
  rarefy: z.array(z.number().int().positive()).default([])
})
