/** A rectangle in world units, by its upper left corner. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Divides a rectangle into one of each area, as square as can be (squarified treemap: Bruls, Huizing and van Wijk 2000,
 * Data Visualization 2000:33).
 *
 * @param areas positive, largest first; shares of the whole, whatever their unit
 */
export function treemap(areas: readonly number[], whole: Rectangle): Rectangle[] {
  const unit = (whole.width * whole.height) / areas.reduce((sum, area) => sum + area, 0)
  const boxes: Rectangle[] = []
  let free = whole
  for (let first = 0; first < areas.length;) {
    const side = Math.min(free.width, free.height)
    let [last, sum] = [first + 1, areas[first]! * unit]
    // A row grows as long as that makes its longest box less long.
    while (last < areas.length) {
      const next = areas[last]! * unit
      if (
        longest(areas[first]! * unit, next, sum + next, side) >
        longest(areas[first]! * unit, areas[last - 1]! * unit, sum, side)
      )
        break
      sum += next
      last++
    }
    const depth = sum / side
    const across = free.width < free.height
    for (let along = 0; first < last; first++) {
      const length = (areas[first]! * unit) / depth
      boxes.push(
        across
          ? { x: free.x + along, y: free.y, width: length, height: depth }
          : { x: free.x, y: free.y + along, width: depth, height: length }
      )
      along += length
    }
    free = across
      ? { ...free, y: free.y + depth, height: free.height - depth }
      : { ...free, x: free.x + depth, width: free.width - depth }
  }
  return boxes
}

/** The worst ratio of sides in a row of boxes of an area between two, with a sum, along a side. */
function longest(largest: number, smallest: number, sum: number, side: number): number {
  return Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * smallest))
}
