import type { Caption, CaptionEntry } from '#renderer/graph/output/caption'
import { nameOf } from '#renderer/graph/metrics'
import { formatDay, formatNumber } from '#renderer/i18n/format'
import { t } from '#renderer/i18n/text.svelte'
import { workspace } from '#renderer/state/workspace.svelte'
import { unseenCentral, type NetworkState } from './network-state.svelte'

/** What the picture says, in one sentence. */
export function titleOf({ picture, standing }: NetworkState): string {
  if (!picture || picture.edges === 0) return t('network.title')
  if (standing) {
    const count = (which: number) => standing.reduce((sum, each) => sum + (each === which ? 1 : 0), 0)
    return t('network.finding.compared', { new: count(1), gone: count(2), kept: count(0) })
  }
  const [unseen, of] = unseenCentral(picture)
  return unseen === 0
    ? t('network.finding.all-central-seen', { top: of })
    : t('network.finding.unseen-central', { unseen, top: of })
}

/** What narrows the picture to a part of the network, in words; empty where all of it is drawn. */
export function narrowingOf({ picture, pinned, steps, top, strongest, look }: NetworkState): string[] {
  const name = picture && pinned !== null ? nameOf(picture.rows[pinned]!) : ''
  return [
    ...(steps === null || pinned === null ? [] : [t('network.part.steps', { steps, name })]),
    ...(top === 100 ? [] : [t('network.part.top', { top, metric: t(`network.metric.${look.size}`) })]),
    ...(strongest === 100 ? [] : [t('network.part.strongest', { strongest })])
  ]
}

/** How many KOLs and links are drawn of all, where that is not all. */
export function partOf(network: NetworkState): string | null {
  const { picture, drawn } = network
  const parts = narrowingOf(network)
  if (!picture || !drawn || parts.length === 0) return null
  const counts = {
    nodes: drawn.order.length,
    allNodes: picture.nodes,
    edges: drawn.link.length,
    allEdges: picture.edges
  }
  return `${t('network.part.line', counts)} · ${parts.join(' · ')}`
}

/** Title, origin and legend for a picture that leaves the app. */
export function captionOf(network: NetworkState): Caption {
  const { picture, drawn, question, until } = network
  const part = partOf(network)
  const kinds = picture?.recipe?.kinds.map(({ kind, multiplier }) => {
    const name = t(`network.kind.${kind}`)
    return multiplier === 1 ? name : `${name} × ${formatNumber(multiplier, 3)}`
  })
  const from = question.evidence === 'period' ? question.from : null
  const days = [
    from === null ? null : t('network.caption.from', { day: formatDay(from) }),
    until === null && question.to === null
      ? null
      : t('network.caption.before', { day: formatDay(until ?? question.to) })
  ].filter((part) => part !== null)
  return {
    title: titleOf(network),
    lines: [
      part ??
        t('network.facts.line', {
          nodes: picture?.nodes ?? 0,
          edges: picture?.edges ?? 0,
          components: picture?.components ?? 0
        }),
      [picture?.recipe?.name, kinds?.join(', '), ...days].filter((part) => part).join(' · '),
      `Liaison Lens · ${t('shell.as-of', { day: formatDay(workspace.status?.asOf ?? null) })}`
    ],
    legend: drawn ? legendOf(drawn) : []
  }
}

/** The legend's lines with colours as they are on the page. */
function legendOf({ classes, edgeClasses }: NonNullable<NetworkState['scene']>): CaptionEntry[] {
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  const colour = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const entries: CaptionEntry[] = [
    ...classes
      .filter(({ count }) => count > 0)
      .map(({ token, form, message, params, count }) => ({
        colour: colour(token),
        form,
        text: `${t(message, params)} (${formatNumber(count, 0)})`
      })),
    ...edgeClasses.flatMap(({ token, message, dashed, count }): CaptionEntry[] =>
      message === null || count === 0
        ? []
        : [{ colour: colour(token), form: dashed ? 'dashed' : 'line', text: t(message) }]
    )
  ]
  probe.remove()
  return entries
}
