import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Random } from '#base/random'
import type { Layout, LayoutGraph } from '#renderer/graph/layout/simulation'

/** A graph of these links; everybody in one community with discs of one size, unless told. */
export function graphOf(nodes: number, links: readonly (readonly [number, number])[], more: Partial<LayoutGraph> = {}) {
  return {
    nodes,
    source: Uint32Array.from(links, ([from]) => from),
    target: Uint32Array.from(links, ([, to]) => to),
    community: new Int32Array(nodes),
    radius: new Float32Array(nodes).fill(4),
    ...more
  } satisfies LayoutGraph
}

/** Communities of equal size with nine of ten links inside, and KOLs without a link at the end. */
export function communities(
  linked: number,
  parts: number,
  unlinked: number,
  seed = 'a graph for the layout'
): LayoutGraph {
  const random = new Random(seed)
  const links: [number, number][] = []
  for (let from = 0; from < linked; from++) {
    for (let other = 0; other < 3; other++) {
      const inside = (from + parts * (1 + random.integer(linked / parts - 1))) % linked
      const to = random.uniform() < 0.9 ? inside : random.integer(linked)
      if (to !== from) links.push([from, to])
    }
  }
  const nodes = linked + unlinked
  return graphOf(nodes, links, {
    community: Int32Array.from({ length: nodes }, (_, node) => (node < linked ? node % parts : node))
  })
}

/** Friendships in a karate club (Zachary 1977). */
export function karate(): LayoutGraph {
  const file = resolve(import.meta.dirname, '../../../data/networks/karate.csv')
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const names = new Map<string, number>()
  const numberOf = (name: string) => names.get(name) ?? names.set(name, names.size).size - 1
  const links = lines.map((line): [number, number] => {
    const [from, to] = line.split(',')
    return [numberOf(from!), numberOf(to!)]
  })
  return graphOf(names.size, links)
}

/** Runs a layout until it has settled. */
export function settle<T extends Pick<Layout, 'settled' | 'advance'>>(layout: T, batch = 50): T {
  while (!layout.settled) layout.advance(batch)
  return layout
}

/** How much discs overlap: the pairs whose discs share more than `slack` of a common radius line, in world units. */
export function overlaps({ nodes, radius }: LayoutGraph, positions: Float32Array, slack = 0.5): number {
  let count = 0
  for (let a = 0; a < nodes; a++) {
    for (let b = a + 1; b < nodes; b++) {
      const distance = Math.hypot(positions[a * 2]! - positions[b * 2]!, positions[a * 2 + 1]! - positions[b * 2 + 1]!)
      if (distance < radius[a]! + radius[b]! - slack) count++
    }
  }
  return count
}

/** Width of a picture, in world units. */
export function widthOf(positions: Float32Array): number {
  const across = positions.filter((_, i) => i % 2 === 0)
  return Math.max(...across) - Math.min(...across)
}
