import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDefinition } from '#engine/kpi/definition'
import { domainOf } from '#renderer/screens/kpis/domain'
import { copiedText, templateText } from '#renderer/screens/kpis/template'

describe('a definition to begin with', () => {
  it('can be read as it stands', () => {
    const text = templateText({ name: 'By video', question: 'How much?', source: 'Us.' })
    expect(readDefinition(text, true).definition).toMatchObject({ id: 'video-share', name: 'By video', own: true })
  })

  it('may be a copy of any that ships: under a free id and a name that tells the two apart, and else the same', () => {
    const folder = join(import.meta.dirname, '../../../../resources/kpis')
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8')
      const id = file.replace('.sql', '')
      const shipped = readDefinition(text, true).definition
      const copy = readDefinition(copiedText(text, id, new Set([id, `my-${id}`]), 'copy'), true).definition
      expect(copy).toEqual({ ...shipped, id: `my-${id}-2`, name: `${shipped?.name} (copy)` })
    }
  })
})

describe('the axis of a preview', () => {
  const figure = (value: number | null, low: number | null, high: number | null) => ({ value, low, high })
  it('begins at zero, or below, and holds every figure with its interval', () => {
    expect(domainOf([figure(0.3, 0.2, 0.4), figure(0.1, 0.05, 0.6), figure(null, null, null)])).toEqual([0, 0.6])
    expect(domainOf([figure(-2, null, null), figure(5, null, null)])).toEqual([-2, 5])
    expect(domainOf([figure(-4, -6, -2)])).toEqual([-6, 0])
    expect(domainOf([])).toEqual([0, 1])
  })
})
