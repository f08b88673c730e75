import { objectiveStatus, type Band, type ObjectiveStatus } from '#contract/kpi'
import type { MilestoneCount, Objective, SeasonKnown } from '#contract/objectives'
import { formatDay, formatInterval, formatList, formatValue } from '#renderer/i18n/format'
import { kpiName } from '#renderer/i18n/kpi-words'
import { t } from '#renderer/i18n/text.svelte'
import type { Status } from '#renderer/kit/status'

/** The mark each status has; its word tells apart those that share one. */
const marks: Record<ObjectiveStatus, Status> = {
  met: 'on-track',
  'on-track': 'on-track',
  'at-risk': 'at-risk',
  'off-track': 'off-track',
  undecided: 'too-few',
  'no-target': 'too-few'
}

export const markOf = (objective: Pick<Objective, 'status' | 'kpi' | 'elapsed'>) => ({
  status: marks[objective.status],
  label: statusText(objective)
})

/** The status in words; what is still undecided when its time is over is not too early to tell. */
const statusText = (objective: Pick<Objective, 'status' | 'kpi' | 'elapsed'>): string =>
  t(endedUndecided(objective) ? 'objectives.status-undecided-ended' : `objectives.status-${objective.status}`)

/** Whether time is over and the figure has not decided. */
export const endedUndecided = ({ status, kpi, elapsed }: Pick<Objective, 'status' | 'kpi' | 'elapsed'>) =>
  status === 'undecided' && kpi !== null && elapsed === 1

/** The interval of a figure, which may have one end alone, or that there is none. */
export function intervalText({ low, high, unit }: Pick<Objective, 'low' | 'high' | 'unit'>): string {
  if (low === null && high === null) return t('objectives.no-interval')
  if (high === null) return t('objectives.at-least', { low: valueOf(low, unit) })
  if (low === null) return t('objectives.at-most', { high: valueOf(high, unit) })
  return formatInterval(low, high, unit ?? '')
}

/** What an objective is about. */
export const nameOf = ({ kpi, text }: Pick<Objective, 'kpi' | 'text'>) => (kpi === null ? (text ?? '') : kpiName(kpi))

/** A value of an objective in its unit. */
export const valueOf = (value: number | null, unit: string | null) => formatValue(value, unit ?? '')

/** A band of an objective in its unit. */
export const bandText = ({ low, high }: Band, unit: string | null) => formatInterval(low, high, unit ?? '')

/** Why a pace cannot follow the team's earlier years; null where it can. */
export const seasonGapText = ({ why, years }: SeasonKnown): string | null =>
  why === null ? null : t(`objectives.season-${why}`, { n: years.length })

/** Which pace is in use, and what would be due by the other; null where what is due does not grow. */
export function pacingText({ pace, pacing, unit }: Pick<Objective, 'pace' | 'pacing' | 'unit'>): string | null {
  if (pacing === null) return null
  const { used, otherDue, otherBand, why } = pacing
  if (why !== null && pace === 'season') return t('objectives.used-even-why', { why: seasonGapText(pacing)! })
  if (why !== null) return why === 'no-growth' ? null : t('objectives.used-even')
  const due = otherBand === null ? valueOf(otherDue, unit) : bandText(otherBand, unit)
  return t(`objectives.used-${used}`, { years: formatList(pacing.years.map(String)), due })
}

/** How far the milestones are: of those due, of all, and which day comes next. */
export function milestoneText({ total, reached, due, dueReached, next }: MilestoneCount): string {
  const known =
    due === 0 ? t('objectives.milestones-none-due') : t('objectives.milestones-due', { due, reached: dueReached })
  return [
    known,
    t('objectives.milestones-all', { total, reached }),
    ...(next === null ? [] : [t('objectives.milestones-next', { day: formatDay(next) })])
  ].join(' · ')
}

/** As many moved objectives as a line can name. */
const mostNamed = 3

/** Which objectives have another status than they had, in parts of a sentence; empty where none has. */
export function movedText(
  objectives: readonly Pick<Objective, 'id' | 'status' | 'kpi' | 'elapsed' | 'text' | 'msl' | 'mslName'>[],
  before: Readonly<Record<string, string>>
): string[] {
  const moved = objectives.flatMap((objective) => {
    const earlier = objectiveStatus.safeParse(before[objective.id])
    return earlier.success && earlier.data !== objective.status ? [{ objective, earlier: earlier.data }] : []
  })
  if (moved.length === 0) return []
  const names = moved.slice(0, mostNamed).map(({ objective, earlier }) =>
    t('changes.moved-name', {
      who: objective.mslName ?? objective.msl,
      what: nameOf(objective),
      before: t(`objectives.status-${earlier}`),
      now: statusText(objective)
    })
  )
  const rest = moved.length - names.length
  const list = names.join('; ')
  return [
    t('changes.moved', {
      n: moved.length,
      names: rest > 0 ? t('changes.moved-more', { names: list, n: rest }) : list
    })
  ]
}
