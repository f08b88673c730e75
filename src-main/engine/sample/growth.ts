import { addMonths, monthStart, type Day } from './calendar'
import type { Draw } from './draw'
import type { SampleObjective } from './objectives'
import type { SampleSize } from './options'
import type { Kol, Msl, People } from './people'
import type { Plan } from './plan'
import { numberedId } from './research'
import { FIELDS, SHARED_TOPICS } from './topics'

/** What the team has set out to hear about; insights on its topic belong to it. */
export interface SamplePriority {
  readonly id: string
  readonly topic: string
  readonly from: Day
}

export interface SampleStage {
  readonly msl: number
  readonly kol: number
  readonly stage: string
  readonly ratedOn: Day
  /** The manager: nobody judges their own relationships alone. */
  readonly rater: string
}

export interface SampleStep {
  readonly msl: number
  readonly kol: number
  readonly name: string
  readonly plannedOn: Day
  readonly reachedOn: Day | null
}

export interface SampleSession {
  readonly id: string
  readonly msl: number
  readonly heldOn: Day
  readonly audience: 'external' | 'internal'
  readonly attendees: number
  /** Of 100; null where nobody was tested. */
  readonly before: number | null
  readonly after: number | null
  readonly paired: boolean
  readonly ratings: number
  readonly top2: number
}

/** An answer of a colleague, who is not named. */
export interface SampleOpinion {
  readonly id: string
  readonly msl: number
  readonly rater: 'peer' | 'manager'
  readonly givenOn: Day
  readonly dimension: string
  readonly score: number
}

export interface SampleNote {
  readonly objective: string
  readonly notedOn: Day
  readonly kind: 'obstacle' | 'achievement'
  readonly text: string
  readonly resolvedOn: Day | null
}

/** What grows beside the meetings: relationships, KOLs, knowledge, colleagues' trust. */
export interface Growth {
  readonly priorities: readonly SamplePriority[]
  readonly stages: readonly SampleStage[]
  readonly steps: readonly SampleStep[]
  readonly sessions: readonly SampleSession[]
  readonly opinions: readonly SampleOpinion[]
  readonly notes: readonly SampleNote[]
}

const STAGES = ['transactional', 'engaged', 'collaborating', 'trusted-partner'] as const
const STEPS = ['First advisory meeting', 'Co-created education', 'Speaker at a regional meeting'] as const
const QUESTIONS = ['cooperation', 'clarity'] as const
const OBSTACLES = [
  'Access to the largest hospital needs a new agreement.',
  'Two KOLs moved to other institutions.',
  'Material is not yet approved in this country.',
  'Travel budget is on hold.'
] as const
const ACHIEVEMENTS = ['First meeting with the new head of department.', 'The panel is verified.'] as const

/** Draws of its own for each part, so that none changes the others. */
export function makeGrowth(
  size: SampleSize,
  people: People,
  plan: Plan,
  objectives: readonly SampleObjective[],
  draw: Draw
): Growth {
  const { msls } = people
  return {
    priorities: makePriorities(size, draw.of('priorities')),
    stages: msls.flatMap((msl) => stagesOf(size, msl, plan, draw.of(`stages/${msl.index}`))),
    steps: makeSteps(size, people, plan, draw.of('steps')),
    sessions: msls
      .flatMap((msl) => sessionsOf(size, msl, draw.of(`sessions/${msl.index}`)))
      .map((session, i) => ({ ...session, id: numberedId('ES', i) })),
    opinions: msls
      .flatMap((msl) => opinionsOf(size, msl, draw.of(`opinions/${msl.index}`)))
      .map((opinion, i) => ({ ...opinion, id: numberedId('C', i) })),
    notes: makeNotes(size, objectives, draw.of('notes'))
  }
}

/** Topics of the area that many talk about, and one that few do. */
function makePriorities(size: SampleSize, draw: Draw): SamplePriority[] {
  const topics = [...draw.some(SHARED_TOPICS, 5), FIELDS[0]!.topics[0]!, FIELDS.at(-1)!.topics[0]!]
  return topics.map((topic, i) => ({ id: numberedId('LP', i), topic, from: size.from }))
}

const panelOf = (plan: Plan, msl: Msl) => [...new Set(plan.entries[msl.index]!.map(({ kol }) => kol))]

