import { describe, expect, it } from 'vitest'
import { sizeSteps, widthSteps } from '#renderer/graph/legend'
import { lineWidths, narrowed, sceneOf } from '#renderer/graph/scene'
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

  it('counts what a narrowed picture shows, not what the network holds', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id, place) =>
      kol(id, { community: place < 3 ? 0 : 1, pagerank: 5 - place })
    )
    const whole = sceneOf(picture(five, [link(0, 1), link(1, 2), link(2, 3), link(3, 4)]), {
      colour: 'community',
      size: 'pagerank',
      links: 'ends'
    })
    const counts = ({ classes, edgeClasses }: typeof whole) => ({
      kols: classes.map(({ count }) => count),
      links: edgeClasses.reduce((sum, { count }) => sum + count, 0)
    })
    expect(counts(whole)).toEqual({ kols: [3, 2], links: 4 })
    const part = narrowed(
      whole,
      (node) => node < 3,
      (edge) => edge !== 0
    )
    expect(counts(part)).toEqual({ kols: [3, 0], links: 1 })
    expect(part.classes.map(({ params }) => params)).toEqual(whole.classes.map(({ params }) => params))
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
