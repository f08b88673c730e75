/** Distance between neighbours in the rows of unlinked nodes, in world units. */
const spacing = 22
/** Free height between the network and the rows below it, in world units. */
const gap = 60

/**
 * Lays the nodes without a link in rows below the rest, so that they are there to be seen and found but do not scatter
 * the picture. Writes into `positions` (`[x0, y0, …]`); `linked` and `unlinked` are the node numbers of each sort.
 */
export function placeIsolates(positions: Float32Array, linked: Uint32Array, unlinked: Uint32Array): void {
  if (unlinked.length === 0) return
  let [left, right, bottom] = [Infinity, -Infinity, -Infinity]
  for (const node of linked) {
    left = Math.min(left, positions[node * 2]!)
    right = Math.max(right, positions[node * 2]!)
    bottom = Math.max(bottom, positions[node * 2 + 1]!)
  }
  if (linked.length === 0) [left, right, bottom] = [0, 0, -gap]
  const fitting = Math.floor((right - left) / spacing) + 1
  // Never narrower than a block of 3:1, so that a small network does not get a tower of unlinked nodes below it.
  const columns = Math.min(unlinked.length, Math.max(fitting, Math.ceil(Math.sqrt(unlinked.length * 3))))
  const start = (left + right) / 2 - ((columns - 1) * spacing) / 2
  unlinked.forEach((node, place) => {
    positions[node * 2] = start + (place % columns) * spacing
    positions[node * 2 + 1] = bottom + gap + Math.floor(place / columns) * spacing
  })
}
