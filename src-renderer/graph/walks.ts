import type { Scene } from './scene'

type Adjacency = Pick<Scene, 'nodes' | 'offset' | 'neighbour'>

/** Marks with 1 who is at most `steps` links away from any of the starts; the starts themselves are 0 steps away. */
export function withinSteps(
  { nodes, offset, neighbour }: Adjacency,
  starts: Iterable<number>,
  steps: number
): Uint8Array {
  const reached = new Uint8Array(nodes)
  let front: number[] = []
  for (const start of starts) {
    if (reached[start] === 1) continue
    reached[start] = 1
    front.push(start)
  }
  for (let step = 0; step < steps && front.length > 0; step++) {
    const next: number[] = []
    for (const node of front) {
      for (const other of neighbour.subarray(offset[node], offset[node + 1])) {
        if (reached[other] === 1) continue
        reached[other] = 1
        next.push(other)
      }
    }
    front = next
  }
  return reached
}

/**
 * One of the shortest paths between two nodes, both included, by breadth first; of several the one through the smaller
 * numbers. Null where there is none.
 */
export function shortestPath({ nodes, offset, neighbour }: Adjacency, from: number, to: number): number[] | null {
  const before = new Int32Array(nodes).fill(-1)
  before[from] = from
  let front = [from]
  while (front.length > 0 && before[to] === -1) {
    const next: number[] = []
    for (const node of front) {
      for (const other of neighbour.subarray(offset[node], offset[node + 1]).toSorted()) {
        if (before[other] !== -1) continue
        before[other] = node
        next.push(other)
      }
    }
    front = next.sort((a, b) => a - b)
  }
  if (before[to] === -1) return null
  const path = [to]
  while (path[0] !== from) path.unshift(before[path[0]!]!)
  return path
}
