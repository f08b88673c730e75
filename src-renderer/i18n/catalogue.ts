import { activities } from './messages/activities'
import { channels } from './messages/channels'
import { charts } from './messages/charts'
import { data } from './messages/data'
import { duplicates } from './messages/duplicates'
import { kols } from './messages/kols'
import { kpi } from './messages/kpi'
import { mapping } from './messages/mapping'
import { msl } from './messages/msl'
import { network } from './messages/network'
import { overview } from './messages/overview'
import { shell } from './messages/shell'

/** All messages, by area; a key is written `area.key`. */
export const catalogue = {
  activities,
  channels,
  charts,
  data,
  duplicates,
  kols,
  kpi,
  mapping,
  msl,
  network,
  overview,
  shell
}

type Area = keyof typeof catalogue
type KeysOf<A extends Area> = `${A}.${keyof (typeof catalogue)[A]['en'] & string}`
export type MessageKey = { [A in Area]: KeysOf<A> }[Area]
