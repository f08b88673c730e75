import { activities } from './messages/activities'
import { changes } from './messages/changes'
import { channels } from './messages/channels'
import { charts } from './messages/charts'
import { comparison } from './messages/comparison'
import { data } from './messages/data'
import { definitionProblems } from './messages/definition-problems'
import { diversity } from './messages/diversity'
import { duplicates } from './messages/duplicates'
import { faults } from './messages/faults'
import { findingCharts } from './messages/finding-charts'
import { findings } from './messages/findings'
import { importNotes } from './messages/import-notes'
import { insights } from './messages/insights'
import { kols } from './messages/kols'
import { kpi } from './messages/kpi'
import { kpiNames } from './messages/kpi-names'
import { kpis } from './messages/kpis'
import { mapping } from './messages/mapping'
import { msl } from './messages/msl'
import { network } from './messages/network'
import { networkPanels } from './messages/network-panels'
import { networkShown } from './messages/network-shown'
import { objectives } from './messages/objectives'
import { overview } from './messages/overview'
import { palette } from './messages/palette'
import { reasons } from './messages/reasons'
import { settings } from './messages/settings'
import { shell } from './messages/shell'
import { records } from './messages/records'
import { tables } from './messages/tables'

/** All messages, by area; a key is written `area.key`. */
export const catalogue = {
  activities,
  changes,
  channels,
  charts,
  comparison,
  data,
  definitionProblems,
  diversity,
  duplicates,
  faults,
  findingCharts,
  findings,
  importNotes,
  insights,
  kols,
  kpi,
  kpiNames,
  kpis,
  mapping,
  msl,
  network,
  networkPanels,
  networkShown,
  objectives,
  overview,
  palette,
  reasons,
  settings,
  shell,
  records,
  tables
}

type Area = keyof typeof catalogue
type KeysOf<A extends Area> = `${A}.${keyof (typeof catalogue)[A]['en'] & string}`
export type MessageKey = { [A in Area]: KeysOf<A> }[Area]
