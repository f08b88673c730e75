import { z } from 'zod'
import { isoDay } from './ids'
import { importRun } from './import'

export const workspaceStatus = z.object({
  name: z.string(),
  file: z.string(),
  /** Version of the table layout. */
  version: z.number().int(),
  zone: z.string(),
  /** Rows of every documented table, deleted ones included. */
  tables: z.record(z.string(), z.number().int()),
  imports: z.array(importRun),
  /** Days of the first and the last completed interaction. */
  dateRange: z.object({ from: isoDay.nullable(), to: isoDay.nullable() }),
  /** The day figures that depend on "now" use unless told otherwise. */
  asOf: isoDay.nullable()
})
export type WorkspaceStatus = z.infer<typeof workspaceStatus>

export const recentWorkspace = z.object({ id: z.string(), name: z.string(), openedAt: z.string() })
export type RecentWorkspace = z.infer<typeof recentWorkspace>

/** Where a user stands: `workspace` is null before the first import or opening. */
export const session = z.object({
  workspace: workspaceStatus.nullable(),
  recent: z.array(recentWorkspace)
})
export type Session = z.infer<typeof session>

export const mslSummary = z.object({
  msl: z.string(),
  mslName: z.string(),
  territory: z.string().nullable(),
  region: z.string().nullable(),
  team: z.string(),
  startedOn: isoDay.nullable(),
  leftOn: isoDay.nullable(),
  assigned: z.number().int(),
  contacts: z.number().int(),
  /** True for a marked stub: other rows refer to this MSL, but no file describes them. */
  stub: z.boolean()
})
export type MslSummary = z.infer<typeof mslSummary>

export const openFollowUp = z.object({
  followUpId: z.string(),
  kol: z.string().nullable(),
  kolName: z.string().nullable(),
  what: z.string().nullable(),
  dueOn: isoDay.nullable(),
  /** True where the export gave no due day and the default of working days was assumed. */
  dueAssumed: z.boolean(),
  /** Days past due as of the period's as-of day; negative while there is time. */
  overdueDays: z.number().int().nullable(),
  agreedOn: isoDay.nullable()
})
export type OpenFollowUp = z.infer<typeof openFollowUp>

export const lateInsight = z.object({
  insightId: z.string(),
  kol: z.string().nullable(),
  kolName: z.string().nullable(),
  observedOn: isoDay,
  submittedOn: isoDay,
  lagDays: z.number(),
  text: z.string().nullable(),
  theme: z.string().nullable()
})
export type LateInsight = z.infer<typeof lateInsight>