/** Judged twice a year; those who keep what they promise get on faster. */
function stagesOf(size: SampleSize, msl: Msl, plan: Plan, draw: Draw): SampleStage[] {
  const first = Math.max(size.from, msl.startedOn) + 30
  return panelOf(plan, msl).flatMap((kol) => {
    if (!draw.chance(0.5)) return []
    let place = draw.weighted([0.45, 0.4, 0.15])
    const rated: SampleStage[] = []
    for (let day = first + draw.below(40); day < size.to; day = addMonths(day, 6)) {
      rated.push({ msl: msl.index, kol, stage: STAGES[place]!, ratedOn: day, rater: msl.manager })
      if (draw.chance(0.35 * msl.conduct.onTime)) place = Math.min(STAGES.length - 1, place + 1)
      else if (draw.chance(0.07)) place = Math.max(0, place - 1)
    }
    return rated
  })
}

/** Plans for some of those early in career, one MSL for each. */
function makeSteps(size: SampleSize, { msls, kols }: People, plan: Plan, draw: Draw): SampleStep[] {
  const planned = new Set<number>()
  const early = ({ careerStartedOn }: Kol) => careerStartedOn > addMonths(size.from, -12 * 15)
  return msls.flatMap((msl) => {
    const panel = panelOf(plan, msl).filter((kol) => !planned.has(kol) && early(kols[kol]!))
    return draw.some(panel, 3).flatMap((kol) => {
      planned.add(kol)
      // The last step falls about the end of the sample, so that some are due and some are not yet.
      const first = Math.max(addMonths(size.to, -13), size.from, msl.startedOn) + draw.below(120)
      return STEPS.map((name, i) => {
        const plannedOn = first + i * 140
        const day = plannedOn + draw.between(-20, 40)
        const isReached = day < size.to && draw.chance(0.55 + 0.3 * msl.conduct.onTime)
        return { msl: msl.index, kol, name, plannedOn, reachedOn: isReached ? day : null }
      })
    })
  })
}

/** Education of others every two months or so, of colleagues twice a year. */
function sessionsOf(size: SampleSize, msl: Msl, draw: Draw): Omit<SampleSession, 'id'>[] {
  const from = Math.max(size.from, msl.startedOn + 60)
  const { rating } = msl.conduct
  const sessions = (audience: SampleSession['audience'], every: number) => {
    const held: Omit<SampleSession, 'id'>[] = []
    for (let day = from + draw.below(every); day < size.to; day += every + draw.between(-15, 15)) {
      const attendees = draw.between(6, 24)
      const ratings = Math.round(attendees * (0.5 + 0.4 * draw.unit()))
      const before = draw.between(38, 62)
      const gain = Math.max(0.05, Math.min(0.8, 0.12 * (rating - 1) + 0.12 * draw.normal()))
      const top2 = Array.from({ length: ratings }, () => draw.chance((rating - 1) / 3.6)).filter(Boolean).length
      const isTested = audience === 'external' && draw.chance(0.85)
      held.push({
        msl: msl.index,
        heldOn: day,
        audience,
        attendees,
        before: isTested ? before : null,
        after: isTested ? Math.round(before + gain * (100 - before)) : null,
        paired: draw.chance(0.7),
        ratings,
        top2
      })
    }
    return held
  }
  return [...sessions('external', 62), ...sessions('internal', 180)]
}

/** Twice a year some colleagues answer two questions; sometimes too few of them to be shown. */
function opinionsOf(size: SampleSize, msl: Msl, draw: Draw): Omit<SampleOpinion, 'id'>[] {
  const found: Omit<SampleOpinion, 'id'>[] = []
  for (let half = monthStart(size.from, 2); half < size.to; half = monthStart(half, 6)) {
    const asked = draw.between(3, 6)
    for (let person = 0; person < asked; person++) {
      const givenOn = half + draw.below(20)
      if (givenOn >= size.to || givenOn < msl.startedOn + 60) continue
      const rater = person === 0 ? ('manager' as const) : ('peer' as const)
      for (const dimension of QUESTIONS) {
        const score = Math.max(1, Math.min(5, Math.round(msl.conduct.rating + 0.7 * draw.normal())))
        found.push({ msl: msl.index, rater, givenOn, dimension, score })
      }
    }
  }
  return found
}

function makeNotes(size: SampleSize, objectives: readonly SampleObjective[], draw: Draw): SampleNote[] {
  return objectives.flatMap(({ id, from, to }): SampleNote[] => {
    const kind = draw.chance(0.35) ? 'obstacle' : draw.chance(0.2) ? 'achievement' : null
    const notedOn = from + draw.below(Math.max(1, Math.min(to, size.to) - from))
    const resolvedOn = notedOn + Math.round(draw.lognormal(24, 0.7))
    if (kind === null) return []
    const text = draw.pick(kind === 'obstacle' ? OBSTACLES : ACHIEVEMENTS)
    const isResolved = kind === 'obstacle' && resolvedOn < size.to && draw.chance(0.85)
    return [{ objective: id, notedOn, kind, text, resolvedOn: isResolved ? resolvedOn : null }]
  })
}
