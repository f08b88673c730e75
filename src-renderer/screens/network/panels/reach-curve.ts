/** The inside of a picture, in pixels. */
interface Frame {
  left: number
  right: number
  top: number
  bottom: number
}

/**
 * Points of a curve of shares that rise, and the gridlines at its two ends; the axis begins at the first share, as what is
 * added is small beside what is there. `digits` are the decimals that tell the ends apart.
 */
export function curveOf(shares: readonly number[], { left, right, top, bottom }: Frame) {
  const first = shares[0] ?? 0
  const last = shares.at(-1) ?? first
  const x = (i: number) => left + ((right - left) * i) / Math.max(1, shares.length - 1)
  const y = (share: number) => (last > first ? bottom - ((bottom - top) * (share - first)) / (last - first) : bottom)
  const ends = last > first ? [first, last] : [first]
  return {
    points: shares.map((share, i) => ({ x: x(i), y: y(share) })),
    ticks: ends.map((share) => ({ share, y: y(share) })),
    digits: last - first < 0.02 ? 1 : 0
  }
}
