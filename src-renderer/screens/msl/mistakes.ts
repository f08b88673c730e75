import type { Figure } from '#contract/kpi'
import type { MessageKey } from '#renderer/i18n/text.svelte'

/** The five mistakes an MSL wants to see before the manager does, each with the KPIs that show it. */
export const mistakes: readonly { id: string; label: MessageKey; kpis: readonly string[] }[] = [
  { id: 'same-kols', label: 'msl.mistake-same-kols', kpis: ['effective-kol-ratio', 'top3-contact-share'] },
  { id: 'channel', label: 'msl.mistake-channel', kpis: ['channel-preference-match'] },
  { id: 'fit', label: 'msl.mistake-fit', kpis: ['topic-interest-fit'] },
  { id: 'follow-up', label: 'msl.mistake-follow-up', kpis: ['followup-set-rate', 'followup-on-time'] },
  { id: 'late', label: 'msl.mistake-late', kpis: ['insight-lag', 'on-time-documentation'] }
]

/** Quartiles of the other MSLs' figures; null where a group of fewer than `least` would show who they are. */
export function bandOf(figures: readonly Figure[], kpi: string, msl: string, least: number): [number, number] | null {
  const others = figures
    .filter((figure) => figure.kpi === kpi && figure.group['msl'] !== msl && figure.value !== null)
    .map((figure) => figure.value!)
    .sort((a, b) => a - b)
  if (others.length < least) return null
  return [others[Math.floor((others.length - 1) / 4)]!, others[Math.ceil(((others.length - 1) * 3) / 4)]!]
}

/** Ends of an axis that holds a figure, its interval and the others. */
export function domainOf(unit: string, values: readonly (number | null)[]): [number, number] {
  if (unit === 'share') return [0, 1]
  const most = Math.max(1, ...values.filter((value) => value !== null))
  return [0, most * 1.1]
}
