import type { GroupBox } from '../layout/boxed-layout'
import { toScreen } from '../transform'
import type { Brush, Sheet } from './painter'

/** Width, in CSS pixels, below which a box has no room for its name. */
const narrowest = 60

/** Draws the boxes of groups with their names, those of no group without one. */
export function paintBoxes(
  brush: Brush,
  { transform, palette }: Sheet,
  boxes: readonly GroupBox[],
  names: readonly string[]
): void {
  brush.strokeStyle = palette.hairline
  brush.fillStyle = palette.quiet
  brush.lineWidth = 1
  brush.font = `500 11px ${palette.font}`
  brush.textBaseline = 'top'
  for (const { group, x, y, width, height } of boxes) {
    const [left, top] = toScreen(transform, x, y)
    brush.strokeRect(left, top, width * transform.k, height * transform.k)
    const name = names[group]
    if (name === undefined || width * transform.k < narrowest) continue
    brush.save()
    brush.beginPath()
    brush.rect(left, top, width * transform.k - 4, height * transform.k)
    brush.clip()
    brush.fillText(name, left + 5, top + 4)
    brush.restore()
  }
}
