import type { NetworkPicture } from '#contract/network'
import { metricOf, type SizeMetric } from '#renderer/graph/metrics'
import { narrowed, type Scene } from '#renderer/graph/scene'
import { withinSteps } from '#renderer/graph/walks'

/** Which part of a network is to be drawn. */
export interface PartWanted {
  /** Share of the linked KOLs, greatest by the size metric first, in percent. */
  top: number
  /** The least value of the size metric of those shown; null for any. */
  least: number | null
  /** Share of the links, strongest first, in percent. */
  strongest: number
  /** How far around the pinned KOL; null for everybody. */
  steps: number | null
  pinned: number | null
  /** Day before which links began; null for all. */
  until: string | null
}

/** The part of a scene that is wanted; the scene itself where that is all. The pinned KOL is never left out. */
export function partOf(scene: Scene, picture: NetworkPicture, size: SizeMetric, wanted: PartWanted): Scene {
  const { top, least, strongest, steps, pinned, until } = wanted
  if (top === 100 && least === null && strongest === 100 && steps === null && until === null) return scene
  const { rows, links } = picture
  const greatest = topOf(scene, rows, top)
  const weakest = leastWeight(
    links.map(({ weight }) => weight),
    strongest
  )
  const keepLink = (link: number) => {
    const { weight, firstOn } = links[link]!
    return weight >= weakest && (until === null || firstOn === null || firstOn < until)
  }
  const keepNode = (node: number) =>
    node === pinned || ((greatest === null || greatest.has(node)) && reaches(metricOf(rows[node]!, size), least))
  const part = narrowed(scene, keepNode, keepLink)
  if (steps === null || pinned === null) return part
  const near = withinSteps(part, [pinned], steps)
  return narrowed(part, (node) => near[node] === 1, keepLink)
}

/** Whether a value is at least another; one that is not defined reaches nothing. */
const reaches = (value: number | null, least: number | null) => least === null || (value !== null && value >= least)

/** The greatest KOLs by the size metric, or null for all. */
function topOf(scene: Scene, rows: NetworkPicture['rows'], percent: number): ReadonlySet<number> | null {
  if (percent === 100) return null
  const linked = [...scene.order].filter((node) => (rows[node]!.degree ?? 0) > 0)
  return new Set(linked.slice(0, Math.ceil((linked.length * percent) / 100)))
}

/** The weight that a share of the links reaches at least. */
function leastWeight(weights: number[], percent: number): number {
  if (percent === 100 || weights.length === 0) return -Infinity
  const sorted = Float64Array.from(weights).sort().reverse()
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1]!
}
