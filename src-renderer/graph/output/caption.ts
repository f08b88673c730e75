import type { Stroke } from '../edge-colours'

/** A line of the legend on a saved picture. */
export interface CaptionEntry {
  colour: string
  /** A disc, a hollow one, a line, or a line around a disc. */
  form: 'disc' | 'ring' | 'around' | 'dashed-around' | Stroke
  text: string
}

/** What stands around a saved picture, so that it can be understood away from the app. */
export interface Caption {
  title: string
  /** What the network is made of, and of which days. */
  lines: readonly string[]
  legend: readonly CaptionEntry[]
}

/** Sizes in CSS pixels. */
export const captionLayout = {
  margin: 20,
  title: 16,
  line: 11,
  lineHeight: 17,
  entryHeight: 18,
  /** Width a legend's entry is given at least. */
  entryWidth: 210
}

/** Heights of what stands above and below a picture of that width. */
export function captionHeights(
  { lines, legend }: Caption,
  width: number
): { top: number; bottom: number; columns: number } {
  const { margin, title, lineHeight, entryHeight, entryWidth } = captionLayout
  const columns = Math.max(1, Math.floor((width - 2 * margin) / entryWidth))
  return {
    top: margin + title + 8 + lines.length * lineHeight,
    bottom: Math.ceil(legend.length / columns) * entryHeight + margin,
    columns
  }
}
