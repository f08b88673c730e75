import { describe, expect, it } from 'vitest'
import { sizeSteps, widthSteps } from '#renderer/graph/legend'
import { lineWidths, sceneOf } from '#renderer/graph/scene'
import { kol, link, picture } from './picture'

const rows = [kol('a', { betweenness: 47 }), kol('b', { betweenness: 3 }), kol('c')]
const chosen = { colour: 'community', size: 'betweenness' } as const

describe('the legend', () => {
  it('shows the greatest value and round ones below it, with the radii the scene uses', () => {
    const scene = sceneOf(picture(rows, [link(0, 1)]), chosen)
    const steps = sizeSteps(scene)
    expect(steps.map(({ value }) => value)).toEqual([4, 20, 47])
    expect(steps[2]!.radius).toBeCloseTo(scene.radius[0]!)
  })

  it('shows no sizes where the metric is zero for all or defined for nobody', () => {
    expect(sizeSteps(sceneOf(picture([kol('a')], []), chosen))).toEqual([])
    expect(sizeSteps(sceneOf(picture(rows, []), { ...chosen, size: 'constraint' }))).toEqual([])
  })

  it('shows the line widths that occur, with the weights they stand for', () => {
    const weights = (...values: number[]) =>
      widthSteps(
        sceneOf(
          picture(
            rows,
            values.map((w) => link(0, 1, w))
          ),
          chosen
        )
      )
    expect(weights(2, 2)).toEqual([{ width: lineWidths[0], from: null, to: null }])
    expect(weights(1, 1, 5, 9).map(({ from, to }) => [from, to])).toEqual([
      [null, 5],
      [5, 9],
      [9, null]
    ])
    expect(weights()).toEqual([])
  })
})
