import { describe, expect, it } from 'vitest'
import { Random } from '#base/random'
import { Layout } from '#renderer/graph/layout/simulation'

describe('a layout of communities', () => {
  it('puts them apart, although some links lead across', () => {
    const [groups, size] = [5, 24]
    const nodes = groups * size
    const random = new Random('planted')
    const [source, target]: [number[], number[]] = [[], []]
    for (let a = 0; a < nodes; a++) {
      for (let b = a + 1; b < nodes; b++) {
        const inside = Math.floor(a / size) === Math.floor(b / size)
        if (random.uniform() < (inside ? 0.25 : 0.02)) {
          source.push(a)
          target.push(b)
        }
      }
    }
    const layout = new Layout({
      nodes,
      source: Uint32Array.from(source),
      target: Uint32Array.from(target),
      community: Int32Array.from({ length: nodes }, (_, node) => Math.floor(node / size)),
      radius: new Float32Array(nodes).fill(6)
    })
    while (!layout.settled) layout.advance(50)
    const { positions } = layout
    const distance = (a: number, b: number) =>
      Math.hypot(positions[a * 2]! - positions[b * 2]!, positions[a * 2 + 1]! - positions[b * 2 + 1]!)
    const all = Array.from({ length: nodes }, (_, node) => node)
    const own = all.flatMap((node) =>
      all
        .filter((other) => other !== node)
        .sort((a, b) => distance(node, a) - distance(node, b))
        .slice(0, 8)
        .map((other) => (Math.floor(other / size) === Math.floor(node / size) ? 1 : 0) as number)
    )
    expect(own.reduce((sum, each) => sum + each, 0) / own.length).toBeGreaterThan(0.8)
  })
})
