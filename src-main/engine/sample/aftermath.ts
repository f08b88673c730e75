import { addWeekdays, dayOfInstant, type Day, type Instant } from './calendar'
import type { Draw } from './draw'
import { KEY_PREFIX, recordId } from './ids'
import type { Meeting } from './meeting'
import type { Kol } from './people'
import { followUpText, insightText, questionText, type Mood } from './wording'
import type { World } from './world'

const HOUR = 3_600_000

export interface SampleInsight {
  readonly id: string
  readonly kol: Kol
  readonly observedAt: Instant
  readonly submittedAt: Instant
  readonly theme: string
  readonly mood: Mood
  readonly text: string
  /** Ratings 0–3: specific, new, sourced, linked, so what; empty where nobody has rated it. */
  readonly rubric: readonly number[]
  /** What the function that received it made of it; null while nobody has looked. */
  readonly judged: { readonly actionable: boolean; readonly actionedOn: Day | null } | null
}

export interface SampleInquiry {
  readonly id: string
  readonly kol: Kol
  readonly receivedAt: Instant
  readonly dueAt: Instant
  readonly answeredAt: Instant | null
  readonly text: string
  readonly topic: string
  /** 1–5; null where it was not answered or nobody said. */
  readonly satisfaction: number | null
}

export interface SampleFollowUp {
  readonly id: string
  readonly kol: Kol
  readonly what: string
  readonly dueOn: Day
  readonly doneAt: Instant | null
}

export interface SampleFeedback {
  readonly id: string
  readonly kol: Kol
  readonly givenOn: Day
  readonly dimension: string
  readonly score: number
}

/** A KOL was asked for feedback, whether it came or not. */
export interface SampleInvitation {
  readonly kol: Kol
  readonly sentOn: Day
}

/** What a meeting leads to. */
export interface Aftermath {
  readonly insight: SampleInsight | null
  readonly inquiry: SampleInquiry | null
  readonly followUp: SampleFollowUp | null
  readonly invitation: SampleInvitation | null
  readonly feedback: SampleFeedback | null
  /** What the report says of the next step: words, `none needed`, or nothing. */
  readonly nextStep: string
}

const DIMENSIONS = ['usefulness', 'knowledge', 'use of time', 'follow-up'] as const
const MOODS: readonly Mood[] = ['positive', 'neutral', 'negative']

/** Follows every completed meeting up; ids count on from meeting to meeting. */
export class Aftermaths {
  readonly #draw: Draw
  /** For what is said of records later on, so that it changes none of them. */
  readonly #later: Draw
  readonly #invited: Draw
  #insights = 0
  #inquiries = 0
  #followUps = 0
  #feedback = 0

  constructor(private readonly world: World) {
    this.#draw = world.draw.of('aftermath')
    this.#later = world.draw.of('judged')
    this.#invited = world.draw.of('invited')
  }

