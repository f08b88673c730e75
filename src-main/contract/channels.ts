import { z } from 'zod'
import { kolId, mslId, period, periodInput } from './ids'
import { mslsInput, rowLimit } from './stored-row'

const text = z.string().nullable()
const count = z.number().int()
const number = z.number().nullable()

/**
 * What can be said of a contact's channel. `known`: the KOL's preference held on that day; `outdated` and `later`: it was
 * recorded too long before, or after; `unknown`: none is recorded; `congress` is no choice of channel, and `no-channel`
 * has none given. Every contact is one of these.
 */
export const channelStandings = ['known', 'unknown', 'outdated', 'later', 'congress', 'no-channel'] as const
export const channelStanding = z.enum(channelStandings)
export type ChannelStanding = z.infer<typeof channelStanding>

/** A share of contacts with its Wilson interval; withheld (`share` null) where the state is not `ok`. */
export const channelShare = z.object({
  numerator: count,
  denominator: count,
  share: number,
  low: number,
  high: number,
  state: z.enum(['ok', 'too-few', 'incomplete'])
})
export type ChannelShare = z.infer<typeof channelShare>

/** Contacts of one group by standing, and the share in a preferred channel among those of known preference. */
export const channelGroup = z.object({
  /** An MSL's id, a tier, a segment; null for KOLs without one. */
  key: text,
  name: text,
  /** The territory of an MSL. */
  territory: text,
  contacts: count,
  standings: z.record(channelStanding, count),
  /** Contacts among the known whose preference carries no date. */
  undated: count,
  match: channelShare
})
export type ChannelGroup = z.infer<typeof channelGroup>

export const channelGroupings = ['msl', 'tier', 'segment'] as const
export const channelGrouping = z.enum(channelGroupings)
export type ChannelGrouping = z.infer<typeof channelGrouping>

export const channelsInput = periodInput.extend({ msls: mslsInput })

/** A KOL met in the period, through none of the channels they ask for. */
export const unservedKol = z.object({
  msl: mslId,
  mslName: z.string(),
  kol: kolId,
  kolName: z.string(),
  tier: count.nullable(),
  asked: z.array(z.string()),
  used: z.array(z.object({ channel: z.string(), contacts: count })),
  contacts: count,
  /** Contacts of the same MSL with other KOLs through a channel this one asks for. */
  elsewhere: count
})
export type UnservedKol = z.infer<typeof unservedKol>

export const channelsUse = z.object({
  period,
  /** Months for which a preference counts. */
  validMonths: z.number(),
  total: channelGroup,
  /**
   * Contacts by what the KOL prefers (a channel, or a standing where that can't be said) and what was used. A contact
   * with a KOL of two preferences stands in both rows; `missed` counts those in no preferred channel at all. Congress and
   * contacts without a channel are left out.
   */
  matrix: z.array(z.object({ preferred: z.string(), used: z.string(), contacts: count, missed: count })),
  groups: z.record(channelGrouping, z.array(channelGroup)),
  /** Digital contacts among those with a channel other than a congress, in all and for each month. */
  digital: channelShare,
  months: z.array(channelShare.extend({ month: z.string() })),
  /** How many KOLs ask in vain, and the first thousand of them by MSL. */
  unserved: z.object({ kols: count, rows: z.array(unservedKol) })
})
export type ChannelsUse = z.infer<typeof channelsUse>

/** Which contacts: each part that is given narrows the choice. */
export const channelRowsInput = channelsInput.extend({
  preferred: z.string().nullable().default(null),
  /** Any of these. */
  standings: z.array(channelStanding).nullable().default(null),
  used: z.string().nullable().default(null),
  matched: z.boolean().nullable().default(null),
  /** True: digital ones only; false: all that the share of digital contacts counts. */
  digital: z.boolean().nullable().default(null),
  group: z.object({ by: channelGrouping, key: text }).nullable().default(null),
  /** `YYYY-MM` */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable()
    .default(null),
  kol: kolId.nullable().default(null),
  limit: rowLimit
})
export type ChannelRowsInput = z.infer<typeof channelRowsInput>
