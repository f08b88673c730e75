import type { Finding } from '#contract/finding'
import { kpiName } from './kpi-words'
import { plainFields } from './plain-fields'
import { fieldName, tableName } from './table-words'
import { hasText, t } from './text.svelte'

/** A sentence of a finding in the user's language; the engine's English where nobody has worded it. */
export function findingText(finding: Finding, part: 'title' | 'detail' | 'action'): string {
  const key = `findings.${finding.wording}-${part}`
  return hasText(key) ? t(key, { ...finding.figures, ...kpiNamesOf(finding), ...missingOf(finding) }) : finding[part]
}

/** The names of the KPIs a finding speaks of, which the engine knows in English only. */
function kpiNamesOf({ figures }: Finding): Record<string, string> {
  const { kpi, kpis } = figures
  const names = typeof kpis === 'string' ? kpis.split(', ').map(kpiName) : []
  return {
    ...(typeof kpi === 'string' && { kpiName: kpiName(kpi) }),
    ...(names.length > 0 && { kpiNames: names.join(', ') })
  }
}

/** The table and fields that no import has filled, in plain words; keys only where nothing else is missing. */
function missingOf({ wording, figures }: Finding): Record<string, string> {
  const { table, fields } = figures
  if (wording !== 'fields-missing' || typeof table !== 'string' || typeof fields !== 'string') return {}
  const names = fields.split(', ')
  const plain = plainFields(names, fieldName)
  return { table: tableName(table), fields: (plain.length > 0 ? plain : names.map(fieldName)).join(', ') }
}
