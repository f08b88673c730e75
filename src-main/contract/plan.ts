import { z } from 'zod'
import { isoDay, kolId, mslId } from './ids'

/** Contacts an MSL plans with a KOL: from a day, up to the day after the last. */
export const plannedContacts = z.object({
  msl: mslId,
  mslName: z.string(),
  kol: kolId,
  from: isoDay,
  to: isoDay,
  contacts: z.number().nullable(),
  aim: z.string().nullable(),
  /** Whether it was planned here, and no import has brought it since. */
  own: z.boolean()
})
export type PlannedContacts = z.infer<typeof plannedContacts>

export const planOfKolInput = z.object({ kol: kolId })

/** Null days take the as-of day and the end of the MSL's plan, or else twelve months. */
export const planInput = z.object({
  msl: mslId,
  kol: kolId,
  contacts: z.number().positive().max(1_000),
  from: isoDay.nullable().default(null),
  to: isoDay.nullable().default(null),
  aim: z.string().trim().max(400).nullable().default(null)
})
export type PlanInput = z.output<typeof planInput>

export const unplanInput = z.object({ msl: mslId, kol: kolId, from: isoDay })
