import { describe, expect, it } from 'vitest'
import { arrowhead } from '#renderer/graph/arrows'

describe('an arrowhead', () => {
  it('touches the disc it points to, with both strokes behind it at like angles', () => {
    const [tip, left, right] = arrowhead(0, 0, 100, 0, 10)
    expect(tip).toEqual([90, 0])
    expect(left[0]).toBeCloseTo(90 - 6 * Math.cos(0.45))
    expect(left[1]).toBeCloseTo(6 * Math.sin(0.45))
    expect(right[0]).toBeCloseTo(left[0])
    expect(right[1]).toBeCloseTo(-left[1])
  })

  it('follows the line’s direction', () => {
    const [tip] = arrowhead(0, 100, 0, 0, 10)
    expect(tip[0]).toBeCloseTo(0)
    expect(tip[1]).toBeCloseTo(10)
  })
})
