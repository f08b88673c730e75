import { z } from 'zod'
import { isoDay, mslId, period, periodInput } from './ids'

const number = z.number().nullable()

/** Insights heard in a period, of some MSLs or, for null, of all. */
export const insightsInput = periodInput.extend({ msls: z.array(mslId).nullable().default(null) })

/** One insight as lists show it. */
export const insightLine = z.object({
  insightId: z.string(),
  msl: z.string(),
  mslName: z.string(),
  kol: z.string().nullable(),
  kolName: z.string().nullable(),
  /** Day it was heard; the day it was written down where the export has no other. */
  heardOn: isoDay.nullable(),
  text: z.string().nullable(),
  theme: z.string().nullable(),
  topic: z.string().nullable()
})
export type InsightLine = z.infer<typeof insightLine>

/** Places of a text from `start` to before `end`, in UTF-16 units as JavaScript counts them. */
const highlight = z.object({ start: z.number().int(), end: z.number().int() })

export const searchInput = insightsInput.extend({
  /** Words that all must occur, each also as the beginning of a word; phrases stand in quotation marks. */
  query: z.string().max(500),
  /** One of the themes that `insights.themes` lists. */
  theme: z.string().nullable().default(null),
  /** How those themes were made; see `insights.themes`. */
  themesBy: z.enum(['given', 'text']).default('given'),
  limit: z.number().int().positive().max(1000).default(100)
})
export const searchResult = z.object({
  period,
  total: z.number().int(),
  /** Insights of the period and the MSLs, found or not. */
  searched: z.number().int(),
  /** Best first; without a query the newest first. */
  rows: z.array(insightLine.extend({ score: z.number(), highlights: z.array(highlight) }))
})
export type SearchResult = z.infer<typeof searchResult>

export const themesInput = insightsInput.extend({
  /** `given`: by the export's own themes, by text where it has none; `text`: all by their text. */
  by: z.enum(['given', 'text']).default('given'),
  /** How many themes to find in the texts; chosen by their number for null. */
  count: z.number().int().min(2).max(30).nullable().default(null)
})

export const themeRow = z.object({
  /** What names the theme in `insights.search`. */
  id: z.string(),
  /** The export's own name; null for a theme found in texts, which its words name. */
  name: z.string().nullable(),
  /** The words that made the theme, or, for a given one, that set it apart from the others; strongest first. */
  words: z.array(z.object({ word: z.string(), weight: z.number() })),
  insights: z.number().int(),
  kols: z.number().int(),
  msls: z.number().int(),
  /** Insights in each of `quarters`. */
  byQuarter: z.array(z.number().int()),
  /** The insight nearest to the middle of the theme. */
  example: z.string().nullable()
})
export type ThemeRow = z.infer<typeof themeRow>

export const themes = z.object({
  period,
  /** Calendar quarters that the period touches, such as 2026-Q3. */
  quarters: z.array(z.string()),
  /** The largest first. */
  rows: z.array(themeRow),
  /** Insights in no theme: without one of their own, and with too few words or companions to find one. */
  unsorted: z.number().int()
})
export type Themes = z.infer<typeof themes>

export const delayRow = z.object({
  msl: mslId,
  mslName: z.string(),
  /** Insights with a day of hearing; written down or not. */
  n: z.number().int(),
  /** Of those, not written down as of the period's as-of day: known to take longer than until then. */
  open: z.number().int(),
  /** Left out: written down before they were heard, by their stamps. */
  reversed: z.number().int(),
  state: z.enum(['ok', 'too-few']),
  median: z.object({ value: number, low: number, high: number }).nullable(),
  p90: number,
  /** Share written down after each of `days`, with its 95 % band; empty where there are too few. */
  curve: z.array(z.object({ share: z.number(), low: z.number(), high: z.number() }))
})
export type DelayRow = z.infer<typeof delayRow>

export const delays = z.object({
  period,
  /** Working days within which an insight should be written down. */
  allowed: z.number(),
  /** Working days at which the curves are read. */
  days: z.array(z.number()),
  /** In the order of territory and name. */
  rows: z.array(delayRow),
  team: delayRow.omit({ msl: true, mslName: true }),
  /** The middle half of the MSLs' curves, without names; null where so few could be told apart. */
  band: z.array(z.object({ low: z.number(), high: z.number() })).nullable()
})
export type Delays = z.infer<typeof delays>

export const rubricFields = ['specific', 'new', 'sourced', 'linked', 'soWhat'] as const
export type RubricField = (typeof rubricFields)[number]

