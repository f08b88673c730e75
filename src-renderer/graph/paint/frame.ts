import { placeLabels } from './labels'
import type { Box, Candidate, PlacedLabel } from './labels'
import { labelFont, paintLabels, paintMark, paintNeighbourhood } from './painter'
import type { Brush, Sheet } from './painter'
import { discScale, toScreen } from './transform'

/** One label a so many square CSS pixels at most. */
const areaPerLabel = 14_000
/** KOLs that are tried for each label there is room for. */
const triesPerLabel = 6
/** How much of the ground covers what is not in the light. */
const dimming = 0.72

/** Measures labels once each; a text keeps its width as long as the font stays. */
export class TextWidths {
  readonly #widths = new Map<string, number>()
  #font = ''

  of(brush: Brush, font: string, text: string): number {
    if (font !== this.#font) {
      this.#widths.clear()
      this.#font = font
    }
    let width = this.#widths.get(text)
    if (width === undefined) {
      brush.font = font
      width = brush.measureText(text).width
      this.#widths.set(text, width)
    }
    return width
  }
}

/**
 * Paints what lies over links and discs: the light on one KOL and its neighbours, the ring around the pinned one, the
 * labels.
 *
 * @param focus the KOL in the light, or null
 * @param free the part of the sheet no panel covers
 */
export function paintOver(
  brush: Brush,
  sheet: Sheet,
  { focus, pinned, free }: { focus: number | null; pinned: number | null; free: Box },
  widths: TextWidths
): void {
  if (focus !== null) {
    brush.globalAlpha = dimming
    brush.fillStyle = sheet.palette.ground
    brush.fillRect(0, 0, sheet.width, sheet.height)
    brush.globalAlpha = 1
    paintNeighbourhood(brush, sheet, focus)
  }
  if (pinned !== null) paintMark(brush, sheet, pinned)
  paintLabels(brush, sheet, labelsOf(brush, sheet, focus, free, widths))
}

/** Who gets a label and where: the KOL in the light and its neighbours, or else the greatest in sight. */
function labelsOf(
  brush: Brush,
  sheet: Sheet,
  focus: number | null,
  free: Box,
  widths: TextWidths
): readonly PlacedLabel[] {
  const { scene } = sheet
  const limit = Math.ceil((free.width * free.height) / areaPerLabel)
  return placeLabels(candidates(), free, limit)

  function* candidates(): Generator<Candidate> {
    if (focus !== null) {
      yield candidate(focus)
      const lit = new Set(scene.neighbour.subarray(scene.offset[focus], scene.offset[focus + 1]))
      for (const node of scene.order) if (lit.has(node)) yield candidate(node)
      return
    }
    let tries = limit * triesPerLabel
    for (const node of scene.order) {
      const next = candidate(node)
      const inSight =
        next.x >= free.x && next.y >= free.y && next.x <= free.x + free.width && next.y <= free.y + free.height
      if (!inSight) continue
      yield next
      if (--tries === 0) return
    }
  }

  function candidate(node: number): Candidate {
    const [x, y] = toScreen(sheet.transform, sheet.positions[node * 2]!, sheet.positions[node * 2 + 1]!)
    const width = widths.of(brush, labelFont(sheet.palette), scene.labels[node]!)
    return { node, x, y, radius: scene.radius[node]! * discScale(sheet.transform.k), width }
  }
}
