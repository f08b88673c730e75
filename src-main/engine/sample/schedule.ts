import { dayWeight, monthStart, type Day } from './calendar'
import type { Msl } from './people'
import type { World } from './world'

/** The meetings of one MSL in one month. */
export interface Cell {
  readonly msl: Msl
  /** Working days and how likely a meeting falls on each. */
  readonly days: readonly Day[]
  readonly weights: readonly number[]
  readonly meetings: number
  /** After the last day of the sample: planned meetings only. */
  readonly ahead: boolean
}

/** A newcomer has met so few that nothing can be said, however large the sample is. */
const NEWCOMER_MEETINGS = 14
/** Share of the interactions that lie ahead on the day of the export. */
const AHEAD_SHARE = 0.012
const AHEAD_DAYS = 28
/** How much fuller the days of a congress are for those who attend. */
const CONGRESS_FACTOR = 1.8

/** Shares the interactions out to MSLs and months by working days, season, part and presence; months in order. */
export function* schedule(world: World): Generator<Cell> {
  const { size, msls, draw } = world
  const spans = spansOf(size.from, size.to)
  const volumeDraw = draw.of('volume')
  const volumes = msls.map((msl) =>
    hasSomebodyToSee(world, msl) ? msl.conduct.volume * volumeDraw.lognormal(1, 0.06) : 0
  )
  const busy = congressDays(world)
  const weightsOf = (msl: Msl, days: readonly Day[]) =>
    days.map((day) => dayWeight(day) * volumes[msl.index]! * (busy[msl.index]!.has(day) ? CONGRESS_FACTOR : 1))

  const past = spans.flatMap((span) => msls.map((msl) => ({ msl, weight: sum(weightsOf(msl, daysOf(msl, span))) })))
  const ahead = Math.round(size.interactions * AHEAD_SHARE)
  const held = apportion(limitNewcomers(past, size.interactions - ahead), size.interactions - ahead)
  const later = apportion(
    msls.map((msl) => volumes[msl.index]!),
    ahead
  )

  for (const [month, span] of spans.entries()) {
    for (const msl of msls) {
      const meetings = held[month * msls.length + msl.index]!
      if (meetings === 0) continue
      const days = daysOf(msl, span)
      yield { msl, days, weights: weightsOf(msl, days), meetings, ahead: false }
    }
  }
  for (const msl of msls) {
    const meetings = later[msl.index]!
    const days = daysOf(msl, { from: size.to, to: size.to + AHEAD_DAYS })
    if (meetings > 0) yield { msl, days, weights: weightsOf(msl, days), meetings, ahead: true }
  }
}

interface Span {
  from: Day
  to: Day
}

/** Calendar months, the first and the last cut to the period. */
function spansOf(from: Day, to: Day): Span[] {
  const spans: Span[] = []
  for (let start = from; start < to;) {
    const end = Math.min(to, monthStart(start, 1))
    spans.push({ from: start, to: end })
    start = end
  }
  return spans
}

function daysOf(msl: Msl, { from, to }: Span): Day[] {
  const days: Day[] = []
  for (let day = Math.max(from, msl.startedOn); day < to; day++) {
    const away = msl.leave !== null && day >= msl.leave.from && day < msl.leave.to
    if (!away && dayWeight(day) > 0) days.push(day)
  }
  return days
}

function hasSomebodyToSee({ plan }: World, { index }: Msl): boolean {
  return plan.entries[index]!.length + plan.offPlan[index]!.length > 0
}

function congressDays({ events, msls }: World): Set<Day>[] {
  const days = msls.map(() => new Set<Day>())
  for (const event of events) {
    if (event.kind !== 'congress') continue
    for (const [msl, role] of event.msls) {
      if (role !== 'attendee') continue
      for (let day = event.startsOn; day <= event.endsOn; day++) days[msl]!.add(day)
    }
  }
  return days
}

/** Scales the newcomers' weights down to what gives each no more than the limit. */
function limitNewcomers(cells: readonly { msl: Msl; weight: number }[], interactions: number): number[] {
  const weights = cells.map(({ weight }) => weight)
  const others = sum(cells.filter(({ msl }) => msl.part !== 'newcomer').map(({ weight }) => weight))
  if (others === 0) return weights
  const own = new Map<Msl, number>()
  for (const { msl, weight } of cells) if (msl.part === 'newcomer') own.set(msl, (own.get(msl) ?? 0) + weight)
  const perWeight = Math.max(1, interactions - own.size * NEWCOMER_MEETINGS) / others
  return cells.map(({ msl, weight }) => {
    const total = own.get(msl)
    return total === undefined || total === 0 ? weight : weight * Math.min(1, NEWCOMER_MEETINGS / (total * perWeight))
  })
}

/** Whole numbers in proportion to weights that add up exactly (largest remainders, ties by order). */
export function apportion(weights: readonly number[], total: number): number[] {
  const all = sum(weights)
  if (all === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (weight / all) * total)
  const counts = exact.map(Math.floor)
  const rest = total - sum(counts)
  const order = [...exact.keys()].sort((a, b) => exact[b]! - counts[b]! - (exact[a]! - counts[a]!) || a - b)
  for (const i of order.slice(0, rest)) counts[i]!++
  return counts
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
