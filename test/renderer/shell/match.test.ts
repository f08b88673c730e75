import { describe, expect, it } from 'vitest'
import { matching, noteBeside, rankOf } from '#renderer/shell/palette/match'

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
      { label: 'Theme: Dark', note: '', code: '' },
      { label: 'Berg', note: 'Hamburg', code: 'm9' },
      { label: 'Ida Hamm', note: 'Berlin', code: 'm2' },
      { label: 'Hamm, Jo', note: '', code: '' }
    ]
    expect(matching(entries, 'ham').map(({ label }) => label)).toEqual(['Hamm, Jo', 'Ida Hamm', 'Berg'])
    expect(matching(entries, 'm9').map(({ label }) => label)).toEqual(['Berg'])
    expect(matching(entries, 'nobody')).toEqual([])
  })

  it('shows an id where it was typed, and where nothing else tells two apart', () => {
    const first = { label: 'Ida Hamm', note: 'Neurology · Berlin', code: 'k1' }
    const second = { ...first, code: 'k2' }
    const third = { ...first, note: 'Neurology · Kiel', code: 'k3' }
    expect(noteBeside(first, [first, third], 'hamm')).toBe('Neurology · Berlin')
    expect(noteBeside(first, [first, second, third], 'hamm')).toBe('Neurology · Berlin · k1')
    expect(noteBeside(third, [third], 'k3')).toBe('Neurology · Kiel · k3')
    expect(noteBeside({ label: 'k4', note: '', code: 'k4' }, [], 'k4')).toBe('')
  })
})
