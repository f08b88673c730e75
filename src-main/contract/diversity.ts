import { z } from 'zod'
import { fileToken, mslId, period, periodInput } from './ids'

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

export const attributeMix = z.object({
  classes: z.number().int(),
  /** exp(Shannon) of the contacts over the attribute's classes. */
  effective: number,
  /** The same for the assigned panel, weighted by the plan. */
  effectiveAssigned: number,
  /** Total variation between the contacts' mix and the panel's, 0…1. */
  gap: number,
  /** Share of contacts whose KOL has no value. */
  unknownShare: number
})
export type AttributeMix = z.infer<typeof attributeMix>

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
  byAttribute: z.record(z.string(), attributeMix),
  overReliance: z.object({
    level: overRelianceLevel,
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
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
