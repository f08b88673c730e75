import type { Day, Instant } from './calendar'
import type { SampleEvent } from './events'
import type { Channel, Kol, Msl } from './people'

export type MeetingStatus = 'planned' | 'draft' | 'completed' | 'cancelled'

export type MeetingKind =
  'scientific-exchange' | 'introduction' | 'inquiry-response' | 'trial-support' | 'education' | 'advisory' | 'congress'

/** A KOL on a meeting; `rowId` names the row of its own that some exports give each attendee. */
export interface Attendee {
  readonly kol: Kol
  readonly rowId: string
  readonly deleted: boolean
}

/** One interaction of one MSL, whatever became of it. */
export interface Meeting {
  readonly id: string
  readonly number: number
  readonly msl: Msl
  /** The first is the one the meeting was arranged with. */
  readonly attendees: readonly Attendee[]
  /** Whose account the meeting is filed under: the first KOL's, their hospital's, or none. */
  readonly filedUnder: 'person' | 'institution' | 'none'
  readonly day: Day
  readonly start: Instant
  readonly end: Instant
  readonly minutes: number
  readonly channel: Channel
  readonly kind: MeetingKind
  readonly status: MeetingStatus
  readonly reactive: boolean
  readonly topics: readonly string[]
  readonly product: string
  readonly event: SampleEvent | null
  readonly preparedAt: Instant | null
  readonly preparation: string
  readonly notes: string
  readonly createdAt: Instant
  readonly submittedAt: Instant | null
  readonly modifiedAt: Instant
  readonly deleted: boolean
}
