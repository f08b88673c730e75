import { Random } from '#base/random'
import { buildGraph, type Graph } from '#engine/network/graph'

/** A graph of drawn pairs, whatever `draw` gives. */
function drawnGraph(
  n: number,
  pairs: readonly (readonly [number, number])[],
  random: Random,
  directed: boolean
): Graph {
  return buildGraph({
    nodes: Array.from({ length: n }, (_, v) => String(v)),
    source: Int32Array.from(pairs, ([a]) => a),
    target: Int32Array.from(pairs, ([, b]) => b),
    weight: Float64Array.from(pairs, () => 2 ** random.integer(4)),
    directed
  })
}

/** Newcomers tie themselves to `links` nodes, those with many ties more often (Barabási and Albert 1999, Science 286:509). */
export function preferentialGraph(n: number, links: number, seed: string): Graph {
  const random = new Random(seed)
  const ends: number[] = []
  const pairs: [number, number][] = []
  for (let v = 1; v < n; v++) {
    const chosen = new Set<number>()
    while (chosen.size < Math.min(links, v)) {
      chosen.add(
        ends.length === 0 ? 0 : random.integer(2) === 0 ? random.integer(v) : ends[random.integer(ends.length)]!
      )
    }
    for (const w of chosen) {
      pairs.push([v, w])
      ends.push(v, w)
    }
  }
  return drawnGraph(n, pairs, random, false)
}

/** Pairs drawn evenly: with few of them, many components. */
export function evenGraph(n: number, edges: number, seed: string, directed = false): Graph {
  const random = new Random(seed)
  const pairs = Array.from({ length: edges }, () => [random.integer(n), random.integer(n)] as const)
  return drawnGraph(n, pairs, random, directed)
}

/** A ring with a few chords: long paths, and betweenness far above any limit of error. */
export function ringGraph(n: number, chords: number, seed: string): Graph {
  const random = new Random(seed)
  const ring = Array.from({ length: n }, (_, v) => [v, (v + 1) % n] as const)
  const across = Array.from({ length: chords }, () => [random.integer(n), random.integer(n)] as const)
  return drawnGraph(n, [...ring, ...across], random, false)
}
