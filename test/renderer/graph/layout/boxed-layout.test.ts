import { describe, expect, it } from 'vitest'
import { BoxedLayout } from '#renderer/graph/layout/boxed-layout'
import { treemap } from '#renderer/graph/layout/treemap'
import { neighbourhoodKept } from '../../../../bench/layout/quality.mjs'
import { communities, overlaps, settle } from './graphs'

describe('a treemap', () => {
  // The example of the paper: 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4.
  const boxes = treemap([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 })

  it('gives each its area, none on another', () => {
    expect(boxes.map(({ width, height }) => width * height)).toEqual(
      [6, 6, 4, 3, 2, 2, 1].map((area): number => expect.closeTo(area, 9) as number)
    )
    for (const a of boxes) {
      for (const b of boxes) {
        if (a === b) continue
        const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
        const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
        expect(Math.min(wide, high)).toBeLessThan(1e-9)
      }
    }
  })

  it('makes boxes as square as the paper does', () => {
    expect(boxes[0]).toEqual({ x: 0, y: 0, width: 3, height: 2 })
    expect(boxes[1]).toEqual({ x: 0, y: 2, width: 3, height: 2 })
    expect(boxes[2]!.width).toBeCloseTo(12 / 7, 9)
    expect(boxes[2]!.height).toBeCloseTo(7 / 3, 9)
    expect(boxes[3]!.width).toBeCloseTo(9 / 7, 9)
  })
})

describe('a layout in boxes', () => {
  const graph = communities(300, 6, 12)
  const group = Int32Array.from({ length: 312 }, (_, node) => (node < 300 ? node % 6 : node < 308 ? -1 : node))
  const layout = settle(new BoxedLayout(graph, group))

  it('puts every node into the box of its group, and those alone together', () => {
    expect(layout.boxes.map(({ group: of }) => of).sort((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3, 4, 5])
    for (let node = 0; node < 312; node++) {
      const box = layout.boxes.find((each) => each.group === (node < 300 ? group[node] : -1))!
      const [x, y] = [layout.positions[node * 2]!, layout.positions[node * 2 + 1]!]
      expect(x - 4).toBeGreaterThan(box.x)
      expect(x + 4).toBeLessThan(box.x + box.width)
      expect(y - 4).toBeGreaterThan(box.y)
      expect(y + 4).toBeLessThan(box.y + box.height)
    }
  })

  it('keeps discs apart, however large they are', () => {
    expect(overlaps(graph, layout.positions)).toBe(0)
    const large = { ...graph, radius: new Float32Array(312).fill(17) }
    expect(overlaps(large, settle(new BoxedLayout(large, group)).positions)).toBeLessThan(3)
  })

  it('arranges a group by its own links', () => {
    const inside = [...graph.source.keys()].filter((e) => group[graph.source[e]!] === group[graph.target[e]!])
    const own = {
      ...graph,
      source: graph.source.filter((_, e) => inside.includes(e)),
      target: graph.target.filter((_, e) => inside.includes(e))
    }
    // Of 50 nodes in a box, five at random would be neighbours by chance.
    expect(neighbourhoodKept(own, layout.positions)).toBeGreaterThan(0.15)
  })

  it('gives the same picture again, and takes up settled positions', () => {
    expect(settle(new BoxedLayout(graph, group), 7).positions).toEqual(layout.positions)
    const resumed = new BoxedLayout(graph, group, { settled: layout.positions })
    expect(resumed.settled).toBe(true)
    expect(resumed.positions).toEqual(layout.positions)
    expect(resumed.boxes).toEqual(layout.boxes)
  })

  it('stays near where it was when it starts from there', () => {
    const again = settle(new BoxedLayout(graph, group, { start: layout.positions }))
    const moves = Array.from({ length: 300 }, (_, node) =>
      Math.hypot(
        again.positions[node * 2]! - layout.positions[node * 2]!,
        again.positions[node * 2 + 1]! - layout.positions[node * 2 + 1]!
      )
    ).sort((a, b) => a - b)
    expect(moves[150]!).toBeLessThan(0.05 * Math.max(...layout.boxes.map(({ x, width }) => x + width)) * 2)
  })

  it('lets a node be dragged', () => {
    const dragged = settle(new BoxedLayout(graph, group))
    dragged.hold(0, 500, 400)
    settle(dragged, 10)
    expect([dragged.positions[0], dragged.positions[1]]).toEqual([500, 400])
  })
})
