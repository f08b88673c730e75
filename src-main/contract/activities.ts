import { z } from 'zod'
import { mslId, period, periodInput } from './ids'
import { mslsInput, rowLimit } from './stored-row'

const text = z.string().nullable()
const count = z.number().int()

/** The seven activities of an MSL, in the order they are listed. */
export const activities = [
  'event',
  'meeting',
  'publication-support',
  'research',
  'internal-training',
  'inquiry',
  'insight'
] as const
export type Activity = (typeof activities)[number]

/**
 * What is counted, each under its activity. Meetings are interactions, not contacts; at a congress they are in person. A
 * meeting about a publication or a study counts there as well.
 */
export const activityKinds = [
  { kind: 'event', activity: 'event' },
  { kind: 'meeting-in-person', activity: 'meeting' },
  { kind: 'meeting-virtual', activity: 'meeting' },
  { kind: 'meeting-unstated', activity: 'meeting' },
  { kind: 'publication-support', activity: 'publication-support' },
  { kind: 'research-company', activity: 'research' },
  { kind: 'research-investigator', activity: 'research' },
  { kind: 'research-unstated', activity: 'research' },
  { kind: 'internal-training', activity: 'internal-training' },
  { kind: 'inquiry', activity: 'inquiry' },
  { kind: 'insight', activity: 'insight' }
] as const satisfies readonly { kind: string; activity: Activity }[]
export type ActivityKind = (typeof activityKinds)[number]['kind']
export const activityKind = z.enum(activityKinds.map(({ kind }) => kind))

const counts = z.record(activityKind, count)
export type ActivityCounts = z.infer<typeof counts>

/** How long an MSL could be active in the period. */
export const exposure = z.object({
  /** Part of full time; null where it is not given, and then full time is assumed for `fullTimeMonths`. */
  fte: z.number().nullable(),
  /** Months of the period in the role, days of absence taken off. */
  months: z.number(),
  /** Months times part of full time. */
  fullTimeMonths: z.number(),
  /** False where no first day is given, and the whole period is assumed. */
  startKnown: z.boolean(),
  daysAway: count
})
export type Exposure = z.infer<typeof exposure>

export const activitiesInput = periodInput.extend({ msls: mslsInput })
export const activitiesSpread = z.object({
  period,
  /** By territory, then name. */
  msls: z.array(z.object({ msl: mslId, mslName: z.string(), territory: text, exposure, counts })),
  /** Every month of the period. */
  months: z.array(z.object({ month: z.string(), counts })),
  total: counts,
  /**
   * Kinds that are not recorded, which is not zero: the workspace holds no row of the activity of any time or person, or
   * only such as don't tell its kinds apart.
   */
  missing: z.array(activityKind)
})
export type ActivitiesSpread = z.infer<typeof activitiesSpread>

export const activityRowsInput = activitiesInput.extend({
  kinds: z.array(activityKind).nullable().default(null),
  /** `YYYY-MM` */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable()
    .default(null),
  limit: rowLimit
})
export type ActivityRowsInput = z.infer<typeof activityRowsInput>
