import { describe, expect, it } from 'vitest'
import { filtersOf, formatAddress, parseAddress } from '#renderer/state/address'

describe('an address', () => {
  it('keeps days, team, region and MSL from screen to screen, and nothing else', () => {
    const { params } = parseAddress('#/kols?from=2025-01-01&to=2025-04-01&team=East&msl=m3&tier=1&who=m7')
    expect(filtersOf(params)).toEqual({ from: '2025-01-01', to: '2025-04-01', team: 'East', msl: 'm3' })
  })

  it('is the same for the same place, in whatever order it was reached', () => {
    expect(formatAddress('msl', { who: 'm 1', period: '6m', team: null })).toBe('#/msl?period=6m&who=m+1')
    expect(parseAddress('#/msl?who=m+1&period=6m')).toEqual({ screen: 'msl', params: { period: '6m', who: 'm 1' } })
  })

  it('leads home where it can not be read', () => {
    expect(parseAddress('#/../x')).toEqual({ screen: 'overview', params: {} })
  })
})
