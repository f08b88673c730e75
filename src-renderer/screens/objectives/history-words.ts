import { noteKind, type ObjectiveChange } from '#contract/objectives'
import { formatDay, formatNumber, formatRange } from '#renderer/i18n/format'
import { t } from '#renderer/i18n/text.svelte'
import { bandText, valueOf } from './words'

type Row = Readonly<Record<string, unknown>>

/** What a change did, in words. @param unit of the objective's figure */
export function changeText({ action, before, after }: ObjectiveChange, unit: string | null): string {
  if (action === 'noted' || action === 'note-removed') return noteText(action, before, after ?? {})
  const name = t(`objectives.action-${action}`)
  const moved = action === 'changed' && before && after ? movedFields(before, after, unit) : []
  return moved.length === 0 ? name : `${name}: ${moved.join(', ')}`
}

function noteText(action: 'noted' | 'note-removed', before: Row | null, after: Row): string {
  const kind = noteKind.catch('comment').parse(after['kind'])
  const name = t('objectives.note-named', { kind: t(`objectives.kind-${kind}`), text: String(after['text']) })
  if (action === 'note-removed') return `${name}: ${t('objectives.action-removed')}`
  const day = after['resolvedOn']
  if (typeof day === 'string' && day !== before?.['resolvedOn']) {
    const done = t(kind === 'milestone' ? 'objectives.reached' : 'objectives.resolved', { day: formatDay(day) })
    return `${name}: ${done}`
  }
  const done = kind === 'milestone' ? 'set' : 'noted'
  return `${name}: ${t(`objectives.action-${before === null ? done : 'reopened'}`)}`
}

/** The fields of an objective that its history shows. */
const fields = ['target', 'band', 'baseline', 'weight', 'pace', 'time', 'text'] as const

function movedFields(before: Row, after: Row, unit: string | null): string[] {
  return fields.flatMap((field) => {
    const [from, to] = [fieldText(field, before, unit), fieldText(field, after, unit)]
    return from === to ? [] : t(`objectives.changed-${field}`, { before: from, after: to })
  })
}

function fieldText(field: (typeof fields)[number], row: Row, unit: string | null): string {
  const value = row[field]
  const number = typeof value === 'number' ? value : null
  switch (field) {
    case 'time':
      return formatRange(String(row['period_start']), String(row['period_end']))
    case 'text':
      return String(value ?? '–')
    case 'band': {
      const [low, high] = [row['band_low'], row['band_high']]
      return typeof low === 'number' && typeof high === 'number' ? bandText({ low, high }, unit) : '–'
    }
    case 'pace':
      return t(value === 'season' ? 'objectives.pace-season' : 'objectives.pace-linear')
    case 'weight':
      return formatNumber(number)
    default:
      return valueOf(number, unit)
  }
}
