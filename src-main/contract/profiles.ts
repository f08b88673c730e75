import { z } from 'zod'
import { kpiId, mslId, period, periodInput } from './ids'
import { worded } from './reason'

const number = z.number().nullable()

/** A KPI in a profile: what it weighs and from which target on it is reached. */
export const profilePart = z.object({
  kpi: kpiId,
  weight: z.number().positive().max(100),
  /** Null for KPIs that are best within a band, whose target is the band. */
  target: number.default(null),
  /** Where attainment begins; null begins at 0, which KPIs that are better low can't. */
  baseline: number.default(null)
})
export type ProfilePart = z.infer<typeof profilePart>

/** What a team is measured by: KPIs with weights that sum to 100, of which results have at least 60. */
export const profileFields = z.object({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is made of small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(120),
  aim: z.string().max(500).default(''),
  parts: z.array(profilePart).min(1).max(100)
})
export type ProfileFields = z.infer<typeof profileFields>

export const profile = profileFields.extend({
  /** `shipped` ones can be copied, and not changed. */
  source: z.enum(['shipped', 'own']),
  /** Share of the weight that counts results, 0…1. */
  results: z.number()
})
export type Profile = z.infer<typeof profile>

export const profiles = z.object({
  /** Id of the one in use. */
  current: z.string(),
  rows: z.array(profile)
})
export type Profiles = z.infer<typeof profiles>

export const scoresInput = periodInput.extend({
  /** Null takes all. */
  msl: mslId.nullable().default(null),
  /** Null takes the one in use. */
  profile: z.string().nullable().default(null)
})

/** A KPI's part in a score. */
export const scorePart = z.object({
  kpi: kpiId,
  weight: z.number(),
  unit: z.string(),
  value: number,
  low: number,
  high: number,
  n: z.number().int(),
  target: number,
  baseline: number,
  /** Whether the target is the profile's or one agreed with the MSL. */
  from: z.enum(['profile', 'objective']),
  /** 0…1.2, with what it would be at the ends of the figure's interval. */
  attainment: number,
  attainmentLow: number,
  attainmentHigh: number,
  /** Why there is no attainment. */
  missing: z.string().nullable(),
  because: worded.nullable()
})
export type ScorePart = z.infer<typeof scorePart>

/** Weighted mean of attainments, never without its parts and its interval. */
export const score = z.object({
  msl: z.string(),
  mslName: z.string(),
  territory: z.string().nullable(),
  /** 0…1.2; null where parts with less than 60 % of the weight have an attainment. */
  value: number,
  low: number,
  high: number,
  /** Share of the weight whose parts have an attainment. */
  covered: z.number(),
  /** What the score would be if each missing part had 0, or 1.2. */
  lowest: z.number(),
  highest: z.number(),
  /** Shares of the weight that is covered. */
  mix: z.object({ results: z.number(), qualitative: z.number(), quantitative: z.number(), composite: z.number() }),
  parts: z.array(scorePart)
})
export type Score = z.infer<typeof score>

export const scores = z.object({ period, profile, rows: z.array(score) })
export type Scores = z.infer<typeof scores>
