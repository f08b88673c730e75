import { discScale, toScreen } from '../transform'
import { labelHeight, placeLabels } from './labels'
import type { Box, Candidate, PlacedLabel } from './labels'
import { paintLight, paintMark, type Light } from './light'
import type { Brush, Sheet } from './painter'
import type { Palette } from './palette'

/** One label a so many square CSS pixels at most. */
const areaPerLabel = 14_000
/** KOLs that are tried for each label there is room for. */
const triesPerLabel = 6

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

/** What lies over links and discs. */
export interface Over {
  light: Light | null
  /** KOLs with a ring around them. */
  marked: readonly number[]
  /** The part of the sheet no panel covers. */
  free: Box
}

/** Paints the light on some KOLs, the rings around those marked, and the labels. */
export function paintOver(brush: Brush, sheet: Sheet, over: Over, widths: TextWidths): void {
  if (over.light) paintLight(brush, sheet, over.light)
  for (const node of over.marked) paintMark(brush, sheet, node)
  paintLabels(brush, sheet, labelsOf(brush, sheet, over, widths))
}

/** Who gets a label and where: those in the light or marked, or else the greatest in sight. */
export function labelsOf(
  brush: Brush,
  sheet: Sheet,
  { light, marked, free }: Over,
  widths: TextWidths
): readonly PlacedLabel[] {
  const { scene } = sheet
  const limit = Math.ceil((free.width * free.height) / areaPerLabel)
  return placeLabels(candidates(), free, limit)

  function* candidates(): Generator<Candidate> {
    for (const node of marked) yield candidate(node)
    if (light) {
      const lit = new Set(light.nodes)
      for (const node of marked) lit.delete(node)
      for (const node of scene.order) if (lit.has(node)) yield candidate(node)
      return
    }
    let tries = limit * triesPerLabel
    for (const node of scene.order) {
      const [x, y] = spot(node)
      // Out of sight nobody is measured: a name costs far more than a place, and there can be tens of thousands.
      const inSight = x >= free.x && y >= free.y && x <= free.x + free.width && y <= free.y + free.height
      if (!inSight) continue
      yield candidate(node)
      if (--tries === 0) return
    }
  }

  function spot(node: number): [x: number, y: number] {
    return toScreen(sheet.transform, sheet.positions[node * 2]!, sheet.positions[node * 2 + 1]!)
  }

  function candidate(node: number): Candidate {
    const [x, y] = spot(node)
    const width = widths.of(brush, labelFont(sheet.palette), scene.labels[node]!)
    return { node, x, y, radius: scene.radius[node]! * discScale(sheet.transform.k), width }
  }
}

export function labelFont(palette: Palette): string {
  return `500 11px ${palette.font}`
}

/** Writes the placed labels, each on a rim of ground so that lines do not cut through the letters. */
function paintLabels(brush: Brush, { scene, palette }: Sheet, labels: readonly PlacedLabel[]): void {
  brush.font = labelFont(palette)
  brush.textBaseline = 'middle'
  brush.lineJoin = 'round'
  brush.lineWidth = 3
  brush.strokeStyle = palette.ground
  brush.fillStyle = palette.text
  for (const { node, x, y } of labels) {
    const text = scene.labels[node]!
    brush.strokeText(text, x, y + labelHeight / 2)
    brush.fillText(text, x, y + labelHeight / 2)
  }
}
