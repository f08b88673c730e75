import { z } from 'zod'
import { isoDay, kpiId, mslId, period, periodInput } from './ids'
import { worded } from './reason'

export const groupings = ['msl', 'team', 'region', 'tier', 'specialty', 'month', 'quarter'] as const
export const grouping = z.enum(groupings)
export type Grouping = z.infer<typeof grouping>

export const kpiDefinition = z.object({
  id: kpiId,
  name: z.string(),
  question: z.string(),
  family: z.string(),
  kind: z.enum(['quantitative', 'qualitative', 'composite']),
  unit: z.string(),
  /** `higher`, `lower`, or `band a..b`. */
  better: z.string(),
  aggregation: z.string(),
  grain: z.enum(['event', 'period']),
  /** Tables and fields the query reads, as `table(field, …)`. */
  requires: z.array(z.string()),
  counts: z.enum(['activity', 'result']),
  /** Judgements whose raters have to agree before the figure is told; null where it rests on none. */
  agreement: z.enum(['insight-rubric']).nullable(),
  /**
   * The least share of those who were asked that must have answered, 0…1, where its rows are people who were asked; null
   * where they are not.
   */
  answers: z.number().nullable(),
  /** Values from which on a mean, median or time is told; null for the setting `median_min_n`. */
  fewest: z.number().nullable(),
  /** KPIs that it is always read beside, so that more of it is not taken for better. */
  counters: z.array(kpiId),
  source: z.string(),
  /** Whether a user added it to the workspace; false for one that ships. */
  own: z.boolean()
})
export type KpiDefinition = z.infer<typeof kpiDefinition>

/** Values of which all are as good, both ends included. */
export const band = z.object({ low: z.number(), high: z.number() })
export type Band = z.infer<typeof band>

export const figureState = z.enum(['ok', 'too-few', 'incomplete', 'unavailable', 'short-history'])
export type FigureState = z.infer<typeof figureState>

export const objectiveStatus = z.enum(['met', 'on-track', 'at-risk', 'off-track', 'undecided', 'no-target'])
export type ObjectiveStatus = z.infer<typeof objectiveStatus>

/** How what is due runs from the baseline to the target: evenly, or as the team's earlier years ran. */
export const pace = z.enum(['linear', 'season'])
export type Pace = z.infer<typeof pace>

const number = z.number().nullable()

/** One figure. Where a value is withheld (`state` other than `ok`), `value` is null and its parts stay. */
export const figure = z.object({
  kpi: kpiId,
  /** The group the figure stands for; `{}` is the whole workspace. `mslName` stands beside `msl`. */
  group: z.record(z.string(), z.string().nullable()),
  value: number,
  unit: z.string(),
  numerator: number,
  denominator: number,
  /** Pieces of evidence that count now. */
  n: z.number().int(),
  /** Pieces of evidence whose window is still open, left out of the value. */
  pending: z.number().int(),
  /** Share of eligible rows in which the fields needed are filled, 0…1; null where rows are people who were asked. */
  completeness: number,
  /** 95 % interval. */
  low: number,
  high: number,
  /** How the interval was computed. */
  method: z.string().nullable(),
  /** Further figures shown beside the value: `p90` beside a median, `responseRate` beside what people answered. */
  companions: z.record(z.string(), number),
  state: figureState,
  /** Why it is withheld, in English, and what that sentence is made of. */
  reason: z.string().nullable(),
  because: worded.nullable(),
  warnings: z.array(z.string()),
  /** Figures of the same group that it is always shown with: how good, beside how much or how soon. */
  beside: z.array(z.object({ kpi: kpiId, value: number, unit: z.string(), state: figureState })).default([]),
  target: number,
  /** The band to be within, which goes before a target; null where nothing of the kind was agreed. */
  band: band.nullable().default(null),
  attainment: number,
  status: objectiveStatus
})
export type Figure = z.infer<typeof figure>

export const figuresInput = periodInput.extend({
  by: z.array(grouping).default([]),
  msl: mslId.nullable().default(null),
  kpis: z.array(kpiId).nullable().default(null),
  /** Those of a profile only, with its targets where none was agreed. */
  profile: z.string().nullable().default(null),
  /**
   * False leaves out the intervals that are drawn, which take longest: values first, intervals when there is time. What has
   * none is `undecided` then.
   */
  intervals: z.boolean().default(true)
})
export const figures = z.object({ period, rows: z.array(figure) })
export type Figures = z.infer<typeof figures>

export const evidenceInput = periodInput.extend({
  kpi: kpiId,
  /** Whose rows; none of the three takes those of the whole workspace. */
  msl: mslId.nullable().default(null),
  team: z.string().nullable().default(null),
  region: z.string().nullable().default(null),
  limit: z.number().int().positive().nullable().default(null)
})

/** A row behind a figure; Σ over the rows that are not pending is the figure's numerator and denominator. */
export const evidenceRow = z.object({
  evidenceTable: z.string(),
  evidenceId: z.string(),
  mslId: z.string(),
  mslName: z.string().nullable(),
  kolId: z.string().nullable(),
  kolName: z.string().nullable(),
  occurredOn: isoDay.nullable(),
  periodId: z.string().nullable(),
  numerator: number,
  denominator: number,
  value: number,
  key: z.string().nullable(),
  event: number,
  pending: z.boolean(),
  sourceFile: z.string().nullable(),
  sourceRow: z.number().int().nullable()
})
export type EvidenceRow = z.infer<typeof evidenceRow>

export const evidence = z.object({ period, kpi: kpiId, total: z.number().int(), rows: z.array(evidenceRow) })
export type Evidence = z.infer<typeof evidence>

/** One stored row opened from its address, every field as text for reading. */
export const openedRecord = z.object({
  table: z.string(),
  id: z.string(),
  fields: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  sourceFile: z.string().nullable(),
  sourceRow: z.number().int().nullable()
})
export type OpenedRecord = z.infer<typeof openedRecord>
