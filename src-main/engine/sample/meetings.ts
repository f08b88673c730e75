import { instantOf, type Day, type Instant } from './calendar'
import { Diary } from './diary'
import { Urn, type Draw } from './draw'
import type { SampleEvent } from './events'
import { KEY_PREFIX, recordId } from './ids'
import type { Attendee, Meeting, MeetingKind, MeetingStatus } from './meeting'
import type { Channel, Kol, Msl } from './people'
import { schedule, type Cell } from './schedule'
import { ALL_TOPICS, PRODUCTS } from './topics'
import { noteText, preparationText } from './wording'
import type { World } from './world'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What becomes of meetings that were to be held before the export. */
const FATES: readonly (readonly [MeetingStatus, number])[] = [
  ['completed', 0.925],
  ['cancelled', 0.03],
  ['planned', 0.025],
  ['draft', 0.02]
]
const FATE_WEIGHTS = FATES.map(([, weight]) => weight)

/** Channels where no wish is known or followed. */
const HABITUAL: readonly (readonly [Channel, number])[] = [
  ['in-person', 0.42],
  ['video', 0.24],
  ['phone', 0.16],
  ['email', 0.14],
  ['messaging', 0.04]
]
const HABITUAL_WEIGHTS = HABITUAL.map(([, weight]) => weight)

const MINUTES: Record<Channel, readonly number[]> = {
  'in-person': [20, 30, 30, 45, 60],
  video: [20, 30, 30, 45],
  phone: [10, 15, 20],
  email: [5, 10],
  messaging: [5],
  congress: [10, 15, 20, 30]
}

/** Quarter hours of the working day from 8:00, late morning and early afternoon being the usual ones. */
const QUARTERS = new Urn(
  Array.from({ length: 38 }, (_, i) => 1 + 3 * Math.exp(-(((i - 9) / 6) ** 2)) + 2.4 * Math.exp(-(((i - 25) / 7) ** 2)))
)

/** All interactions in order of months; within a month by MSL, then by time. */
export function* makeMeetings(world: World): Generator<Meeting> {
  const diaries = world.msls.map((msl) => new Diary(world, msl))
  let number = 0
  let rows = 0
  for (const cell of schedule(world)) {
    const diary = diaries[cell.msl.index]!
    const draw = world.draw.of(`meetings/${cell.msl.index}/${cell.days[0]}`)
    diary.turnTo(cell.days[0]!)
    for (const { day, minute } of timesOf(cell, draw)) {
      const first = diary.next(day, draw)
      if (first === null) continue
      const meeting = makeMeeting(world, cell, diary, { first, day, minute, number: ++number, rows }, draw)
      rows += 1 + meeting.attendees.length
      yield meeting
    }
  }
}

/** When the meetings of a cell take place: no two at the same quarter of an hour, as far as there is room. */
function timesOf({ days, weights, meetings }: Cell, draw: Draw): { day: Day; minute: number }[] {
  const urn = new Urn(weights)
  const taken = new Set<number>()
  const times: { day: Day; minute: number }[] = []
  for (let i = 0; i < meetings; i++) {
    let day = days[0]!
    let minute = 0
    for (let attempt = 0; attempt < 6; attempt++) {
      day = days[urn.draw(draw)!]!
      minute = 480 + 15 * QUARTERS.draw(draw)!
      if (!taken.has(day * 1440 + minute)) break
    }
    taken.add(day * 1440 + minute)
    times.push({ day, minute })
  }
  return times.sort((a, b) => a.day - b.day || a.minute - b.minute)
}

interface Slot {
  first: number
  day: Day
  minute: number
  number: number
  /** Rows that meetings before this one take. */
  rows: number
}

