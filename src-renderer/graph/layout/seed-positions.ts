/** Area, in square world units, that the starting picture gives each KOL; near the density d3-force settles at. */
const areaPerNode = 1600
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/**
 * Starting positions `[x0, y0, x1, y1, …]` that depend on nothing but the communities and the seed: the communities lie
 * on a sunflower spiral (Vogel 1979), the largest in the middle, and the members of each on a small one of their own.
 *
 * @param community community of each node, any numbering
 * @param seed turns the whole spiral, so that another seed is another picture of the same data
 */
export function seedPositions(community: Int32Array, seed: number): Float32Array {
  const positions = new Float32Array(community.length * 2)
  const turn = (seed % 360) * (Math.PI / 180)
  let placed = 0
  for (const [rank, members] of communitiesBySize(community).entries()) {
    // The middle of the ring that this community's share of the disc takes up.
    const ring = rank === 0 ? 0 : Math.sqrt(((placed + members.length / 2) * areaPerNode) / Math.PI)
    const centreX = ring * Math.cos(turn + rank * goldenAngle)
    const centreY = ring * Math.sin(turn + rank * goldenAngle)
    members.forEach((node, place) => {
      const radius = Math.sqrt((place * areaPerNode) / Math.PI)
      positions[node * 2] = centreX + radius * Math.cos(place * goldenAngle)
      positions[node * 2 + 1] = centreY + radius * Math.sin(place * goldenAngle)
    })
    placed += members.length
  }
  return positions
}

/** The nodes of each community in ascending order, largest community first; ties go to the one with the first node. */
export function communitiesBySize(community: Int32Array): number[][] {
  const members = new Map<number, number[]>()
  community.forEach((label, node) => {
    const list = members.get(label)
    if (list) list.push(node)
    else members.set(label, [node])
  })
  return [...members.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}
