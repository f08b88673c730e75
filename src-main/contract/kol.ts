import { z } from 'zod'
import { isoDay, kolId, mslId, period, periodInput } from './ids'
import { mslsInput, rowLimit, storedRow } from './stored-row'

const text = z.string().nullable()
const count = z.number().int()

/**
 * What is known of how a KOL wants to be met: `outdated` is older than `preference_valid_months`, `later` was recorded
 * after the day it is asked for; neither is used. `undated` is.
 */
export const preferenceStates = ['dated', 'undated', 'outdated', 'later', 'unknown'] as const
export const preferenceState = z.enum(preferenceStates)
export type PreferenceState = z.infer<typeof preferenceState>

/**
 * Which KOLs: `white-space` is assigned or of tier 1 or 2 and unseen by those asked for; `rising` is growing in influence
 * and seen by nobody. Neither holds KOLs who are inactive or must not be contacted.
 */
export const kolViews = ['all', 'white-space', 'rising'] as const
export const kolView = z.enum(kolViews)
export type KolView = z.infer<typeof kolView>

export const kolSortKeys = [
  'kolName',
  'tier',
  'specialty',
  'institution',
  'region',
  'links',
  'publications',
  'contacts',
  'planned',
  'lastOn',
  'nextOn'
] as const
export const kolSortKey = z.enum(kolSortKeys)
export type KolSortKey = z.infer<typeof kolSortKey>

const person = z.object({ msl: mslId, mslName: z.string() })

/** A KOL with how much they are seen in a period by the MSLs asked for. */
export const kolRow = z.object({
  kol: kolId,
  kolName: z.string(),
  /** Referred to by other rows, described by none. */
  stub: z.boolean(),
  tier: count.nullable(),
  scope: text,
  segment: text,
  specialty: text,
  institution: text,
  city: text,
  region: text,
  interests: z.array(z.string()),
  /** Other KOLs tied to this one by evidence before the end of the period: the degree in the network's default kinds. */
  links: count,
  /** Publications of the 24 months before the as-of day, and of the 24 before those. */
  publications: count,
  publicationsBefore: count,
  rising: z.boolean(),
  preferredChannels: z.array(z.string()),
  preferenceOn: isoDay.nullable(),
  preference: preferenceState,
  /** Channels of the contacts in the period, the most used first; `channel` is null where it was not given. */
  used: z.array(z.object({ channel: text, contacts: count })),
  /** Whether a channel used is a preferred one; null where either is not known. */
  usesPreferred: z.boolean().nullable(),
  /** Every MSL with a contact in the period, by name, whoever was asked for. */
  seenBy: z.array(person),
  /** On the panel of an MSL asked for. */
  assigned: z.boolean(),
  /** Planned contacts, prorated to the part of the period that has passed. */
  planned: z.number().nullable(),
  contacts: count,
  /** Last contact before the as-of day, however long ago, and next planned one from that day on. */
  lastOn: isoDay.nullable(),
  nextOn: isoDay.nullable(),
  doNotContact: z.boolean(),
  consent: text,
  whiteSpace: z.boolean()
})
export type KolRow = z.infer<typeof kolRow>

export const kolListInput = periodInput.extend({
  msls: mslsInput,
  view: kolView.default('all'),
  /** Words that all have to occur in name, specialty, institution, city, region, interests, or be the id. */
  search: z.string().max(200).default(''),
  /** 1 to 4, or 0 for KOLs without a tier. */
  tier: z.number().int().min(0).max(9).nullable().default(null),
  specialty: z.string().nullable().default(null),
  region: z.string().nullable().default(null),
  seen: z.enum(['seen', 'unseen']).nullable().default(null),
  sort: z.object({ key: kolSortKey, descending: z.boolean() }).nullable().default(null),
  offset: z.number().int().min(0).default(0),
  /** Null gives all. */
  limit: z.number().int().positive().nullable().default(100)
})
export const kolList = z.object({
  period,
  /** KOLs that the filters leave, in the view and in each of the others. */
  total: count,
  views: z.record(kolView, count),
  /** Of all that the filters leave, those with a contact in the period. */
  seen: count,
  offset: count,
  rows: z.array(kolRow)
})
export type KolList = z.infer<typeof kolList>

export const corners = ['central-unseen', 'central-seen', 'peripheral-crowded', 'peripheral'] as const
export const corner = z.enum(corners)
export type Corner = z.infer<typeof corner>

export const kolCornersInput = periodInput.extend({ msls: mslsInput })
/** KOLs by their influence and the contacts they had. */
export const kolCorners = z.object({
  period,
  /** Links from which a KOL is central, and contacts above which one who is not is crowded; null without any links. */
  centralFrom: count.nullable(),
  crowdedAbove: count.nullable(),
  counts: z.record(corner, count),
  /** The foremost of each corner, at most 400 in each. */
  points: z.array(z.object({ kol: z.string(), kolName: z.string(), links: count, contacts: count, corner }))
})
export type KolCorners = z.infer<typeof kolCorners>

/** Values that KOLs can be filtered by. */
export const kolFilters = z.object({
  tiers: z.array(count),
  specialties: z.array(z.string()),
  regions: z.array(z.string())
})
export type KolFilters = z.infer<typeof kolFilters>

export const kolEventKinds = [
  'contact',
  'planned',
  'insight',
  'inquiry',
  'follow-up',
  'event',
  'publication',
  'consent'
] as const
export const kolEventKind = z.enum(kolEventKinds)
export type KolEventKind = z.infer<typeof kolEventKind>

/** Something in the history of a KOL. */
export const kolEvent = storedRow.omit({ kol: true, kolName: true }).extend({
  kind: kolEventKind,
  /** Where it stands or how it was: a channel, a status, a role, a journal. */
  detail: text
})
export type KolEvent = z.infer<typeof kolEvent>

export const kolPageInput = periodInput.extend({ kol: kolId, limit: rowLimit })
export const kolPage = z.object({
  period,
  row: kolRow,
  subspecialty: text,
  country: text,
  territory: text,
  status: text,
  careerStartedOn: isoDay.nullable(),
  verifiedOn: isoDay.nullable(),
  orcid: text,
  npi: text,
  /** Whose panel the KOL is on in the period. */
  assignedTo: z.array(person),
  /** The last word on each channel; a null channel is consent as a whole. */
  consents: z.array(z.object({ channel: text, status: text, changedOn: isoDay.nullable() })),
  /** Newest first; `total` counts those that the limit leaves out as well. */
  history: z.object({ total: count, rows: z.array(kolEvent) })
})
export type KolPage = z.infer<typeof kolPage>
