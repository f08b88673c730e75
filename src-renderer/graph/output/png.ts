import { dashesOf, type Stroke } from '../edge-colours'
import { paintOver, TextWidths, type Over } from '../paint/frame'
import { paintEdges, paintHulls, paintNodes, type Sheet } from '../paint/painter'
import { ringDash, ringWidth } from '../rings'
import { captionHeights, captionLayout, type Caption } from './caption'

/** Device pixels per CSS pixel of a saved picture. */
const ratio = 2
/** Time painting may take before the page gets a turn, in milliseconds. */
const slice = 30

/** What is in sight as a PNG of twice its size, with title, origin and legend. */
export async function pngOf(sheet: Sheet, over: Over, caption: Caption): Promise<Blob> {
  const { top, bottom, columns } = captionHeights(caption, sheet.width)
  const height = top + sheet.height + bottom
  const canvas = new OffscreenCanvas(sheet.width * ratio, height * ratio)
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser gives no 2D drawing context.')
  brush.scale(ratio, ratio)
  brush.fillStyle = sheet.palette.ground
  brush.fillRect(0, 0, sheet.width, height)
  brush.save()
  brush.translate(0, top)
  brush.beginPath()
  brush.rect(0, 0, sheet.width, sheet.height)
  brush.clip()
  paintHulls(brush, sheet)
  let until = performance.now() + slice
  const strokes = paintEdges(brush, sheet, 1)
  while (!strokes.next().done) {
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + slice
  }
  paintNodes(brush, sheet)
  paintOver(brush, sheet, over, new TextWidths())
  brush.restore()
  paintCaption(brush, sheet, caption, top + sheet.height, columns)
  return canvas.convertToBlob({ type: 'image/png' })
}

function paintCaption(
  brush: OffscreenCanvasRenderingContext2D,
  { palette }: Sheet,
  { title, lines, legend }: Caption,
  below: number,
  columns: number
): void {
  const { margin, lineHeight, entryHeight, entryWidth } = captionLayout
  brush.textBaseline = 'alphabetic'
  brush.fillStyle = palette.text
  brush.font = `620 ${captionLayout.title}px ${palette.font}`
  brush.fillText(title, margin, margin + captionLayout.title)
  brush.font = `400 ${captionLayout.line}px ${palette.font}`
  brush.fillStyle = palette.quiet
  lines.forEach((line, place) =>
    brush.fillText(line, margin, margin + captionLayout.title + 6 + (place + 1) * lineHeight)
  )
  legend.forEach(({ colour, form, text }, place) => {
    const x = margin + (place % columns) * entryWidth
    const y = below + Math.floor(place / columns) * entryHeight + entryHeight / 2
    brush.fillStyle = brush.strokeStyle = colour
    brush.lineWidth = 2
    brush.setLineDash([...(form in dashesOf ? dashesOf[form as Stroke] : [])])
    brush.beginPath()
    if (form in dashesOf) {
      brush.moveTo(x, y)
      brush.lineTo(x + 14, y)
      brush.stroke()
    } else if (form === 'around' || form === 'dashed-around') {
      brush.lineWidth = ringWidth
      brush.setLineDash(form === 'around' ? [] : ringDash)
      brush.arc(x + 6, y, 5.5, 0, Math.PI * 2)
      brush.stroke()
      brush.beginPath()
      brush.arc(x + 6, y, 2.5, 0, Math.PI * 2)
      brush.fillStyle = palette.quiet
      brush.fill()
    } else {
      brush.arc(x + 6, y, form === 'ring' ? 4 : 5, 0, Math.PI * 2)
      if (form === 'ring') brush.stroke()
      else brush.fill()
    }
    brush.fillStyle = palette.text
    brush.fillText(text, x + 20, y + 4)
  })
}