function makeMeeting(world: World, cell: Cell, diary: Diary, slot: Slot, draw: Draw): Meeting {
  const { msl, ahead } = cell
  const { kols, size } = world
  const kol = kols[slot.first]!
  const start = instantOf(msl.area.zone, slot.day, slot.minute)
  const topics = topicsOf(kol, msl, draw)
  const event = congressOf(world, msl, slot.day, draw)
  const company = event || ahead ? [] : companyOf(diary, msl, slot.first, topics[0]!, draw)
  const lecture = company.length > 10
  const channel = event ? 'congress' : channelOf(kol, msl, company.length > 0, draw)
  const minutes = lecture ? 60 : draw.pick(MINUTES[channel])
  const end = start + minutes * 60_000
  const written = end + Math.max(3 * 60_000, draw.lognormal(msl.conduct.reportHours, 0.9) * HOUR)
  const status = ahead ? 'planned' : fateOf(end, written, size.exportedAt, draw)
  const introduction =
    !diary.knows(slot.first) && draw.chance(slot.day >= size.from + 90 || msl.part === 'newcomer' ? 0.6 : 0)
  const createdAt = arrangedAt(start, written, status, draw)
  const submittedAt = status === 'completed' ? written : null
  const deleted = draw.chance(0.006)
  const filedUnder =
    company.length === 0
      ? 'person'
      : (['person', 'person', 'institution', 'institution', 'none'] as const)[draw.below(5)]!
  const attendees = [slot.first, ...company].map((attendee, i): Attendee => ({
    kol: kols[attendee]!,
    rowId: recordId(KEY_PREFIX.call, slot.rows + 2 + i),
    deleted: deleted || (i > 0 && draw.chance(0.004))
  }))
  if (status === 'completed' && !deleted)
    for (const one of attendees) if (!one.deleted) diary.note(one.kol.index, slot.day)
  if (event && !event.kols.has(slot.first)) event.kols.set(slot.first, 'attendee')
  const prepared = draw.chance(msl.conduct.prepared + (introduction ? 0.2 : 0))
  const reactive = draw.chance(0.18)
  return {
    id: recordId(KEY_PREFIX.call, slot.rows + 1),
    number: slot.number,
    msl,
    attendees,
    filedUnder,
    day: slot.day,
    start,
    end,
    minutes,
    channel,
    kind: kindOf({ event, lecture, introduction, reactive, group: company.length > 0 }, draw),
    status,
    reactive,
    topics,
    product: draw.chance(0.7) ? PRODUCTS[kol.index % PRODUCTS.length]! : '',
    event,
    preparedAt: prepared ? Math.min(start - 30 * 60_000, size.exportedAt) - Math.floor(draw.unit() * 3 * DAY) : null,
    preparation: prepared ? preparationText(draw, topics[0]!) : '',
    notes: status === 'completed' && draw.chance(0.75) ? noteText(draw, topics[0]!) : '',
    createdAt: Math.min(createdAt, size.exportedAt - HOUR),
    submittedAt,
    modifiedAt: Math.min(size.exportedAt, Math.max(submittedAt ?? 0, createdAt) + (deleted ? DAY : 0)),
    deleted
  }
}

function topicsOf(kol: Kol, msl: Msl, draw: Draw): string[] {
  const fits = draw.chance(msl.conduct.topicFit)
  const missed = ALL_TOPICS.filter((topic) => !kol.interests.includes(topic))
  const topics = [fits ? draw.pick(kol.interests) : draw.pick(missed)]
  if (draw.chance(0.35)) topics.push(fits ? draw.pick(kol.field.topics) : draw.pick(missed))
  return [...new Set(topics)]
}

/** A congress that the MSL attends on that day, where the meeting is part of it. */
function congressOf({ events }: World, msl: Msl, day: Day, draw: Draw): SampleEvent | null {
  const event = events.find(
    ({ kind, startsOn, endsOn, msls }) =>
      kind === 'congress' && day >= startsOn && day <= endsOn && msls.get(msl.index) === 'attendee'
  )
  return event && draw.chance(0.8) ? event : null
}

/** Those who join; a lecture now and then. A newcomer meets people one by one. */
function companyOf(diary: Diary, msl: Msl, first: number, topic: string, draw: Draw): number[] {
  const kind = draw.unit()
  if (msl.part === 'newcomer' || kind > 0.146) return []
  if (kind > 0.14) return diary.audience(first, draw.between(12, 24), draw)
  let wanted = 1
  while (wanted < 5 && draw.chance(0.4)) wanted++
  return diary.company(first, wanted, topic, draw)
}

function channelOf(kol: Kol, msl: Msl, group: boolean, draw: Draw): Channel {
  const { matchChannel, phoneInstead } = msl.conduct
  const possible = (channel: Channel) =>
    group ? channel === 'in-person' || channel === 'video' : channel !== 'email' || !kol.emailRefused
  const digital = kol.channels.some((channel) => channel === 'video' || channel === 'email')
  if (!group && digital && !kol.channels.includes('phone') && draw.chance(phoneInstead)) return 'phone'
  const wished = kol.channels.filter(possible)
  if (wished.length > 0 && draw.chance(matchChannel)) return draw.pick(wished)
  const usual = HABITUAL[draw.weighted(HABITUAL_WEIGHTS)]![0]
  return possible(usual) ? usual : group ? 'in-person' : 'phone'
}

/** Reports not yet written when the export was taken leave a draft. */
function fateOf(end: Instant, written: Instant, exportedAt: Instant, draw: Draw): MeetingStatus {
  const fate = FATES[draw.weighted(FATE_WEIGHTS)]![0]
  return fate === 'completed' && written >= exportedAt ? (end < exportedAt ? 'draft' : 'planned') : fate
}

/** When the record was made: days ahead for most meetings, with the report for the others. */
function arrangedAt(start: Instant, written: Instant, status: MeetingStatus, draw: Draw): Instant {
  const early = start - Math.floor(draw.between(1, 15) * DAY * (0.4 + 0.6 * draw.unit()))
  return draw.chance(0.7) || status !== 'completed' ? early : Math.floor(written - 60_000)
}

interface Circumstances {
  event: SampleEvent | null
  lecture: boolean
  introduction: boolean
  reactive: boolean
  group: boolean
}

function kindOf({ event, lecture, introduction, reactive, group }: Circumstances, draw: Draw): MeetingKind {
  if (event) return 'congress'
  if (lecture) return 'education'
  if (introduction) return 'introduction'
  if (reactive && draw.chance(0.35)) return 'inquiry-response'
  if (group && draw.chance(0.2)) return 'advisory'
  return draw.chance(0.04) ? 'trial-support' : 'scientific-exchange'
}
