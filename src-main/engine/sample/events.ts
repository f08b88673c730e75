import { addMonths, dayOf, isWorkingDay, monthOf, weekday, type Day } from './calendar'
import { Urn, type Draw } from './draw'
import { groupBy } from './groups'
import { KEY_PREFIX, recordId } from './ids'
import type { SampleSize } from './options'
import type { Kol, Msl } from './people'
import { FIELDS } from './topics'

export type EventRole = 'speaker' | 'chair' | 'panel' | 'poster' | 'attendee' | 'organiser'

/** What the team wants to find out at a congress. */
export interface PlannedQuestion {
  readonly text: string
  readonly answered: boolean
}

export interface SampleEvent {
  readonly index: number
  readonly id: string
  readonly name: string
  readonly kind: 'congress' | 'symposium' | 'round-table'
  readonly startsOn: Day
  /** The last day. */
  readonly endsOn: Day
  readonly city: string
  readonly country: string
  readonly topic: string
  readonly organiser: number
  /** Of congresses alone. */
  readonly questions: readonly PlannedQuestion[]
  /** KOLs by index; those met at a congress join while the interactions are made. */
  readonly kols: Map<number, EventRole>
  readonly msls: Map<number, EventRole>
}

/** Where congresses of each field are held: month and city. */
const CONGRESSES: readonly { field: string; month: number; city: string; country: string }[] = [
  { field: 'Gastroenterology', month: 3, city: 'Valencia', country: 'ES' },
  { field: 'Neurology', month: 5, city: 'Warszawa', country: 'PL' },
  { field: 'Rheumatology', month: 6, city: 'Torino', country: 'IT' },
  { field: 'Pulmonology', month: 9, city: 'Rotterdam', country: 'NL' },
  { field: 'Dermatology', month: 10, city: 'Lyon', country: 'FR' }
]

type Unnumbered = Omit<SampleEvent, 'index' | 'id'>

/** Congresses of each field every year, and local symposia and round tables between them. */
export function makeEvents(size: SampleSize, msls: readonly Msl[], kols: readonly Kol[], draw: Draw): SampleEvent[] {
  const publishing = kols.filter(({ fitness }) => fitness > 0)
  if (publishing.length < 4) return []
  const events = [
    ...congresses(size, msls, publishing, draw.of('congresses')),
    ...localMeetings(size, publishing, draw.of('local'))
  ]
  return events
    .sort((a, b) => a.startsOn - b.startsOn)
    .map((event, index) => ({ ...event, index, id: recordId(KEY_PREFIX.event, index + 1) }))
}

function congresses(size: SampleSize, msls: readonly Msl[], kols: readonly Kol[], draw: Draw): Unnumbered[] {
  const events: Unnumbered[] = []
  const last = monthOf(size.to - 1).year
  for (let year = monthOf(size.from).year; year <= last; year++) {
    for (const { field, month, city, country } of CONGRESSES) {
      const startsOn = secondWednesday(year, month)
      const members = kols.filter((kol) => kol.field.specialty === field)
      if (startsOn < size.from || startsOn + 4 > size.to || members.length < 6) continue
      const topics = FIELDS.find(({ specialty }) => specialty === field)!.topics
      const event: Unnumbered = {
        name: `European Congress of Sample ${field} ${year}`,
        kind: 'congress',
        startsOn,
        endsOn: startsOn + 3,
        city,
        country,
        topic: topics[year % topics.length]!,
        organiser: draw.below(msls.length),
        questions: questionsOn(topics, draw.of(`questions/${field}/${year}`)),
        kols: new Map(),
        msls: new Map()
      }
      const audience = Math.min(160, Math.round(members.length * 0.4))
      // Faculty stays small beside the audience: a plenary of dozens would tie everybody to everybody.
      seat(
        event,
        members,
        { chair: 2, speaker: Math.min(10, Math.ceil(members.length / 12)), poster: 5, attendee: audience },
        size,
        draw
      )
      for (const msl of msls) if (draw.chance(0.45)) event.msls.set(msl.index, 'attendee')
      events.push(event)
    }
  }
  return events
}

