import { describe, expect, it } from 'vitest'
import { matching, rankOf } from '#renderer/shell/palette/match'

describe('what is typed into the palette', () => {
  it('is compared without case and accents', () => {
    expect(rankOf('Anna Müller', 'anna mul')).toBe(3)
    expect(rankOf('Überblick', 'ÜBER')).toBe(3)
  })

  it('ranks the start before words before letters within, and nothing where a word is missing', () => {
    expect(rankOf('Insight documentation lag', 'insight')).toBe(3)
    expect(rankOf('Insight documentation lag', 'lag ins')).toBe(2)
    expect(rankOf('Insight documentation lag', 'ocument')).toBe(1)
    expect(rankOf('Insight documentation lag', 'insight quality')).toBe(0)
  })

  it('looks past the places where a name may break', () => {
    expect(rankOf('Ab\u00addeckung zuge\u00adordneter KOLs', 'abdeckung')).toBe(3)
    expect(rankOf('Pünkt\u00adlich doku\u00admen\u00adtiert', 'dokumentiert')).toBe(2)
  })

  it('finds by note, after all that are found by label, in the order given', () => {
    const entries = [
      { label: 'Theme: Dark', note: '' },
      { label: 'Berg', note: 'Hamburg · m9' },
      { label: 'Ida Hamm', note: 'Berlin · m2' },
      { label: 'Hamm, Jo', note: '' }
    ]
    expect(matching(entries, 'ham').map(({ label }) => label)).toEqual(['Hamm, Jo', 'Ida Hamm', 'Berg'])
    expect(matching(entries, 'm9').map(({ label }) => label)).toEqual(['Berg'])
    expect(matching(entries, 'nobody')).toEqual([])
  })
})
