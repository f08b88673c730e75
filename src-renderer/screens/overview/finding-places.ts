import type { Finding, FindingRule } from '#contract/finding'
import { t } from '#renderer/i18n/text.svelte'
import { route } from '#renderer/state/route.svelte'

/** Where a finding can be acted on, as a link. */
export interface FindingPlace {
  href: string
  label: string
}

/** The question of the network screen that a finding answers a part of. */
const panels: Partial<Record<FindingRule, string>> = {
  'rising-star-unseen': 'rising',
  'keystone-unseen': 'keystones',
  'white-space': 'white-space'
}

/** The pages of the MSL and the KOL a finding is about, who could introduce that KOL, and the question it comes from. */
export function placesOf({ rule, msl, mslName, kol, kolName }: Finding): FindingPlace[] {
  const panel = panels[rule]
  return [
    ...(msl === null ? [] : [{ href: route.href('msl', { who: msl }), label: mslName ?? msl }]),
    ...(kol === null ? [] : [{ href: route.href('kols', { kol }), label: kolName ?? kol }]),
    ...(kol === null || panel === undefined
      ? []
      : [{ href: route.href('network', { kol, panel: 'introductions' }), label: t('overview.introductions') }]),
    ...(panel === undefined ? [] : [{ href: route.href('network', { panel }), label: t('overview.in-network') }])
  ]
}
