import type { NetworkPicture } from '#contract/network'
import type { Caption, CaptionEntry } from '#renderer/graph/output/caption'
import { formatDay, formatNumber, formatRange } from '#renderer/i18n/format'
import { t } from '#renderer/i18n/text.svelte'
import { workspace } from '#renderer/state/workspace.svelte'
import { narrowingOf, type Narrowed } from './narrowing'
import type { NetworkState } from './network-state.svelte'

/** The central KOLs of a picture, how many of them nobody saw, and from how many links on they are; null without any. */
export function centralOf({ rows }: NetworkPicture): { central: number; unseen: number; from: number } | null {
  const central = rows.filter((row) => row.central)
  if (central.length === 0) return null
  const unseen = central.filter(({ seenBy }) => seenBy.length === 0).length
  return { central: central.length, unseen, from: Math.min(...central.map(({ degree }) => degree ?? 0)) }
}

/** What the picture says, in one sentence; the title alone where nobody is central. */
export function titleOf({ picture, standing }: NetworkState): string {
  if (!picture || picture.edges === 0) return t('network.title')
  if (standing) {
    const count = (which: number) => standing.reduce((sum, each) => sum + (each === which ? 1 : 0), 0)
    return t('network.finding.compared', { new: count(1), gone: count(2), kept: count(0) })
  }
  const central = centralOf(picture)
  if (central === null) return t('network.title')
  return central.unseen === 0
    ? t('networkPanels.white-none-title', { central: central.central })
    : t('networkPanels.white-title', { unseen: central.unseen, central: central.central })
}

/** What of the network is drawn, and by which choice; nothing where all of it is. */
export function narrowedText(network: Narrowed): string[] {
  const { picture, scene, drawn } = network
  const parts = narrowingOf(network)
  if (!picture || !scene || !drawn || parts.length === 0) return []
  const counts = {
    nodes: drawn.order.length,
    allNodes: scene.order.length,
    edges: drawn.source.length,
    allEdges: scene.source.length
  }
  return [t('networkShown.drawn', counts), parts.map(({ message, params }) => t(message, params)).join(' · ')]
}

/** Which days are held against which; nothing where nothing is compared. */
export function comparedText({ standing, question: { from, to }, other }: NetworkState): string[] {
  if (!standing || !other) return []
  const own = from === null || to === null ? null : formatRange(from, to)
  const days = formatRange(other.from, other.to)
  return [own === null ? t('networkShown.compared-open', { days }) : t('networkShown.compared', { own, days })]
}

/** How the metrics were made, where that is not the usual way. */
function measuringText(picture: NetworkPicture | null): string[] {
  if (!picture) return []
  const parts = [
    ...(picture.weighted ? [t('networkShown.distance-told')] : []),
    ...Object.entries(picture.approximate).map(([metric, error]) =>
      t('network.facts.estimated', {
        metric: t(`network.metric.${metric as 'betweenness'}`),
        error: formatNumber(error, 3)
      })
    )
  ]
  return parts.length === 0 ? [] : [parts.join(' · ')]
}

/** Title, origin and legend for a picture that leaves the app. */
export function captionOf(network: NetworkState): Caption {
  const { picture, drawn, question, until } = network
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
      t('network.facts.line', {
        nodes: picture?.nodes ?? 0,
        edges: picture?.edges ?? 0,
        components: picture?.components ?? 0
      }),
      ...comparedText(network),
      ...narrowedText(network),
      ...measuringText(picture),
      [picture?.recipe?.name, kinds?.join(', '), ...days].filter((part) => part).join(' · '),
      `Liaison Lens · ${t('shell.as-of', { day: formatDay(workspace.status?.asOf ?? null) })}`
    ],
    legend: drawn ? legendOf(drawn) : []
  }
}

/** The legend's lines with colours as they are on the page. */
function legendOf({ classes, edgeClasses, rings }: NonNullable<NetworkState['scene']>): CaptionEntry[] {
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
    ...(rings?.classes ?? [])
      .filter(({ count }) => count > 0)
      .map(({ token, dashed, message, params, count }) => ({
        colour: colour(token),
        form: dashed ? ('dashed-around' as const) : ('around' as const),
        text: `${t(message, params)} (${formatNumber(count, 0)})`
      })),
    ...edgeClasses.flatMap(({ token, message, stroke, count }): CaptionEntry[] =>
      message === null || count === 0
        ? []
        : [{ colour: colour(token), form: stroke, text: `${t(message)} (${formatNumber(count, 0)})` }]
    )
  ]
  probe.remove()
  return entries
}
