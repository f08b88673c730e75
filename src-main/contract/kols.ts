import { z } from 'zod'
import { isoDay, kolId, period } from './ids'

/** One KOL as the whole team sees them in a period. */
export const kolSummary = z.object({
  kol: kolId,
  kolName: z.string(),
  tier: z.number().int().nullable(),
  specialty: z.string().nullable(),
  institution: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  interests: z.array(z.string()),
  preferredChannels: z.array(z.string()),
  /** The channel used most in the period; null where nobody saw them. */
  usedChannel: z.string().nullable(),
  /** Publications of the five years before the as-of day. */
  publications: z.number().int(),
  /** Whose publications grow, or who is called emerging. */
  isRising: z.boolean(),
  /** MSLs the plan gives this KOL to, and those who saw them, by name. */
  assignedTo: z.array(z.string()),
  seenBy: z.array(z.string()),
  contacts: z.number().int(),
  /** Last contact ever, and the next one that is planned. */
  lastOn: isoDay.nullable(),
  nextOn: isoDay.nullable(),
  /** Contact was refused, or must not be made. */
  isOffLimits: z.boolean(),
  stub: z.boolean()
})
export type KolSummary = z.infer<typeof kolSummary>

export const kols = z.object({ period, rows: z.array(kolSummary) })

/** Something that happened with a KOL, newest first; it opens where it is stored. */
export const kolEvent = z.object({
  on: isoDay.nullable(),
  what: z.enum(['contact', 'planned', 'insight', 'inquiry', 'follow-up', 'event', 'publication', 'trial']),
  text: z.string().nullable(),
  mslName: z.string().nullable(),
  table: z.string(),
  id: z.string()
})
export type KolEvent = z.infer<typeof kolEvent>
