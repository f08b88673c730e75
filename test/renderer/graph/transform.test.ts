import { describe, expect, it } from 'vitest'
import { boundsOf, discScale, fit, magnification, toScreen, toWorld } from '#renderer/graph/transform'

const screen = { x: 200, y: 0, width: 800, height: 600 }

describe('the camera’s geometry', () => {
  it('shows a box in the middle of the free part of the screen', () => {
    const transform = fit({ x: -1000, y: -300, width: 2000, height: 600 }, screen)
    expect(transform.k).toBeCloseTo(0.4)
    expect(toScreen(transform, -1000, 0)[0]).toBeCloseTo(200)
    expect(toScreen(transform, 1000, 0)[0]).toBeCloseTo(1000)
    expect(toScreen(transform, 0, 0)).toEqual([600, 300])
  })

  it('does not blow up a small network, nor shrink a huge one beyond the least magnification', () => {
    expect(fit({ x: 0, y: 0, width: 0, height: 0 }, screen).k).toBe(1.6)
    expect(fit({ x: 0, y: 0, width: 1e9, height: 1 }, screen).k).toBe(magnification[0])
  })

  it('goes from screen to world and back', () => {
    const transform = { k: 0.37, x: 12, y: -80 }
    const [x, y] = toScreen(transform, ...toWorld(transform, 301, 44))
    expect(x).toBeCloseTo(301)
    expect(y).toBeCloseTo(44)
  })

  it('bounds discs, not their middles', () => {
    expect(boundsOf(Float32Array.of(0, 0, 10, 20), Float32Array.of(1, 5))).toEqual({
      x: -1,
      y: -1,
      width: 16,
      height: 26
    })
    expect(boundsOf(new Float32Array(0), new Float32Array(0))).toBeNull()
  })

  it('lets discs grow slower than distances', () => {
    expect(discScale(4) / discScale(1)).toBe(2)
    expect(discScale(0.001)).toBeGreaterThan(0)
  })
})
