import { describe, expect, it } from 'vitest'
import { newByMonth } from '#renderer/screens/network/growth'
import { leastOf, lookOf, multipliersOf, questionOf, weightsText } from '#renderer/screens/network/question'
import { chosenMsls } from '#renderer/state/selection'

const period = { from: '2025-10-01', to: '2026-10-01', asOf: null }

describe('what the address asks of the network', () => {
  it('takes all evidence before the period’s end unless told otherwise', () => {
    expect(questionOf({}, period)).toMatchObject({ evidence: 'before-end', edges: null, recipe: null, ...period })
    expect(questionOf({ evidence: 'period' }, period).evidence).toBe('period')
  })

  it('measures by steps and as fast as it may unless told otherwise', () => {
    expect(questionOf({}, period)).toMatchObject({ weighted: false, exact: false })
    expect(questionOf({ distance: 'weights', exact: 'on' }, period)).toMatchObject({ weighted: true, exact: true })
  })

  it('compares periods by their own evidence', () => {
    expect(questionOf({ compare: 'before' }, period).evidence).toBe('period')
    expect(questionOf({ compare: 'days' }, period).evidence).toBe('period')
  })

  it('leaves a recipe out where kinds are chosen', () => {
    expect(questionOf({ recipe: 'mine' }, period)).toMatchObject({ recipe: 'mine', edges: null })
    expect(questionOf({ recipe: 'mine', kinds: 'stated' }, period)).toMatchObject({ recipe: null, edges: ['stated'] })
  })

  it('reads multipliers back as it writes them, and leaves out what makes no sense', () => {
    const weights = { 'co-authorship': 2, referral: 0.5, stated: 1 }
    expect(multipliersOf({ weights: weightsText(weights)! })).toEqual({ 'co-authorship': 2, referral: 0.5 })
    expect(multipliersOf({ weights: 'stated:-1 nonsense:3 referral:x' })).toEqual({})
  })
})

describe('how the address wants the picture to look', () => {
  const of = { team: 'North', region: null, territory: null, startedOn: null, leftOn: null }
  const msls = ['M-1', 'M-2'].map((msl) => ({ ...of, msl, mslName: msl, assigned: 0, contacts: 0, stub: false }))

  it('looks at an MSL’s coverage without asking the questions of that MSL alone', () => {
    const params = { colour: 'coverage', whose: 'M-2' }
    expect(lookOf(params).msl).toBe('M-2')
    expect(chosenMsls(msls, params)).toBeNull()
  })

  it('rings those who were seen where it says so', () => {
    expect(lookOf({ ring: 'coverage' }).rings).toBe(true)
    expect(lookOf({}).rings).toBe(false)
  })

  it('reads the least value of those shown, and takes no text for one', () => {
    expect(['120', '0', '0.004', 'many', undefined].map((least) => leastOf({ least }))).toEqual([
      120,
      0,
      0.004,
      null,
      null
    ])
  })

  it('filters by an MSL without looking at their coverage', () => {
    expect(lookOf({ msl: 'M-2' }).msl).toBeNull()
    expect(chosenMsls(msls, { msl: 'M-2' })).toEqual(['M-2'])
  })
})

describe('growth by month', () => {
  it('counts new links, with months without any in between', () => {
    const days = ['2025-11-30', null, '2026-02-01', '2026-02-28']
    expect(newByMonth(days.map((firstOn) => ({ firstOn })))).toEqual([
      { month: '2025-11-01', links: 1 },
      { month: '2025-12-01', links: 0 },
      { month: '2026-01-01', links: 0 },
      { month: '2026-02-01', links: 2 }
    ])
    expect(newByMonth([{ firstOn: null }])).toEqual([])
  })
})
