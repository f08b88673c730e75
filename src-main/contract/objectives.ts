import { z } from 'zod'
import { isoDay, kpiId, mslId, period, periodInput } from './ids'
import { band, objectiveStatus, pace } from './kpi'
import { worded } from './reason'

const number = z.number().nullable()

export const noteKind = z.enum(['obstacle', 'achievement', 'comment', 'milestone'])
export type NoteKind = z.infer<typeof noteKind>

/** A dated note. A milestone is noted on the day it is due; `resolvedOn` is the day it was reached or removed. */
export const objectiveNote = z.object({
  kind: noteKind,
  on: isoDay,
  text: z.string(),
  resolvedOn: isoDay.nullable()
})
export type ObjectiveNote = z.infer<typeof objectiveNote>

/** A step of an objective in words: due on a day, reached on one or not yet. */
export const milestone = z.object({
  text: z.string().trim().min(1).max(500),
  due: isoDay,
  reachedOn: isoDay.nullable().default(null)
})
export type Milestone = z.infer<typeof milestone>

/** How far the milestones of an objective are at a day; one counts as due once its day has passed. */
export const milestoneCount = z.object({
  total: z.number().int(),
  reached: z.number().int(),
  due: z.number().int(),
  /** Of those due. */
  dueReached: z.number().int(),
  /** Due day of the next one that is not reached; null where none is left. */
  next: isoDay.nullable()
})
export type MilestoneCount = z.infer<typeof milestoneCount>

/** What was agreed with an MSL: a KPI with a target or a band, or words with milestones. */
export const objectiveFields = z.object({
  msl: mslId,
  kpi: kpiId.nullable().default(null),
  text: z.string().max(500).nullable().default(null),
  /** Half-open. */
  from: isoDay,
  to: isoDay,
  baseline: number.default(null),
  target: number.default(null),
  /** To be within, which goes before a target. */
  band: band.nullable().default(null),
  weight: z.number().positive().max(100).default(1),
  /** How its pace runs where that is known; even where the team's earlier years tell nothing. */
  pace: pace.default('linear'),
  /** Why it is as it is: size of the territory, role, stage. */
  context: z.string().max(2000).nullable().default(null)
})
export type ObjectiveFields = z.infer<typeof objectiveFields>

/** Whether the team's earlier years tell a seasonal profile. */
export const season = z.object({
  /** The full calendar years of the team's history that it rests on, or those of the two needed that there are. */
  years: z.array(z.number().int()),
  /**
   * Why it tells nothing: the KPI does not add up over the time, fewer than two full calendar years lie before it, or
   * figures of those are withheld; null where it does.
   */
  why: z.enum(['no-growth', 'few-years', 'withheld']).nullable()
})
export type SeasonKnown = z.infer<typeof season>

/** Which pace is in use, and what would be due by the other one. */
export const pacing = season.extend({
  used: pace,
  /** Null where the other pace is not known, or a band is due. */
  otherDue: number,
  otherBand: band.nullable()
})
export type Pacing = z.infer<typeof pacing>

/**
 * Why a written goal is not used: a band with one end, one that ends below its begin, or a target for a KPI that is best
 * within a band.
 */
export const goalGap = z.enum(['one-end', 'reversed', 'target-for-band'])
export type GoalGap = z.infer<typeof goalGap>

/** An objective of which a band or a target is not used. */
export const unusedGoal = z.object({
  id: z.string(),
  msl: mslId.nullable(),
  mslName: z.string().nullable(),
  kpi: kpiId,
  from: isoDay,
  to: isoDay,
  gap: goalGap,
  target: number,
  bandLow: number,
  bandHigh: number,
  /** The band in which the KPI is best; null where it has none. */
  best: band.nullable()
})
export type UnusedGoal = z.infer<typeof unusedGoal>

export const objective = objectiveFields.extend({
  id: z.string(),
  mslName: z.string().nullable(),
  /** `import` for one that came with an account plan and was never changed here. */
  source: z.enum(['import', 'app']),
  /** The band agreed, else the KPI's own where it is best within one. */
  band: band.nullable(),
  unit: z.string().nullable(),
  better: z.string().nullable(),
  /** Why what was written as a goal is not used, or not all of it; null where it is. */
  goalGap: goalGap.nullable(),
  /** The figure over the objective's own time, until now. */
  value: number,
  low: number,
  high: number,
  n: z.number().int(),
  /** Why there is no figure. */
  reason: z.string().nullable(),
  because: worded.nullable(),
  /** The value that is due now by the pace in use; null where a band is. */
  due: number,
  /** What is due now of a band. */
  dueBand: band.nullable(),
  /** Null where nothing is due by a pace: in words, or without a goal. */
  pacing: pacing.nullable(),
  /** Share of its time that has passed, 0…1. */
  elapsed: z.number(),
  /** The days its figure is of: its own until now; null before it has begun. */
  soFar: period.nullable(),
  attainment: number,
  status: objectiveStatus,
  /** Null where it has none. */
  milestones: milestoneCount.nullable(),
  notes: z.array(objectiveNote)
})
export type Objective = z.infer<typeof objective>

export const objectivesInput = periodInput.extend({ msl: mslId.nullable().default(null) })
export const objectives = z.object({ period, rows: z.array(objective) })

export const saveInput = objectiveFields.extend({
  /** Null for a new one. */
  id: z.string().nullable().default(null),
  /** All it is to have; null leaves them as they are. */
  milestones: z.array(milestone).max(100).nullable().default(null)
})
export type SaveInput = z.output<typeof saveInput>

const quartiles = z.object({
  n: z.number().int(),
  values: z.array(z.number()),
  q1: number,
  median: number,
  q3: number
})
export type Quartiles = z.infer<typeof quartiles>

export const suggestInput = z.object({ msl: mslId, kpi: kpiId, from: isoDay, to: isoDay })
/** What a realistic target can rest on. */
export const suggestion = z.object({
  unit: z.string(),
  better: z.string(),
  /** The MSL's figure in the time before of the same length. */
  baseline: number,
  /** The MSL's figures in up to four earlier times of the same length. */
  own: quartiles,
  /** Figures of MSLs with like territories in the time before, and how they are alike. */
  peers: quartiles,
  alike: z.string(),
  /** The least and the most that any of them reached. */
  reached: z.object({ least: number, most: number }),
  /** Null where too little is known to suggest anything, or the KPI is best within a band. */
  target: number,
  /** The band in which the KPI is best, which suggests itself; null where it has none. */
  band: band.nullable(),
  /** Whether its pace can follow the team's earlier years. */
  season
})
export type Suggestion = z.infer<typeof suggestion>

/** A note to keep, or with `removed` to take away. */
export const noteInput = objectiveNote.extend({ id: z.string(), removed: z.boolean().default(false) })

/** One change made here, newest first: the objective before and after, or the note for the last two actions. */
export const objectiveChange = z.object({
  changedAt: z.string(),
  action: z.enum(['set', 'changed', 'removed', 'restored', 'noted', 'note-removed']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable()
})
export type ObjectiveChange = z.infer<typeof objectiveChange>
