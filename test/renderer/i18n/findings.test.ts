import { describe, expect, it } from 'vitest'
import { fillMessage } from '#base/fill'
import { findings } from '#renderer/i18n/messages/findings'

const parametersOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!))].sort()

describe('the sentences of findings', () => {
  it('use the same names and numbers in German as in English, but for those a language leaves out', () => {
    for (const [key, english] of Object.entries<string>(findings.en)) {
      const german = (findings.de as Record<string, string>)[key]!
      expect(
        parametersOf(german).filter((name) => !parametersOf(english).includes(name)),
        key
      ).toEqual([])
      expect(german, key).not.toBe(english)
      if (key.endsWith('-title')) expect(parametersOf(german), key).toEqual(parametersOf(english))
    }
  })

  it('come as a title, a detail and an action each', () => {
    const keys = Object.keys(findings.en)
    for (const title of keys.filter((key) => key.endsWith('-title'))) {
      const wording = title.replace(/-title$/, '')
      expect(keys).toContain(`${wording}-detail`)
      expect(keys).toContain(`${wording}-action`)
    }
    expect(keys.length % 3).toBe(0)
  })
})

describe('filling a message', () => {
  it('writes shares and days by locale', () => {
    expect(fillMessage('{share:percent} by {end:day}', { share: 0.256, end: '2026-01-05' }, 'en-GB')).toBe(
      '26% by 5 Jan 2026'
    )
    expect(fillMessage('{share:percent}', { share: 0.256 }, 'de-DE')).toBe('26\u00a0%')
    expect(fillMessage('{n} {n|row|rows} of {x:percent}', { n: 1 }, 'en-GB')).toBe('1 row of {x:percent}')
  })
})
