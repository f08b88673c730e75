import { polygonContains } from 'd3-polygon'
import type { Brush } from './paint/painter'
import type { Palette } from './paint/palette'
import type { Scene } from './scene'
import { toScreen, type Transform } from './transform'

export type Polygon = readonly [number, number][]

/** The drawn nodes of a scene inside a polygon of the screen, greatest first. */
export function inside(polygon: Polygon, { order }: Scene, positions: Float32Array, transform: Transform): number[] {
  if (polygon.length < 3) return []
  const corners = [...polygon]
  return [...order].filter((node) =>
    polygonContains(corners, toScreen(transform, positions[node * 2]!, positions[node * 2 + 1]!))
  )
}

export function paintLasso(brush: Brush, polygon: Polygon, palette: Palette): void {
  brush.beginPath()
  for (const [x, y] of polygon) brush.lineTo(x, y)
  brush.closePath()
  brush.fillStyle = brush.strokeStyle = palette.accent
  brush.lineWidth = 1.5
  brush.globalAlpha = 0.12
  brush.fill()
  brush.globalAlpha = 1
  brush.stroke()
}
