import { describe, expect, it } from 'vitest'
import { intervalText } from '#renderer/i18n/numbers'

describe('the ends of an interval', () => {
  it('are whole percentages where these differ', () => {
    expect(intervalText(0.18, 0.274, 'share', 'en-GB')).toBe('18–27%')
    expect(intervalText(0.18, 0.274, 'share', 'de-DE')).toBe('18–27\u00a0%')
  })

  it('have the decimals that tell them apart where there are very many rows', () => {
    expect(intervalText(0.6952, 0.6978, 'share', 'en-GB')).toBe('69.5–69.8%')
    expect(intervalText(0.42951, 0.42964, 'share', 'en-GB')).toBe('42.95–42.96%')
    expect(intervalText(9.31, 9.34, 'points', 'en-GB')).toBe('9.31–9.34')
    expect(intervalText(9.31, 9.34, 'points', 'de-DE')).toBe('9,31–9,34')
  })

  it('are one number where they are the same', () => {
    expect(intervalText(1, 1, 'share', 'en-GB')).toBe('100%')
    expect(intervalText(3, 3, 'days', 'en-GB')).toBe('3')
  })

  it('are parted by more than a dash where one is below zero', () => {
    expect(intervalText(-0.07, 0.69, 'stages', 'en-GB')).toBe('\u22120.07 … 0.69')
    expect(intervalText(-0.0052, -0.0031, 'index', 'en-GB')).toBe('\u22120.005 … \u22120.003')
    expect(intervalText(-0.2, 0.1, 'share', 'de-DE')).toBe('\u221220 … 10\u00a0%')
  })

  it('group thousands', () => {
    expect(intervalText(1200, 3400, 'contacts', 'en-GB')).toBe('1,200–3,400')
  })
})
