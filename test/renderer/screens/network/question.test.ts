import { describe, expect, it } from 'vitest'
import { newByMonth } from '#renderer/screens/network/growth'
import {
  compared,
  earlierQuestion,
  lookOf,
  multipliersOf,
  questionOf,
  weightsText
} from '#renderer/screens/network/question'
import { chosenMsls } from '#renderer/state/selection'
import { kol, link, picture } from '../../graph/picture'

const period = { from: '2025-10-01', to: '2026-10-01', asOf: null }

describe('what the address asks of the network', () => {
  it('takes all evidence before the period’s end unless told otherwise', () => {
    expect(questionOf({}, period)).toMatchObject({ evidence: 'before-end', edges: null, recipe: null, ...period })
    expect(questionOf({ evidence: 'period' }, period).evidence).toBe('period')
  })

  it('compares periods by their own evidence', () => {
    expect(questionOf({ compare: 'before' }, period).evidence).toBe('period')
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

  it('asks for the days before, or those a year ago', () => {
    const quarter = questionOf({ compare: 'before' }, { from: '2026-07-01', to: '2026-10-01', asOf: null })
    // 92 days before 1 July.
    expect(earlierQuestion(quarter, 'before')).toMatchObject({ from: '2026-03-31', to: '2026-07-01' })
    expect(earlierQuestion(quarter, 'year-ago')).toMatchObject({ from: '2025-07-01', to: '2025-10-01' })
    expect(earlierQuestion({ ...quarter, from: null }, 'before')).toBeNull()
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

  it('filters by an MSL without looking at their coverage', () => {
    expect(lookOf({ msl: 'M-2' }).msl).toBeNull()
    expect(chosenMsls(msls, { msl: 'M-2' })).toEqual(['M-2'])
  })
})

describe('two periods together', () => {
  const rows = [kol('a'), kol('b'), kol('c')]
  const now = picture(rows, [link(0, 1), link(1, 2)])
  // The earlier picture has other numbers for the same KOLs, and somebody who is gone since.
  const before = picture([kol('c'), kol('gone'), kol('b'), kol('a')], [link(0, 2), link(0, 3), link(1, 2)])

  it('tells kept, new and gone links by who they join', () => {
    const { picture: both, standing } = compared(now, before)
    const pairs = both.links.map(({ source, target }) =>
      [rows[source]!.kol, rows[target]!.kol].sort((a, b) => a.localeCompare(b)).join('')
    )
    expect(pairs.map((pair, place) => [pair, standing[place]])).toEqual([
      ['ab', 1],
      ['bc', 0],
      ['ac', 2]
    ])
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
