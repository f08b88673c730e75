import type { Component } from 'svelte'
import type { MessageKey } from '#renderer/i18n/text.svelte'
import Activities from './activities/Activities.svelte'
import Channels from './channels/Channels.svelte'
import Comparison from './comparison/Comparison.svelte'
import Data from './data/Data.svelte'
import Diversity from './diversity/Diversity.svelte'
import Insights from './insights/Insights.svelte'
import Kols from './kols/Kols.svelte'
import Kpis from './kpis/Kpis.svelte'
import Msl from './msl/Msl.svelte'
import Network from './network/Network.svelte'
import Objectives from './objectives/Objectives.svelte'
import Overview from './overview/Overview.svelte'
import Settings from './settings/Settings.svelte'

/** A screen of the app: its place in the address, its word in the navigation, and its component. */
export interface Screen {
  id: string
  label: MessageKey
  component: Component
}

/** Every screen, in the order of the navigation. */
export const screens: readonly [Screen, ...Screen[]] = [
  { id: 'overview', label: 'shell.nav-overview', component: Overview },
  { id: 'msl', label: 'shell.nav-msl', component: Msl },
  { id: 'comparison', label: 'shell.nav-comparison', component: Comparison },
  { id: 'objectives', label: 'shell.nav-objectives', component: Objectives },
  { id: 'diversity', label: 'shell.nav-diversity', component: Diversity },
  { id: 'kols', label: 'shell.nav-kols', component: Kols },
  { id: 'network', label: 'shell.nav-network', component: Network },
  { id: 'channels', label: 'shell.nav-channels', component: Channels },
  { id: 'insights', label: 'shell.nav-insights', component: Insights },
  { id: 'activities', label: 'shell.nav-activities', component: Activities },
  { id: 'kpis', label: 'shell.nav-kpis', component: Kpis },
  { id: 'data', label: 'shell.nav-data', component: Data },
  { id: 'settings', label: 'shell.nav-settings', component: Settings }
]

/** The screen of that id; the first where there is none. */
export const screenNamed = (id: string): Screen => screens.find((screen) => screen.id === id) ?? screens[0]
