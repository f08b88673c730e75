import { z } from 'zod'
import { isoDay, kpiId } from './ids'
import { unusedGoal } from './objectives'

/** Days of one table: the first, the day after the last, and longer pauses between. */
export const coveredTime = z.object({
  table: z.string(),
  rows: z.number().int(),
  from: isoDay,
  to: isoDay,
  /** Half-open: the first day without a row, and the day of the next one. */
  gaps: z.array(z.object({ from: isoDay, to: isoDay, days: z.number().int() }))
})
export type CoveredTime = z.infer<typeof coveredTime>

/** How well a field is filled that KPIs need. */
export const neededField = z.object({
  table: z.string(),
  field: z.string(),
  rows: z.number().int(),
  /** Rows in which it is empty, and their share, 0…1; null where the table has no rows. */
  empty: z.number().int(),
  emptyShare: z.number().nullable(),
  /** KPIs that need it. */
  kpis: z.array(kpiId)
})
export type NeededField = z.infer<typeof neededField>

/** What the data can carry, over all imports. */
export const dataQuality = z.object({
  time: z.array(coveredTime),
  fields: z.array(neededField),
  goals: z.array(unusedGoal)
})
export type DataQuality = z.infer<typeof dataQuality>