const QUESTIONS = [
  (topic: string) => `Which data on ${topic} do speakers call missing?`,
  (topic: string) => `Who leads the discussion of ${topic}?`,
  (topic: string) => `How will practice change after the news on ${topic}?`
] as const

/** Two or three questions, most of which somebody brings an answer to. */
function questionsOn(topics: readonly string[], draw: Draw): PlannedQuestion[] {
  const asked = draw.some(QUESTIONS, draw.between(2, 3))
  return asked.map((ask) => ({ text: ask(draw.pick(topics)), answered: draw.chance(0.7) }))
}

function localMeetings(size: SampleSize, kols: readonly Kol[], draw: Draw): Unnumbered[] {
  const count = Math.round((kols.length * (size.to - size.from)) / 365 / 9)
  const circles = groupBy(kols, (kol) => `${kol.field.specialty}|${kol.institution.region}`)
  const byField = groupBy(kols, (kol) => kol.field)
  const large = [...circles.values()].filter((circle) => circle.length >= 4)
  if (large.length === 0) return []
  const urn = new Urn(large.map((circle) => circle.length))
  const events: Unnumbered[] = []
  for (let i = 0; i < count; i++) {
    const circle = large[urn.draw(draw)!]!
    let day = size.from + draw.below(size.to - size.from)
    while (!isWorkingDay(day)) day++
    if (day >= size.to) continue
    const host = draw.pick(circle)
    const kind = draw.chance(0.6) ? 'symposium' : 'round-table'
    const topic = draw.pick(host.field.topics)
    const { city, country } = host.institution
    const event: Unnumbered = {
      name: `${kind === 'symposium' ? 'Symposium' : 'Round table'} on ${topic}, ${city}`,
      kind,
      startsOn: day,
      endsOn: day,
      city,
      country,
      topic,
      organiser: host.home,
      questions: [],
      kols: new Map(),
      msls: new Map([[host.home, 'organiser']])
    }
    // A few guests from elsewhere tie the regions together.
    const guests = Array.from({ length: draw.between(0, 2) }, () => draw.pick(byField.get(host.field)!))
    const invited = [...new Set([...circle, ...guests])]
    const seats =
      kind === 'symposium'
        ? { chair: 1, speaker: draw.between(2, 4), attendee: draw.between(6, 16) }
        : { chair: 1, panel: draw.between(3, 5) }
    seat(event, invited, seats, size, draw)
    events.push(event)
  }
  return events
}

/** Fills the seats by fitness; rising experts are asked to speak over the last year, and seldom before. */
function seat(
  event: Unnumbered,
  people: readonly Kol[],
  seats: Partial<Record<EventRole, number>>,
  size: SampleSize,
  draw: Draw
): void {
  const recent = event.startsOn >= addMonths(size.to, -12)
  const onStage = new Urn(people.map((kol) => (kol.rising ? (recent ? 14 : 0.05) : kol.fitness)))
  const inHall = new Urn(people.map((kol) => Math.sqrt(kol.fitness)))
  for (const [role, count] of Object.entries(seats) as [EventRole, number][]) {
    const urn = role === 'attendee' ? inHall : onStage
    for (let attempt = 0, taken = 0; taken < count && attempt < count * 4; attempt++) {
      const drawn = urn.draw(draw)
      if (drawn === null) return
      const kol = people[drawn]!.index
      if (event.kols.has(kol)) continue
      event.kols.set(kol, role)
      taken++
    }
  }
}

function secondWednesday(year: number, month: number): Day {
  const first = dayOf(`${year}-${String(month).padStart(2, '0')}-01`)
  return first + ((9 - weekday(first)) % 7) + 7
}
