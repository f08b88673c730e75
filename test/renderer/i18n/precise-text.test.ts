import { describe, expect, it } from 'vitest'
import { absent, preciseText } from '#renderer/i18n/numbers'

const text = (value: number | null, locale = 'en-GB') => preciseText(value, 3, locale)

describe('a number in significant digits', () => {
  it('keeps three of them, however small', () => {
    expect([0.0000184321, 0.00063, 0.123456, 12.345].map((value) => text(value))).toEqual([
      '0.0000184',
      '0.00063',
      '0.123',
      '12.3'
    ])
    expect(text(-0.0123, 'de-DE')).toBe('\u22120,0123')
  })

  it('gives large ones in whole units, and no number for nothing', () => {
    expect([0, 7, 4807, 1234.6].map((value) => text(value))).toEqual(['0', '7', '4,807', '1,235'])
    expect(text(null)).toBe(absent)
  })
})
