import { monthOf, monthStart, type Day } from './calendar'
import type { Part } from './conduct'
import { KEY_PREFIX, recordId } from './ids'
import type { SampleSize } from './options'
import type { Msl } from './people'

/** What an MSL agreed on with the lead for half a year. */
export interface SampleObjective {
  readonly id: string
  readonly msl: Msl
  readonly kpi: string
  readonly text: string
  /** Null where what is agreed is a band. */
  readonly target: number | null
  readonly band: { readonly low: number; readonly high: number } | null
  /** Percent of all objectives of the half-year. */
  readonly weight: number
  /** Half-open. */
  readonly from: Day
  readonly to: Day
}

type Aim = Pick<SampleObjective, 'kpi' | 'text'> & Partial<Pick<SampleObjective, 'target' | 'band'>>

const COVERAGE: Aim = { kpi: 'target-kol-coverage', text: 'See the KOLs of the plan', target: 0.9 }
const PROMISES: Aim = { kpi: 'followup-on-time', text: 'Do by its day what was promised', target: 0.85 }

/** What each is asked for beside that, by what they are known for. */
const OWN: Partial<Record<Part, Aim>> = {
  'over-reliant': { kpi: 'effective-kol-ratio', text: 'Spread visits over the panel', band: { low: 0.6, high: 1.3 } },
  'late-documentation': { kpi: 'on-time-documentation', text: 'Report within two working days', target: 0.9 },
  'no-follow-up': { kpi: 'followup-set-rate', text: 'End each meeting with a next step', target: 0.9 },
  'off-channel': { kpi: 'channel-preference-match', text: 'Use the channels KOLs prefer', target: 0.7 },
  'topic-misfit': { kpi: 'topic-interest-fit', text: 'Talk about what interests the KOL', target: 0.7 }
}
const EXCHANGE: Aim = { kpi: 'substantive-exchange-share', text: 'Leave each meeting with something', target: 0.75 }

/** Who has just begun cannot have seen everybody. */
const NEWCOMER_COVERAGE: Aim = { ...COVERAGE, target: 0.4 }

const WEIGHTS = [40, 30, 30] as const

/** The objectives of the last two half-years of the sample, three for each MSL in the role. */
export function makeObjectives({ to: end }: SampleSize, msls: readonly Msl[]): SampleObjective[] {
  const last = halfYearStart(end - 1)
  const agreed = [monthStart(last, -6), last].flatMap((half) =>
    msls.flatMap((msl) => {
      const [from, to] = [Math.max(half, msl.startedOn), monthStart(half, 6)]
      const aims = [msl.part === 'newcomer' ? NEWCOMER_COVERAGE : COVERAGE, PROMISES, OWN[msl.part] ?? EXCHANGE]
      return from >= Math.min(to, end)
        ? []
        : aims.map((aim, i) => ({ target: null, band: null, ...aim, msl, weight: WEIGHTS[i]!, from, to }))
    })
  )
  return agreed.map((one, i) => ({ ...one, id: recordId(KEY_PREFIX.plan, i + 1) }))
}

function halfYearStart(day: Day): Day {
  return monthStart(day, -((monthOf(day).month - 1) % 6))
}
