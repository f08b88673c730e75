/** Magnification from which there is room for arrowheads. */
export const arrowsFrom = 0.5
/** Length of an arrowhead's strokes in CSS pixels, and their angle to the line in radians. */
const length = 6
const spread = 0.45

type Point = [number, number]

/** The tip of an arrowhead, where a line from (x1, y1) meets the disc at (x2, y2), and the ends of its two strokes. */
export function arrowhead(x1: number, y1: number, x2: number, y2: number, radius: number): [Point, Point, Point] {
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const tip: Point = [x2 - radius * Math.cos(angle), y2 - radius * Math.sin(angle)]
  const barb = (turn: number): Point => [
    tip[0] - length * Math.cos(angle + turn),
    tip[1] - length * Math.sin(angle + turn)
  ]
  return [tip, barb(-spread), barb(spread)]
}
