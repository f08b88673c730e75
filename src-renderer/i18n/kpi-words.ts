import type { Figure, KpiDefinition } from '#contract/kpi'
import { preferences } from '#renderer/state/preferences.svelte'
import { workspace } from '#renderer/state/workspace.svelte'
import { familyKey } from './family-key'
import { formatValue } from './format'
import { kpiQuestions } from './messages/kpi-names'
import { plainNeed } from './plain-fields'
import { fieldName, tableName } from './table-words'
import { hasText, t } from './text.svelte'

/** A KPI's name in the user's language, as its author wrote it where a user added it; its id where nobody has named it. */
export function kpiName(id: string): string {
  const own = workspace.ownKpis.get(id)
  if (own !== undefined) return own
  const key = `kpiNames.${id}`
  return hasText(key) ? t(key) : id
}

/** The question a KPI answers, in the user's language; as its author wrote it where a user added it. */
export function kpiQuestion({ id, question, own }: Pick<KpiDefinition, 'id' | 'question' | 'own'>): string {
  if (own || preferences.locale === 'en') return question
  const words: Readonly<Record<string, string>> = kpiQuestions[preferences.locale]
  return words[id] ?? question
}

/** How rows become a figure, in words; the aggregation's own name where nobody has worded it. */
export function aggregationText({ aggregation }: Pick<KpiDefinition, 'aggregation'>): string {
  const key = `kpi.aggregation-${aggregation.split(':')[0]}`
  return hasText(key) ? t(key) : aggregation
}

/** Tables and fields a KPI needs, in plain words. */
export const needsText = ({ requires }: Pick<KpiDefinition, 'requires'>): string =>
  requires.map((need) => plainNeed(need, tableName, fieldName)).join('; ')

/** How an interval was computed, in the user's language; empty where there is none. */
export function methodText({ method }: Pick<Figure, 'method'>): string {
  if (method === null) return ''
  const key = `kpi.method-${method.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
  return hasText(key) ? t(key) : method
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