const points = z.number().int().min(0).max(3)
const scores = z.object({ specific: points, new: points, sourced: points, linked: points, soWhat: points })
export type RubricScores = z.infer<typeof scores>

/** Which of the two blinded ratings: the first of all insights, the second of a sample. */
export const ratingPart = z.enum(['first', 'second'])
export type RatingPart = z.infer<typeof ratingPart>

export const ratingQueueInput = periodInput.extend({
  rater: z.string().trim().min(1).max(120),
  part: ratingPart,
  limit: z.number().int().positive().max(500).default(20)
})

/** What a rater sees: neither who wrote it nor how somebody else rated it. */
export const ratingQueue = z.object({
  total: z.number().int(),
  rows: z.array(insightLine.pick({ insightId: true, heardOn: true, text: true, theme: true, topic: true }))
})
export type RatingQueue = z.infer<typeof ratingQueue>

export const rateInput = z.object({
  insightId: z.string().min(1).max(500),
  rater: z.string().trim().min(1).max(120),
  part: ratingPart,
  scores
})

export const agreementFigure = z.object({
  /** Linearly weighted kappa; null where there is nothing to agree on. */
  kappa: number,
  low: number,
  high: number,
  pairs: z.number().int()
})
export type AgreementFigure = z.infer<typeof agreementFigure>

export const insightQuality = z.object({
  period,
  /** Insights with a text, the ones rated among them, and those of the sample with a second rating. */
  insights: z.number().int(),
  rated: z.number().int(),
  sample: z.number().int(),
  ratedTwice: z.number().int(),
  raters: z.array(z.object({ rater: z.string().nullable(), part: ratingPart, ratings: z.number().int() })),
  fields: z.array(agreementFigure.extend({ field: z.enum(rubricFields), mean: number })),
  /** Over the five fields together. */
  agreement: agreementFigure,
  /**
   * `scored`; `not-scored`: raters agree too little (kappa under 0.4) for the points to mean anything; `provisional`:
   * too few second ratings to tell; `unrated`: no insight has all five points.
   */
  state: z.enum(['scored', 'not-scored', 'provisional', 'unrated']),
  /** Mean points of 15 with its 95 % interval; null where the state is `not-scored` or `unrated`. */
  points: z.object({ mean: z.number(), low: number, high: number }).nullable()
})
export type InsightQuality = z.infer<typeof insightQuality>

/** `declined`: who received it does not think it is to be acted on. */
export const actionStages = ['new', 'waiting', 'actioned', 'declined', 'closed'] as const
export type ActionStage = (typeof actionStages)[number]

export const actionsInput = insightsInput.extend({
  stage: z.enum(actionStages).nullable().default(null),
  limit: z.number().int().positive().max(5000).default(500)
})

/** What came of an insight, as recorded in the app. */
export const insightOutcome = z.object({
  /** The action it led to. */
  action: z
    .object({
      on: isoDay,
      words: z.string().trim().min(1).max(1000),
      /** Who acted. */
      by: z.string().trim().min(1).max(120).nullable().default(null)
    })
    .nullable(),
  /** Whether whoever received it accepted it as something to act on; null while nobody has said. */
  actionable: z.boolean().nullable()
})
export type InsightOutcome = z.infer<typeof insightOutcome>

/** With neither an action nor a judgement, what was recorded is taken back. */
export const outcomeInput = insightOutcome.extend({ insightId: z.string().min(1).max(500) })
export type OutcomeInput = z.output<typeof outcomeInput>

export const insightActions = z.object({
  period,
  stages: z.array(z.object({ stage: z.enum(actionStages), n: z.number().int() })),
  /** Share that led to an action within so many days of being written down, open ones censored; null without any. */
  within: z.object({ days: z.number().int(), share: z.number(), low: z.number(), high: z.number() }).nullable(),
  total: z.number().int(),
  /** The longest waiting first. */
  rows: z.array(
    insightLine.extend({
      stage: z.enum(actionStages),
      actionable: z.boolean().nullable(),
      actionedOn: isoDay.nullable(),
      /** The action in words and who acted, where it was recorded here. */
      action: z.string().nullable(),
      actedBy: z.string().nullable(),
      /** Whether anything of it was recorded here. */
      recordedHere: z.boolean(),
      /** Days from writing down to the action, or, where there is none, to the as-of day. */
      days: z.number().int().nullable()
    })
  )
})
export type InsightActions = z.infer<typeof insightActions>
