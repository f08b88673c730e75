/** A point that would have its name beside it, in pixels. */
export interface NamedPoint {
  readonly id: string
  readonly name: string
  readonly x: number
  readonly y: number
  /** The name stands before the point, where there is no room after it. */
  readonly before: boolean
}

/** Of a line with room above and below, so that each name is seen to stand by its own point. */
const lineHeight = 20
const letterWidth = 6
const beside = 8
/** Between two names on a line. */
const gap = 12

/** The ids of the points, foremost first, whose names do not run into one given before; `most` of them at most. */
export function namesApart(points: readonly NamedPoint[], most = Infinity): ReadonlySet<string> {
  const taken: { from: number; to: number; y: number }[] = []
  const ids = new Set<string>()
  for (const { id, name, x, y, before } of points) {
    if (ids.size >= most) break
    const width = beside + name.length * letterWidth
    const [from, to] = before ? [x - width, x] : [x, x + width]
    if (taken.some((one) => Math.abs(one.y - y) < lineHeight && from < one.to + gap && one.from < to + gap)) continue
    taken.push({ from, to, y })
    ids.add(id)
  }
  return ids
}
