import { arrowhead, arrowsFrom } from '../arrows'
import { dashesOf } from '../edge-colours'
import { labelFont, labelsOf, TextWidths, type Over } from '../paint/frame'
import { labelHeight } from '../paint/labels'
import { edgeOpacity, outlinesOf, type Brush, type Sheet } from '../paint/painter'
import { ringDash, ringGap, ringWidth } from '../rings'
import { discScale, toScreen } from '../transform'
import { captionHeights, captionLayout, type Caption } from './caption'

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text for XML; characters that XML 1.0 has no place for are left out. */
const text = (value: string) =>
  // eslint-disable-next-line no-control-regex
  value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (one) => escaped[one]!)
const dashArray = (dashes: readonly number[]) => (dashes.length === 0 ? '' : ` stroke-dasharray="${dashes.join(' ')}"`)
const round = (value: number) => Math.round(value * 100) / 100

/**
 * What is in sight as an SVG, with title, origin and legend: paths for hulls and links by their looks, a circle for each
 * disc, named by its title, and the labels as text.
 *
 * @param brush measures the labels
 */
export function svgOf(brush: Brush, sheet: Sheet, over: Over, caption: Caption): string {
  const { top, bottom, columns } = captionHeights(caption, sheet.width)
  const height = top + sheet.height + bottom
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}" height="${height}" viewBox="0 0 ${sheet.width} ${height}" font-family="${text(sheet.palette.font)}">`,
    `<title>${text(caption.title)}</title>`,
    `<rect width="100%" height="100%" fill="${sheet.palette.ground}"/>`,
    `<clipPath id="stage"><rect width="${sheet.width}" height="${sheet.height}"/></clipPath>`,
    `<g transform="translate(0 ${top})" clip-path="url(#stage)">`,
    ...hulls(sheet),
    ...edges(sheet),
    ...nodes(sheet),
    ...labels(brush, sheet, over),
    '</g>',
    ...captionParts(sheet, caption, top + sheet.height, columns),
    '</svg>\n'
  ].join('\n')
}

function hulls({ scene, positions, transform, palette }: Sheet): string[] {
  return outlinesOf(scene, positions).flatMap((outline, place) => {
    if (!outline) return []
    const points = outline.map(([x, y]) => toScreen(transform, x, y).map(round).join(','))
    const colour = palette.classes[scene.hulls[place]!]!
    return [
      `<polygon points="${points.join(' ')}" fill="${colour}" fill-opacity="0.07" stroke="${colour}" stroke-opacity="0.35"/>`
    ]
  })
}

function edges({ scene, positions, transform, palette }: Sheet): string[] {
  const place = (node: number) => toScreen(transform, positions[node * 2]!, positions[node * 2 + 1]!)
  const written = (point: [number, number]) => point.map(round).join(' ')
  const opacity = edgeOpacity(scene.source.length, transform.k)
  const arrows = scene.directed && transform.k >= arrowsFrom
  return scene.styles.map(({ edgeClass, width, from, to }) => {
    const lines: string[] = []
    for (let edge = from; edge < to; edge++) {
      const [start, end] = [place(scene.source[edge]!), place(scene.target[edge]!)]
      lines.push(`M${written(start)}L${written(end)}`)
      if (!arrows) continue
      const radius = scene.radius[scene.target[edge]!]! * discScale(transform.k)
      const [tip, left, right] = arrowhead(...start, ...end, radius)
      lines.push(`M${written(left)}L${written(tip)}L${written(right)}`)
    }
    const dashes = dashArray(dashesOf[scene.edgeClasses[edgeClass]!.stroke])
    return `<path d="${lines.join('')}" fill="none" stroke="${palette.edges[edgeClass]}" stroke-width="${width}" stroke-opacity="${round(opacity)}"${dashes}/>`
  })
}

function nodes({ scene, positions, transform, palette }: Sheet): string[] {
  const scale = discScale(transform.k)
  return [...scene.order].reverse().map((node) => {
    const [x, y] = toScreen(transform, positions[node * 2]!, positions[node * 2 + 1]!).map(round)
    const nodeClass = scene.classOf[node]!
    const colour = palette.classes[nodeClass]!
    const look =
      scene.classes[nodeClass]!.form === 'ring'
        ? `fill="${palette.ground}" stroke="${colour}" stroke-width="2"`
        : `fill="${colour}" stroke="${palette.ground}" stroke-width="0.8"`
    const radius = scene.radius[node]! * scale
    const disc = `<circle cx="${x}" cy="${y}" r="${round(radius)}" ${look}><title>${text(scene.labels[node]!)}</title></circle>`
    const ring = scene.rings?.ringOf[node] ?? 0
    if (ring === 0) return disc
    const dashes = dashArray(scene.rings!.classes[ring - 1]!.dashed ? ringDash : [])
    return `<circle cx="${x}" cy="${y}" r="${round(radius + ringGap)}" fill="none" stroke="${palette.rings[ring - 1]}" stroke-width="${ringWidth}"${dashes}/>${disc}`
  })
}

function labels(brush: Brush, sheet: Sheet, over: Over): string[] {
  brush.font = labelFont(sheet.palette)
  const { ground, text: ink } = sheet.palette
  return labelsOf(brush, sheet, over, new TextWidths()).map(
    ({ node, x, y }) =>
      `<text x="${round(x)}" y="${round(y + labelHeight / 2 + 4)}" font-size="11" font-weight="500" fill="${ink}" stroke="${ground}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">${text(sheet.scene.labels[node]!)}</text>`
  )
}

function captionParts({ palette }: Sheet, { title, lines, legend }: Caption, below: number, columns: number): string[] {
  const { margin, lineHeight, entryHeight, entryWidth } = captionLayout
  const { title: titleSize, line: lineSize } = captionLayout
  return [
    `<text x="${margin}" y="${margin + titleSize}" font-size="${titleSize}" font-weight="620" fill="${palette.text}">${text(title)}</text>`,
    ...lines.map(
      (line, place) =>
        `<text x="${margin}" y="${margin + titleSize + 6 + (place + 1) * lineHeight}" font-size="${lineSize}" fill="${palette.quiet}">${text(line)}</text>`
    ),
    ...legend.map(({ colour, form, text: words }, place) => {
      const x = margin + (place % columns) * entryWidth
      const y = below + Math.floor(place / columns) * entryHeight + entryHeight / 2
      const mark =
        form === 'disc'
          ? `<circle cx="${x + 6}" cy="${y}" r="5" fill="${colour}"/>`
          : form === 'ring'
            ? `<circle cx="${x + 6}" cy="${y}" r="4" fill="none" stroke="${colour}" stroke-width="2"/>`
            : form === 'around' || form === 'dashed-around'
              ? `<circle cx="${x + 6}" cy="${y}" r="2.5" fill="${palette.quiet}"/><circle cx="${x + 6}" cy="${y}" r="5.5" fill="none" stroke="${colour}" stroke-width="${ringWidth}"${dashArray(form === 'around' ? [] : ringDash)}/>`
              : `<path d="M${x} ${y}h14" stroke="${colour}" stroke-width="2"${dashArray(dashesOf[form])}/>`
      return `${mark}<text x="${x + 20}" y="${y + 4}" font-size="${lineSize}" fill="${palette.text}">${text(words)}</text>`
    })
  ]
}
