import type { Figure } from '#contract/kpi'
import { workspace } from '#renderer/state/workspace.svelte'
import { familyKey } from './family-key'
import { formatValue } from './format'
import { hasText, t } from './text.svelte'

/** A KPI's name in the user's language, as its author wrote it where a user added it; its id where nobody has named it. */
export function kpiName(id: string): string {
  const own = workspace.ownKpis.get(id)
  if (own !== undefined) return own
  const key = `kpiNames.${id}`
  return hasText(key) ? t(key) : id
}

/** What a definition warns of beside a figure; the code itself where nobody has worded it. */
export function warningText(code: string): string {
  const key = `kpi.warning-${code}`
  return hasText(key) ? t(key) : code
}

/** The figures that one is always read with, in words; empty where there are none. */
export function besideText({ beside }: Pick<Figure, 'beside'>): string {
  // The figure first: where there is little room, the name is cut off.
  const figures = beside.map(({ kpi, value, unit, state }) =>
    value === null ? `${kpiName(kpi)} ${t(`kpi.beside-${state}`)}` : `${formatValue(value, unit)} ${kpiName(kpi)}`
  )
  return figures.length === 0 ? '' : t('kpi.beside', { figures: figures.join(', ') })
}

/** Which part of those who were asked answered, in words; empty where nobody is asked, or no figure is told. */
export function responseText({ companions }: Pick<Figure, 'companions'>): string {
  const share = companions['responseRate'] ?? null
  return share === null ? '' : t('kpi.response', { share })
}

/** What is to be known of a figure besides: how many answered, and what it rests on. */
export const figureNotes = (figure: Figure): string[] => [
  ...[responseText(figure)].filter((text) => text !== ''),
  ...figure.warnings.map(warningText)
]

/** A family's name in the user's language. */
export function familyName(family: string): string {
  const key = `kpiNames.family-${familyKey(family)}`
  return hasText(key) ? t(key) : family
}
