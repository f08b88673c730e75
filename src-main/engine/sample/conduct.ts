/** The parts that MSLs of the sample play; `ordinary` is the part of those without a story. */
export const PARTS = [
  'over-reliant',
  'late-documentation',
  'no-follow-up',
  'off-channel',
  'topic-misfit',
  'newcomer',
  'strong',
  'on-leave',
  'recovered'
] as const

export type Part = (typeof PARTS)[number] | 'ordinary'

/** How an MSL works: probabilities, medians and means that the records are drawn from. */
export interface Conduct {
  /** Meetings against an ordinary MSL's who works full time. */
  volume: number
  /** Share of meetings led by one of three favourites, while the habit lasts. */
  favourites: number
  /** Share of meetings with KOLs off the plan. */
  offPlan: number
  /** Chance that the channel is one the KOL prefers, where a preference is known. */
  matchChannel: number
  /** Chance that a KOL who prefers video or e-mail is phoned instead. */
  phoneInstead: number
  /** Chance that a topic is among the KOL's interests. */
  topicFit: number
  /** Chance that a meeting was prepared in writing. */
  prepared: number
  /** Median hours from a meeting's end to its report. */
  reportHours: number
  /** Median hours from a meeting's end to the insight. */
  insightHours: number
  /** Chance that a meeting yields an insight. */
  insight: number
  /** Mean of the rubric ratings, 0–3. */
  rubric: number
  /** Chance that a follow-up is agreed, and that "none needed" is noted where none is. */
  followUp: number
  noneNeeded: number
  /** Chance that a follow-up is done by its due day, and done at all. */
  onTime: number
  doneAtAll: number
  /** Mean of KOLs' ratings, 1–5. */
  rating: number
}

const ORDINARY: Conduct = {
  volume: 1,
  favourites: 0,
  offPlan: 0.06,
  matchChannel: 0.74,
  phoneInstead: 0,
  topicFit: 0.8,
  prepared: 0.68,
  reportHours: 7,
  insightHours: 9,
  insight: 0.34,
  rubric: 1.9,
  followUp: 0.56,
  noneNeeded: 0.86,
  onTime: 0.91,
  doneAtAll: 0.97,
  rating: 4.1
}

const CONDUCT: Record<Part, Partial<Conduct>> = {
  ordinary: {},
  'over-reliant': { favourites: 0.62, offPlan: 0.03, rating: 4 },
  'late-documentation': { reportHours: 130, insightHours: 340, rubric: 1.4 },
  'no-follow-up': { followUp: 0.22, noneNeeded: 0.12, onTime: 0.34, doneAtAll: 0.55, rating: 3.5 },
  'off-channel': { matchChannel: 0.4, phoneInstead: 0.78, rating: 3.7 },
  'topic-misfit': { offPlan: 0.4, topicFit: 0.24, prepared: 0.22, insight: 0.24, rubric: 1.3, rating: 3.4 },
  newcomer: { volume: 0.45, offPlan: 0, prepared: 0.8 },
  strong: {
    volume: 1.06,
    offPlan: 0.03,
    matchChannel: 0.92,
    topicFit: 0.92,
    prepared: 0.94,
    reportHours: 3,
    insightHours: 3,
    insight: 0.4,
    rubric: 2.5,
    followUp: 0.64,
    noneNeeded: 0.97,
    onTime: 0.98,
    doneAtAll: 1,
    rating: 4.7
  },
  'on-leave': {},
  recovered: { favourites: 0.6, offPlan: 0.04 }
}

/** How an MSL with a part works. */
export function conductOf(part: Part): Conduct {
  return { ...ORDINARY, ...CONDUCT[part] }
}
