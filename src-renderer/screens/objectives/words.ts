import type { ObjectiveStatus } from '#contract/kpi'
import type { Objective } from '#contract/objectives'
import { formatValue } from '#renderer/i18n/format'
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

export const markOf = (status: ObjectiveStatus) => ({ status: marks[status], label: t(`objectives.status-${status}`) })

/** What an objective is about. */
export const nameOf = ({ kpi, text }: Pick<Objective, 'kpi' | 'text'>) => (kpi === null ? (text ?? '') : kpiName(kpi))

/** A value of an objective in its unit. */
export const valueOf = (value: number | null, unit: string | null) => formatValue(value, unit ?? '')