  of(meeting: Meeting): Aftermath {
    if (meeting.status !== 'completed' || meeting.deleted) {
      return { insight: null, inquiry: null, followUp: null, invitation: null, feedback: null, nextStep: '' }
    }
    const draw = this.#draw
    const { conduct } = meeting.msl
    const followUp = draw.chance(conduct.followUp) ? this.#followUp(meeting) : null
    const nextStep = followUp?.what ?? (draw.chance(conduct.noneNeeded) ? 'none needed' : '')
    const insight = draw.chance(conduct.insight) ? this.#insight(meeting) : null
    const inquiry = draw.chance(0.11) ? this.#inquiry(meeting) : null
    const feedback = draw.chance(0.06) ? this.#ask(meeting) : null
    return { insight, inquiry, followUp, invitation: this.#invite(meeting, feedback), feedback, nextStep }
  }

  #insight({ attendees, msl, end, topics }: Meeting): SampleInsight | null {
    const draw = this.#draw
    const submittedAt = end + Math.max(5 * 60_000, draw.lognormal(msl.conduct.insightHours, 1) * HOUR)
    if (submittedAt >= this.world.size.exportedAt) return null
    const mood = draw.pick(MOODS)
    const rate = () => Math.max(0, Math.min(3, Math.round(msl.conduct.rubric + 0.8 * draw.normal())))
    return {
      id: recordId(KEY_PREFIX.insight, ++this.#insights),
      kol: draw.pick(attendees).kol,
      observedAt: end,
      submittedAt,
      theme: topics[0]!,
      mood,
      text: insightText(draw, mood, topics[0]!),
      rubric: draw.chance(0.7) ? [rate(), rate(), rate(), rate(), rate()] : [],
      judged: this.#judge(msl.conduct.rubric, dayOfInstant(submittedAt))
    }
  }

  /** Three in four are looked at, within three weeks; good ones are taken up more often, and half of those acted on. */
  #judge(rubric: number, submittedOn: Day): SampleInsight['judged'] {
    const later = this.#later
    const isReviewed = later.chance(0.75)
    const actionable = later.chance(0.2 + 0.16 * rubric)
    const isActioned = later.chance(0.5)
    const actionedOn = submittedOn + 7 + Math.round(later.lognormal(50, 0.6))
    if (!isReviewed || submittedOn + 21 >= this.world.size.to) return null
    return { actionable, actionedOn: actionable && isActioned && actionedOn < this.world.size.to ? actionedOn : null }
  }

  #inquiry({ attendees, msl, end, topics }: Meeting): SampleInquiry {
    const draw = this.#draw
    const answeredAt = end + draw.lognormal(40, 0.8) * HOUR
    const isAnswered = answeredAt < this.world.size.exportedAt && draw.chance(0.96)
    const said = this.#later.chance(0.4)
    const satisfaction = Math.max(1, Math.min(5, Math.round(msl.conduct.rating + 0.9 * this.#later.normal())))
    return {
      id: recordId(KEY_PREFIX.inquiry, ++this.#inquiries),
      kol: attendees[0]!.kol,
      receivedAt: end,
      dueAt: end + 7 * 24 * HOUR,
      answeredAt: isAnswered ? answeredAt : null,
      text: questionText(draw, topics[0]!),
      topic: topics[0]!,
      satisfaction: isAnswered && said ? satisfaction : null
    }
  }

  #followUp({ attendees, msl, day, topics }: Meeting): SampleFollowUp {
    const draw = this.#draw
    const dueOn = addWeekdays(day, draw.between(3, 15))
    const inTime = draw.chance(msl.conduct.onTime)
    const doneOn = inTime ? day + Math.max(1, Math.floor((dueOn - day) * draw.unit())) : dueOn + draw.between(1, 30)
    const isDone = inTime || draw.chance(msl.conduct.doneAtAll)
    const doneAt = doneOn * 24 * HOUR + 15 * HOUR
    return {
      id: recordId(KEY_PREFIX.task, ++this.#followUps),
      kol: attendees[0]!.kol,
      what: followUpText(draw, topics[0]!),
      dueOn,
      doneAt: isDone && doneAt < this.world.size.exportedAt ? doneAt : null
    }
  }

  /** On the day after, to everybody who answered and to more who did not. */
  #invite({ attendees, end }: Meeting, feedback: SampleFeedback | null): SampleInvitation | null {
    const isSilent = this.#invited.chance(0.08)
    const sentOn = dayOfInstant(end) + 1
    if ((feedback === null && !isSilent) || sentOn >= this.world.size.to) return null
    return { kol: attendees[0]!.kol, sentOn }
  }

  #ask({ attendees, msl, end }: Meeting): SampleFeedback | null {
    const draw = this.#draw
    const givenOn = dayOfInstant(end) + draw.between(3, 20)
    if (givenOn >= this.world.size.to) return null
    return {
      id: `R${String(++this.#feedback).padStart(6, '0')}`,
      kol: attendees[0]!.kol,
      givenOn,
      dimension: draw.pick(DIMENSIONS),
      score: Math.max(1, Math.min(5, Math.round(msl.conduct.rating + 0.9 * draw.normal())))
    }
  }
}
