import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../src-renderer/styles/tokens.css'), 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(
    ([, name, light, dark, both]) => [name!, { light: (light ?? both)!, dark: (dark ?? both)! }]
  )
)

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const surfaces = ['ground', 'surface', 'surface-raised', 'hover']
const words = [
  'text',
  'text-quiet',
  'accent',
  'accent-strong',
  ...['on-track', 'at-risk', 'off-track', 'too-few'].map((status) => `status-${status}`)
]
const pairs: [string, string][] = [
  ...words.flatMap((word) => surfaces.map((surface): [string, string] => [word, surface])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent-strong', 'accent-quiet'],
  ...[2, 3, 4, 5, 6].map((step): [string, string] => ['text', `diverging-${step}`]),
  ['on-diverging-end', 'diverging-1'],
  ['on-diverging-end', 'diverging-7']
]

describe.each(['light', 'dark'] as const)('text in %s', (theme) => {
  it.each(pairs)('%s on %s has the contrast of WCAG 2.2 AA', (text, surface) => {
    expect(contrast(colours.get(text)![theme], colours.get(surface)![theme])).toBeGreaterThanOrEqual(4.5)
  })
})

it('the contrast is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
