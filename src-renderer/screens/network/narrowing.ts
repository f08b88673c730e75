import type { DrawnNode } from '#contract/network'
import { metricOf, nameOf, type SizeMetric } from '#renderer/graph/metrics'
import type { Scene } from '#renderer/graph/scene'
import { formatDay, formatMetric } from '#renderer/i18n/format'
import { t, type MessageKey } from '#renderer/i18n/text.svelte'
import type { LookChosen } from './question'

/** What a narrowing is made of; the state of the screen has it all. */
export interface Narrowed {
  picture: { rows: readonly DrawnNode[] } | null
  scene: Scene | null
  drawn: Scene | null
  look: Pick<LookChosen, 'size'>
  top: number
  least: number | null
  strongest: number
  steps: number | null
  pinned: number | null
  until: string | null
}

/** The choices that leave a part of the network out of the picture, in words to be written; empty where all is drawn. */
export function narrowingOf({
  picture,
  look,
  top,
  least,
  strongest,
  steps,
  pinned,
  until
}: Narrowed): { message: MessageKey; params: Record<string, string | number> }[] {
  const around = steps === null || pinned === null ? undefined : picture?.rows[pinned]
  const metric = t(`network.metric.${look.size}`)
  return [
    ...(around ? [{ message: 'networkShown.steps' as const, params: { steps: steps!, name: nameOf(around) } }] : []),
    ...(top < 100 ? [{ message: 'networkShown.top' as const, params: { share: top, metric } }] : []),
    ...(least === null
      ? []
      : [
          {
            message: 'networkShown.least' as const,
            params: { metric, value: formatMetric(least), hidden: below(picture?.rows ?? [], look.size, least) }
          }
        ]),
    ...(strongest < 100 ? [{ message: 'networkShown.strongest' as const, params: { share: strongest } }] : []),
    ...(until === null ? [] : [{ message: 'networkShown.until' as const, params: { day: formatDay(until) } }])
  ]
}

/** How many KOLs are below a value of a metric, or have none. */
const below = (rows: readonly DrawnNode[], metric: SizeMetric, least: number) =>
  rows.filter((row) => (metricOf(row, metric) ?? -Infinity) < least).length
