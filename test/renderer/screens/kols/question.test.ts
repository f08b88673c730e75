import { describe, expect, it } from 'vitest'
import { kolListInput } from '#contract/kol'
import { isFiltered, questionOf, sortOf, sortText, viewOf } from '#renderer/screens/kols/question'

describe('what the list of KOLs asks', () => {
  it('reads filters, view and order from the address', () => {
    const params = {
      q: 'derma',
      tier: '0',
      specialty: 'X',
      kolRegion: 'West',
      region: 'DACH',
      seen: 'unseen',
      view: 'rising',
      sort: '-lastOn'
    }
    const question = questionOf(params)
    expect(question).toEqual({
      view: 'rising',
      search: 'derma',
      tier: 0,
      specialty: 'X',
      region: 'West',
      seen: 'unseen',
      sort: { key: 'lastOn', descending: true }
    })
    expect(kolListInput.safeParse(question).success).toBe(true)
  })

  it('asks for everything where the address makes no sense', () => {
    const question = questionOf({ tier: 'one', seen: 'maybe', view: 'none', sort: 'constructor', q: 'x'.repeat(999) })
    expect(question).toMatchObject({ view: 'all', tier: null, seen: null, sort: null })
    expect(kolListInput.safeParse(question).success).toBe(true)
  })

  it('writes an order as it reads it', () => {
    for (const text of ['tier', '-contacts']) expect(sortText(sortOf({ sort: text }))).toBe(text)
    expect(sortText(null)).toBeNull()
    expect(viewOf({})).toBe('all')
  })

  it('knows filters of the list from those of every screen', () => {
    expect(isFiltered({ region: 'DACH', view: 'rising', period: '6m' })).toBe(false)
    expect(isFiltered({ kolRegion: 'West' })).toBe(true)
  })
})
