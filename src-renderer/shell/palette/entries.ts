import type { KpiDefinition } from '#contract/kpi'
import type { KolRow } from '#contract/kol'
import { familyName, kpiName } from '#renderer/i18n/kpi-words'
import { t } from '#renderer/i18n/text.svelte'
import { screens } from '#renderer/screens'
import { filterParams } from '#renderer/state/address'
import { periodPresets } from '#renderer/state/periods'
import { locales, preferences, themes } from '#renderer/state/preferences.svelte'
import { route } from '#renderer/state/route.svelte'
import { workspace } from '#renderer/state/workspace.svelte'
import type { Findable } from './match'

export const entryKinds = ['screen', 'msl', 'kol', 'kpi', 'action'] as const
export type EntryKind = (typeof entryKinds)[number]

/** Something the palette leads to or does. */
export interface Entry extends Findable {
  id: string
  kind: EntryKind
  run: () => void
}

export const screenEntries = (): Entry[] =>
  screens.map(({ id, label }) => ({
    id: `screen-${id}`,
    kind: 'screen',
    label: t(label),
    note: '',
    code: '',
    run: () => route.go(id)
  }))

export const mslEntries = (): Entry[] =>
  workspace.msls.map(({ msl, mslName, territory, stub }) => ({
    id: `msl-${msl}`,
    kind: 'msl',
    label: mslName,
    note: stub ? t('kols.stub') : (territory ?? ''),
    code: msl,
    run: () => route.go('msl', { who: msl })
  }))

export const kolEntry = ({ kol, kolName, specialty, city, stub }: KolRow): Entry => ({
  id: `kol-${kol}`,
  kind: 'kol',
  label: kolName,
  note: stub ? t('kols.stub') : [specialty, city].filter((part) => part).join(' · '),
  code: kol,
  run: () => route.go('kols', { kol })
})

export const kpiEntry = ({ id, family }: KpiDefinition): Entry => ({
  id: `kpi-${id}`,
  kind: 'kpi',
  label: kpiName(id),
  note: familyName(family),
  code: '',
  run: () => route.go('comparison', { kpi: id })
})

/** What can be done from anywhere. @param shortcuts shows the list of keys */
export const actionEntries = (shortcuts: () => void): Entry[] =>
  [
    {
      id: 'objective',
      label: t('palette.new-objective'),
      run: () => route.go('objectives', { set: 'new', who: route.params['who'] })
    },
    ...periodPresets.map((period) => ({
      id: `period-${period}`,
      label: t('palette.set-period', { period: t(`shell.period-${period}`) }),
      run: () => route.set({ period, from: null, to: null })
    })),
    {
      id: 'clear',
      label: t('palette.clear-filters'),
      run: () => route.set(Object.fromEntries(filterParams.map((name) => [name, null])))
    },
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      label: t('palette.set-theme', { theme: t(`shell.theme-${theme}`) }),
      run: () => (preferences.theme = theme)
    })),
    ...locales.map((locale) => ({
      id: `locale-${locale}`,
      label: t('palette.set-language', { language: t(`shell.language-${locale}`) }),
      run: () => (preferences.locale = locale)
    })),
    { id: 'shortcuts', label: t('shell.shortcuts'), run: shortcuts }
  ].map((action) => ({ ...action, id: `action-${action.id}`, kind: 'action' as const, note: '', code: '' }))
