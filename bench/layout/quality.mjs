/**
 * How well a picture shows a graph, independent of its scale, position and turn. Graphs are `{nodes, source, target}` with
 * link `e` from `source[e]` to `target[e]`; positions are `[x0, y0, x1, y1, …]`.
 */

/** Neighbours of node v: `neighbour[offset[v] … offset[v + 1])`. */
function adjacency({ nodes, source, target }) {
  const offset = new Uint32Array(nodes + 1)
  for (const ends of [source, target]) for (const node of ends) offset[node + 1]++
  for (let node = 0; node < nodes; node++) offset[node + 1] += offset[node]
  const next = offset.slice()
  const neighbour = new Uint32Array(source.length * 2)
  for (let edge = 0; edge < source.length; edge++) {
    neighbour[next[source[edge]]++] = target[edge]
    neighbour[next[target[edge]]++] = source[edge]
  }
  return { offset, neighbour }
}

/** Evenly spread nodes, all of them where there are no more than `most`. */
function sampleOf(nodes, most) {
  const count = Math.min(nodes, most)
  return Array.from({ length: count }, (_, i) => Math.floor((i * nodes) / count))
}

/**
 * Normalised stress, 0 (all distances as in the graph) to 1: Σ (s·r − d)²/d² ÷ number of pairs, with hops d, distances r
 * in the picture, and the scale s that makes it least (Kruskal 1964; weights as in Gansner, Koren and North 2004). Over the
 * pairs of up to `sources` nodes with all that they can reach.
 */
export function stressOf(graph, positions, sources = 200) {
  const { offset, neighbour } = adjacency(graph)
  const hops = new Int32Array(graph.nodes)
  const queue = new Uint32Array(graph.nodes)
  let [pairs, sum, squares] = [0, 0, 0]
  for (const from of sampleOf(graph.nodes, sources)) {
    hops.fill(-1)
    hops[from] = 0
    let [head, tail] = [0, 0]
    queue[tail++] = from
    while (head < tail) {
      const node = queue[head++]
      for (let link = offset[node]; link < offset[node + 1]; link++) {
        const other = neighbour[link]
        if (hops[other] >= 0) continue
        hops[other] = hops[node] + 1
        queue[tail++] = other
      }
    }
    for (let k = 1; k < tail; k++) {
      const to = queue[k]
      const r = Math.hypot(positions[to * 2] - positions[from * 2], positions[to * 2 + 1] - positions[from * 2 + 1])
      const ratio = r / hops[to]
      pairs++
      sum += ratio
      squares += ratio * ratio
    }
  }
  return 1 - (sum * sum) / (pairs * squares)
}

/**
 * Neighbourhood kept, 0 to 1: the mean Jaccard index of a node's neighbours in the graph and as many nearest nodes in the
 * picture (Kruiger et al. 2017, Computer Graphics Forum 36:283), over up to `most` nodes that have neighbours.
 */
export function neighbourhoodKept(graph, positions, most = 1000) {
  const { offset, neighbour } = adjacency(graph)
  const linked = Array.from({ length: graph.nodes }, (_, node) => node).filter((v) => offset[v + 1] > offset[v])
  const distance = new Float64Array(graph.nodes)
  let sum = 0
  const sample = sampleOf(linked.length, most).map((i) => linked[i])
  for (const node of sample) {
    for (let other = 0; other < graph.nodes; other++) {
      const [dx, dy] = [positions[other * 2] - positions[node * 2], positions[other * 2 + 1] - positions[node * 2 + 1]]
      distance[other] = other === node ? Infinity : dx * dx + dy * dy
    }
    const neighbours = new Set(neighbour.subarray(offset[node], offset[node + 1]))
    neighbours.delete(node)
    const bound = distance.toSorted()[neighbours.size - 1]
    let shared = 0
    for (const other of neighbours) if (distance[other] <= bound) shared++
    sum += shared / (2 * neighbours.size - shared)
  }
  return sum / sample.length
}
