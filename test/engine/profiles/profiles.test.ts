import { afterEach, describe, expect, it } from 'vitest'
import type { ProfileFields } from '#contract/profiles'
import { shippedDefinitions } from '#engine/kpi/registry'
import { attainmentAt, attainmentRange } from '#engine/kpi/attainment'
import { shippedProfiles } from '#engine/profiles/profiles'
import { findResources } from '#engine/resources'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

const resources = findResources()
const definitions = shippedDefinitions(resources)
let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

/** Weights of families by the two aims that an organisation may have. */
const byAim: Record<string, [engagement: number, communication: number]> = {
  'reach & coverage': [10, 8],
  'engagement depth': [15, 8],
  'KOL diversity': [15, 8],
  'channel fit': [6, 8],
  'insight quality & timeliness': [13, 14],
  'follow-up': [8, 8],
  'medical inquiries': [3, 10],
  'scientific exchange & education': [5, 18],
  'research support': [6, 4],
  'publications & congress': [4, 7],
  'thought-leader development': [11, 2],
  'internal contribution': [2, 3],
  'planning & execution': [2, 2]
}

describe('the profiles that ship', () => {
  it.each([
    ['engagement', ([engagement]: [number, number]) => engagement],
    ['communication', ([, communication]: [number, number]) => communication],
    ['balanced', ([engagement, communication]: [number, number]) => (engagement + communication) / 2]
  ])('weigh families as the aim %s asks, results first', (id, weightOf) => {
    const profile = shippedProfiles(resources, definitions).find((one) => one.id === id)!
    for (const [family, weights] of Object.entries(byAim)) {
      const sum = profile.parts
        .filter(({ kpi }) => definitions.find((one) => one.id === kpi)!.family === family)
        .reduce((total, { weight }) => total + weight, 0)
      expect(sum, family).toBeCloseTo(weightOf(weights), 6)
    }
    expect(profile.results).toBeGreaterThanOrEqual(0.6)
  })
})

const part = (kpi: string, weight: number, target: number | null = 0.8, baseline: number | null = null) => ({
  kpi,
  weight,
  target,
  baseline
})
const own = (...parts: ProfileFields['parts']): ProfileFields => ({ id: 'own', name: 'Own', aim: '', parts })

describe('a profile is refused', () => {
  it.each([
    ['for a KPI there is not', own(part('no-such', 100)), /no-such/],
    ['for a KPI named twice', own(part('followup-on-time', 50), part('followup-on-time', 50)), /twice/],
    ['for weights that do not sum to 100', own(part('followup-on-time', 90)), /weighs 90 in all/],
    ['for too much activity', own(part('target-kol-coverage', 41), part('followup-on-time', 59)), /59 % of the weight/],
    ['without a target', own(part('followup-on-time', 100, null)), /no target/],
    [
      'without a start for what is better low',
      own(part('overdue-followups', 100, 0.1)),
      /where overdue-followups begins/
    ],
    ['for a start that is the target', own(part('followup-on-time', 100, 0.8, 0.8)), /where its target is/]
  ])('%s', async (_, fields, message) => {
    filled = await filledWorkspace({})
    await expect(filled.engine.run('profile.save', fields)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(filled.engine.run('profile.save', fields)).rejects.toThrow(message)
    expect((await filled.engine.run('profile.list', {})).rows).toHaveLength(3)
  })

  it('in place of one that ships', async () => {
    filled = await filledWorkspace({})
    const taken = { ...own(part('followup-on-time', 100)), id: 'balanced' }
    await expect(filled.engine.run('profile.save', taken)).rejects.toThrow(/is not changed/)
  })
})

it('is copied, changed, used and taken away', async () => {
  filled = await filledWorkspace({})
  const { engine } = filled
  expect((await engine.run('profile.list', {})).current).toBe('balanced')
  await engine.run('profile.save', own(part('followup-on-time', 100)))
  const saved = await engine.run('profile.save', own(part('followup-on-time', 60), part('on-time-documentation', 40)))
  expect(saved.rows.find(({ id }) => id === 'own')).toMatchObject({ source: 'own', results: 1 })
  expect((await engine.run('profile.choose', { id: 'own' })).current).toBe('own')
  await expect(engine.run('profile.choose', { id: 'other' })).rejects.toMatchObject({ code: 'unknown-record' })
  expect((await engine.run('profile.delete', { id: 'own' })).current).toBe('balanced')
  await expect(engine.run('profile.delete', { id: 'own' })).rejects.toMatchObject({ code: 'unknown-record' })
})

describe('attainment', () => {
  it('runs from the baseline to the target, and a fifth beyond', () => {
    const share = { better: 'higher', target: 0.8, baseline: null }
    expect([0, 0.4, 0.8, 0.88, 1].map((value) => attainmentAt(value, share))).toEqual(
      [0, 0.5, 1, 1.1, 1.2].map((x) => expect.closeTo(x, 12))
    )
    const days = { better: 'lower', target: 1, baseline: 5 }
    expect([6, 5, 3, 1, 0].map((value) => attainmentAt(value, days))).toEqual([0, 0, 0.5, 1, 1.2])
    expect(attainmentAt(3, { ...days, baseline: null })).toBeNull()
  })

  it('is whole within a band, and nothing one width outside it', () => {
    const band = { better: 'band 0.6..1.4', target: null, baseline: null }
    const found = [0, 0.2, 0.6, 1, 1.4, 1.8, 2.2].map((value) => attainmentAt(value, band))
    expect(found).toEqual([0.25, 0.5, 1, 1, 1, 0.5, 0].map((x) => expect.closeTo(x, 12)))
    // The interval reaches over the band: what lies between its ends may be whole.
    expect(attainmentRange({ value: 0.2, low: -0.2, high: 0.8 }, band)).toEqual({ low: 0, high: 1 })
    expect(attainmentRange({ value: 0.2, low: 0.1, high: 2 }, band)!.high).toBe(1)
  })
})
