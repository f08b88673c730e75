/**
 * The linked nodes of a graph, renumbered so that each connected component is a range of numbers and neighbours lie near
 * each other in memory. Nodes without a link are no bodies.
 */
export interface Bodies {
  /** Node of each body. */
  node: Uint32Array
  /** Body of each node, -1 for nodes without a link. */
  bodyOf: Int32Array
  /** Neighbours of body b: `neighbour[offset[b] … offset[b + 1])`. */
  offset: Uint32Array
  neighbour: Uint32Array
  /** Component c is `bound[c] … bound[c + 1]`; largest first, ties by the first node. */
  bound: Uint32Array
}

/** The bodies of a graph whose link `e` joins `source[e]` and `target[e]`; a loop links nobody. */
export function bodiesOf(nodes: number, source: Uint32Array, target: Uint32Array): Bodies {
  const all = adjacency(nodes, source, target)
  const components = componentsOf(all)
  const bound = new Uint32Array(components.length + 1)
  components.forEach((component, c) => (bound[c + 1] = bound[c]! + component.length))
  const node = new Uint32Array(bound[components.length]!)
  components.forEach((component, c) => node.set(component, bound[c]))
  const bodyOf = new Int32Array(nodes).fill(-1)
  node.forEach((of, body) => (bodyOf[of] = body))
  const offset = new Uint32Array(node.length + 1)
  const neighbour = new Uint32Array(all.neighbour.length)
  node.forEach((of, body) => {
    let place = offset[body]!
    for (let link = all.offset[of]!; link < all.offset[of + 1]!; link++)
      neighbour[place++] = bodyOf[all.neighbour[link]!]!
    offset[body + 1] = place
  })
  return { node, bodyOf, offset, neighbour, bound }
}

interface Adjacency {
  offset: Uint32Array
  neighbour: Uint32Array
}

function adjacency(nodes: number, source: Uint32Array, target: Uint32Array): Adjacency {
  const offset = new Uint32Array(nodes + 1)
  for (let edge = 0; edge < source.length; edge++) {
    if (source[edge] === target[edge]) continue
    offset[source[edge]! + 1]! += 1
    offset[target[edge]! + 1]! += 1
  }
  for (let node = 0; node < nodes; node++) offset[node + 1]! += offset[node]!
  const neighbour = new Uint32Array(offset[nodes]!)
  const next = offset.slice()
  for (let edge = 0; edge < source.length; edge++) {
    const [from, to] = [source[edge]!, target[edge]!]
    if (from === to) continue
    neighbour[next[from]!++] = to
    neighbour[next[to]!++] = from
  }
  return { offset, neighbour }
}

/** The connected parts of more than one node, each in the order of a search from its first node. */
function componentsOf({ offset, neighbour }: Adjacency): Uint32Array[] {
  const nodes = offset.length - 1
  const seen = new Uint8Array(nodes)
  const queue = new Uint32Array(nodes)
  const components: Uint32Array[] = []
  for (let root = 0; root < nodes; root++) {
    if (seen[root] === 1 || offset[root] === offset[root + 1]) continue
    let [head, tail] = [0, 0]
    queue[tail++] = root
    seen[root] = 1
    while (head < tail) {
      const node = queue[head++]!
      for (let link = offset[node]!; link < offset[node + 1]!; link++) {
        const other = neighbour[link]!
        if (seen[other] === 1) continue
        seen[other] = 1
        queue[tail++] = other
      }
    }
    components.push(queue.slice(0, tail))
  }
  return components.sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}
