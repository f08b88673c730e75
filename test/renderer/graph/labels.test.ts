import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelHeight, overlap, placeLabels } from '#renderer/graph/paint/labels'
import type { Candidate } from '#renderer/graph/paint/labels'

const bounds = { x: 0, y: 0, width: 800, height: 600 }

describe('labels', () => {
  it('stand to the right of their disc where there is room', () => {
    const [label] = placeLabels([{ node: 3, x: 100, y: 100, radius: 10, width: 60 }], bounds, 10)
    expect(label).toEqual({ node: 3, x: 114, y: 100 - labelHeight / 2, width: 60, height: labelHeight })
  })

  it('move to the left at the right edge', () => {
    const [label] = placeLabels([{ node: 0, x: 780, y: 100, radius: 5, width: 60 }], bounds, 10)
    expect(label!.x + label!.width).toBe(780 - 5 - 4)
  })

  it('go to the more important of two that compete for all places', () => {
    const wide = { x: 400, y: 300, radius: 2, width: 700 }
    const placed = placeLabels(
      [
        { node: 8, ...wide },
        { node: 1, ...wide }
      ],
      { ...bounds, height: 310 },
      10
    )
    expect(placed[0]!.node).toBe(8)
  })

  it('are not written for discs out of sight', () => {
    expect(placeLabels([{ node: 0, x: -30, y: 50, radius: 5, width: 20 }], bounds, 10)).toEqual([])
  })

  it('never overlap one another, leave the picture or exceed their limit', () => {
    const candidate = fc.record<Candidate>({
      node: fc.nat(500),
      x: fc.double({ min: -50, max: 850, noNaN: true }),
      y: fc.double({ min: -50, max: 650, noNaN: true }),
      radius: fc.double({ min: 1, max: 30, noNaN: true }),
      width: fc.double({ min: 1, max: 200, noNaN: true })
    })
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 120 }), fc.nat(60), (candidates, limit) => {
        const placed = placeLabels(candidates, bounds, limit)
        expect(placed.length).toBeLessThanOrEqual(limit)
        placed.forEach((label, i) => {
          expect(label.x >= 0 && label.y >= 0 && label.x + label.width <= 800 && label.y + label.height <= 600).toBe(
            true
          )
          for (const other of placed.slice(0, i)) expect(overlap(label, other)).toBe(false)
        })
      }),
      { seed: 1, numRuns: 150 }
    )
  })

  it('lie on no disc of a KOL that got its label before', () => {
    // The first disc covers all of the second's right side.
    const placed = placeLabels(
      [
        { node: 0, x: 200, y: 100, radius: 40, width: 50 },
        { node: 1, x: 140, y: 100, radius: 5, width: 50 }
      ],
      bounds,
      10
    )
    expect(placed[1]!.x + placed[1]!.width).toBe(140 - 5 - 4)
  })
})
