import { z } from 'zod'
import { exposure } from './activities'
import { isoDay, kpiId, period, periodInput } from './ids'
import { figureState } from './kpi'
import { worded } from './reason'

const number = z.number().nullable()

export const comparedBy = z.enum(['msl', 'team', 'region'])
export type ComparedBy = z.infer<typeof comparedBy>

/** Which time the period is held against: the one of the same length before it, or the same days a year earlier. */
export const comparedWith = z.enum(['before', 'year-before'])
export type ComparedWith = z.infer<typeof comparedWith>

export const comparisonInput = periodInput.extend({
  kpi: kpiId,
  by: comparedBy.default('msl'),
  against: comparedWith.default('before')
})

const interval = { value: z.number(), low: z.number(), high: z.number() }

/** Why somebody's figure is not held against the others'. */
export const unjudged = z.enum(['withheld', 'new', 'away', 'small-group', 'alone'])
export type Unjudged = z.infer<typeof unjudged>

export const comparedRow = z.object({
  /** Id of the MSL, or name of the team or region. */
  group: z.string(),
  name: z.string(),
  territory: z.string().nullable(),
  /** MSLs in it. */
  members: z.number().int(),
  n: z.number().int(),
  numerator: number,
  denominator: number,
  value: number,
  low: number,
  high: number,
  state: figureState,
  reason: z.string().nullable(),
  because: worded.nullable(),
  /** The figure drawn to those of the others; `own` is how much of it is their own, 0…1. */
  pooled: z.object({ ...interval, own: z.number() }).nullable(),
  earlier: number,
  /** Difference to the earlier time with its 95 % interval. */
  change: z.object(interval).nullable(),
  /** Two-sided, against the others, and adjusted for as many comparisons. */
  pValue: number,
  adjustedP: number,
  /** Whether it differs from the others beyond chance; null where it is not judged. */
  standing: z.enum(['above', 'below', 'like-the-others']).nullable(),
  unjudged: unjudged.nullable(),
  /** Time in the role; null for groups of several MSLs. */
  exposure: exposure.nullable(),
  firstDay: isoDay.nullable()
})
export type ComparedRow = z.infer<typeof comparedRow>

export const comparison = z.object({
  period,
  earlierPeriod: period,
  kpi: kpiId,
  unit: z.string(),
  /** The figure of all of them together. */
  centre: number,
  /** The population that groups are drawn to; null where the figure can't be pooled, or there are fewer than three. */
  pooling: z.enum(['beta-binomial', 'gamma-Poisson', 'normal']).nullable(),
  /**
   * What rates are counted by: a count by months of full-time work (months of the period in the role, days of absence taken
   * off, times the part of full time, which is full where it is not given), a rate by the denominator of its definition; null for
   * other figures.
   */
  countedBy: z.enum(['full-time-months', 'own-denominator']).nullable(),
  /** Where 95 % and 99.8 % of groups without a difference lie, by what they are counted by; empty where that is unknown. */
  funnel: z.array(
    z.object({ of: z.number(), low95: z.number(), high95: z.number(), low998: z.number(), high998: z.number() })
  ),
  /** In the order of territory and name, never of a figure. */
  rows: z.array(comparedRow)
})
export type Comparison = z.infer<typeof comparison>
