import { workspace } from '#renderer/state/workspace.svelte'
import { familyKey } from './family-key'
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

/** A family's name in the user's language. */
export function familyName(family: string): string {
  const key = `kpiNames.family-${familyKey(family)}`
  return hasText(key) ? t(key) : family
}
