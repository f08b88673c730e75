import type { Graph } from '../graph'

/** A path by node numbers, with the sum of 1 / weight over its edges. */
export interface NodePath {
  nodes: readonly number[]
  length: number
}

/** Fewer steps first, then stronger ties; equal ones in the order of their nodes. */
export function comparePaths(a: NodePath, b: NodePath): number {
  if (a.nodes.length !== b.nodes.length) return a.nodes.length - b.nodes.length
  if (a.length !== b.length) return a.length - b.length
  const i = a.nodes.findIndex((node, at) => node !== b.nodes[at])
  return i < 0 ? 0 : a.nodes[i]! - b.nodes[i]!
}

/**
 * The paths of the fewest steps from one node to another, at most `most`, those of the least sum of 1 / weight first: a
 * search by levels from the source, of which the nodes on some way to the target keep their `most` best paths. Undirected.
 */
export function fewestSteps(graph: Graph, source: number, target: number, most: number): NodePath[] {
  if (source === target) return [{ nodes: [source], length: 0 }]
  const levels = levelsFrom(graph, source, target)
  if (levels[target]! < 0) return []
  const { offsets, targets, weights } = graph.outgoing
  // The nodes on shortest paths, level by level, from the target back.
  const layers: number[][] = [[target]]
  for (let level = levels[target]! - 1; level > 0; level--) {
    const layer = new Set<number>()
    for (const v of layers[0]!) {
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) if (levels[targets[k]!] === level) layer.add(targets[k]!)
    }
    layers.unshift([...layer])
  }
  let best = new Map<number, NodePath[]>([[source, [{ nodes: [source], length: 0 }]]])
  for (const layer of layers) {
    const next = new Map<number, NodePath[]>()
    for (const v of layer) {
      const paths: NodePath[] = []
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        for (const path of best.get(targets[k]!) ?? []) {
          paths.push({ nodes: [...path.nodes, v], length: path.length + 1 / weights[k]! })
        }
      }
      next.set(v, paths.sort(comparePaths).slice(0, most))
    }
    best = next
  }
  return best.get(target)!
}

/** Steps from the source, −1 where a node was not reached; nodes beyond the level of the target are not looked for. */
function levelsFrom({ outgoing: { offsets, targets } }: Graph, source: number, target: number): Int32Array {
  const levels = new Int32Array(offsets.length - 1).fill(-1)
  levels[source] = 0
  let frontier = [source]
  for (let level = 1; frontier.length > 0 && levels[target]! < 0; level++) {
    const next: number[] = []
    for (const v of frontier) {
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const w = targets[k]!
        if (levels[w]! >= 0) continue
        levels[w] = level
        next.push(w)
      }
    }
    frontier = next
  }
  return levels
}

/**
 * The nearest of some nodes to a target, at most `most`, each with its best path: the fewest steps, then the least sum of
 * 1 / weight. No path leads through another of them, from whom it would start in the first place, nor through a node that
 * `mayPass` refuses. Undirected.
 */
export function nearestTo(
  graph: Graph,
  target: number,
  from: ReadonlySet<number>,
  mayPass: (node: number) => boolean,
  most: number
): NodePath[] {
  const { offsets, targets, weights } = graph.outgoing
  const found: NodePath[] = []
  const seen = new Uint8Array(graph.names.length)
  seen[target] = 1
  let frontier = new Map<number, NodePath>([[target, { nodes: [target], length: 0 }]])
  while (frontier.size > 0 && found.length < most) {
    const next = new Map<number, NodePath>()
    for (const [v, path] of frontier) {
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const w = targets[k]!
        if (seen[w] || !(from.has(w) || mayPass(w))) continue
        const reached = { nodes: [w, ...path.nodes], length: path.length + 1 / weights[k]! }
        const known = next.get(w)
        if (!known || comparePaths(reached, known) < 0) next.set(w, reached)
      }
    }
    // A level is whole before any of it is taken, so that the best way to each of its nodes is known.
    for (const [w, path] of next) {
      seen[w] = 1
      if (!from.has(w)) continue
      found.push(path)
      next.delete(w)
    }
    frontier = next
  }
  return found.sort(comparePaths).slice(0, most)
}
