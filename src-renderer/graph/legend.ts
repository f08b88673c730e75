import type { Scene } from './scene'
import { lineWidths, radiusOf } from './scene'

/** A line of the legend for a disc: the legend shows what the scene holds, so that it cannot say anything else. */
export interface SizeStep {
  value: number
  /** World units, as in the scene. */
  radius: number
}

export interface WidthStep {
  width: number
  /** Weights from `from` (null: the least) to below `to` (null: the greatest). */
  from: number | null
  to: number | null
}

/** Discs to show beside their values: the greatest value, and round ones near a half and a tenth of it. */
export function sizeSteps(scene: Scene): SizeStep[] {
  const most = scene.largestValue
  if (most === null || most <= 0) return []
  const values = [...new Set([roundDown(most / 10), roundDown(most / 2), most])].filter((value) => value > 0)
  return values.map((value) => ({ value, radius: radiusOf(value, most) }))
}

/** Line widths beside the weights they stand for, the widths that occur only. */
export function widthSteps({ styles, widthBreaks }: Scene): WidthStep[] {
  if (!widthBreaks) return styles.length > 0 ? [{ width: lineWidths[0], from: null, to: null }] : []
  const [middling, strong] = widthBreaks
  const steps: WidthStep[] = [
    { width: lineWidths[0], from: null, to: middling },
    { width: lineWidths[1], from: middling, to: strong },
    { width: lineWidths[2], from: strong, to: null }
  ]
  return steps.filter(({ width }) => styles.some((style) => style.width === width))
}

/** The next number below with one significant digit. */
function roundDown(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value))
  return Math.floor(value / magnitude) * magnitude
}
