/** Distance between neighbours in the rows of unlinked nodes, in world units. */
const spacing = 22
/** Free height between the network and the rows below it, in world units. */
const gap = 60

/**
 * Lays the nodes without a link in rows below the rest, so that they are there to be seen and found but do not scatter
 * the picture. Writes into `positions` (`[x0, y0, …]`); `linked` and `unlinked` are the node numbers of each sort.
 */
function placeIsolates(positions: Float32Array, linked: Uint32Array, unlinked: Uint32Array): void {
  if (unlinked.length === 0) return
  const { left, right, bottom } = extentOf(positions, linked)
  const columns = columnsFor(unlinked.length, left, right)
  const start = (left + right) / 2 - ((columns - 1) * spacing) / 2
  unlinked.forEach((node, place) => {
    positions[node * 2] = start + (place % columns) * spacing
    positions[node * 2 + 1] = bottom + gap + Math.floor(place / columns) * spacing
  })
}

/**
 * Keeps the rows of an earlier picture: who was in them stays, newcomers take what is free in them and further rows, and
 * all of them give way together where the network now reaches farther down.
 *
 * @param start `[x0, y0, …]` of the earlier picture, NaN where unknown
 * @param bottom how far down the linked nodes reached in it
 */
export function keepIsolates(
  positions: Float32Array,
  linked: Uint32Array,
  unlinked: Uint32Array,
  start: Float32Array,
  bottom: number
): void {
  const kept = unlinked.filter((node) => Number.isFinite(start[node * 2]) && start[node * 2 + 1]! > bottom + gap / 2)
  if (kept.length === 0) return placeIsolates(positions, linked, unlinked)
  const rows = extentOf(start, kept)
  const columns = Math.max(
    columnsFor(unlinked.length, rows.left, rows.right),
    Math.round((rows.right - rows.left) / spacing) + 1
  )
  const down = Math.max(0, extentOf(positions, linked).bottom + gap - rows.top)
  const taken = new Set<number>()
  for (const node of kept) {
    positions[node * 2] = start[node * 2]!
    positions[node * 2 + 1] = start[node * 2 + 1]! + down
    const column = Math.round((start[node * 2]! - rows.left) / spacing)
    taken.add(Math.round((start[node * 2 + 1]! - rows.top) / spacing) * columns + column)
  }
  const stays = new Set(kept)
  let place = 0
  for (const node of unlinked) {
    if (stays.has(node)) continue
    while (taken.has(place)) place++
    positions[node * 2] = rows.left + (place % columns) * spacing
    positions[node * 2 + 1] = rows.top + down + Math.floor(place / columns) * spacing
    place++
  }
}

/** Never narrower than a block of 3:1, so that a small network does not get a tower of unlinked nodes below it. */
function columnsFor(nodes: number, left: number, right: number): number {
  const fitting = Math.floor((right - left) / spacing) + 1
  return Math.min(nodes, Math.max(fitting, Math.ceil(Math.sqrt(nodes * 3))))
}

/** What nodes cover; of none, a point from which rows start at the middle of the world. */
function extentOf(positions: Float32Array, nodes: Uint32Array) {
  if (nodes.length === 0) return { left: 0, right: 0, top: -gap, bottom: -gap }
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const node of nodes) {
    left = Math.min(left, positions[node * 2]!)
    right = Math.max(right, positions[node * 2]!)
    top = Math.min(top, positions[node * 2 + 1]!)
    bottom = Math.max(bottom, positions[node * 2 + 1]!)
  }
  return { left, right, top, bottom }
}
