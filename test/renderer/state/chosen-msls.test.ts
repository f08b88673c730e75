import { describe, expect, it } from 'vitest'
import type { MslSummary } from '#contract/workspace'
import { chosenMsls, groupingsOf, groupOf, isOfGroup } from '#renderer/state/selection'

const msl = (id: string, team: string, region: string): MslSummary => ({
  msl: id,
  mslName: id,
  territory: null,
  region,
  team,
  startedOn: null,
  leftOn: null,
  assigned: 0,
  contacts: 0,
  stub: false
})
const all = [msl('a', 'T1', 'R1'), msl('b', 'T1', 'R2'), msl('c', 'T2', 'R2')]

describe('the MSLs an address chooses', () => {
  it('are all of them, said as null, where it names none', () => {
    expect(chosenMsls(all, { period: '6m', kolRegion: 'R1', tier: '1' })).toBeNull()
  })

  it('fit every filter, which may leave nobody', () => {
    expect(chosenMsls(all, { team: 'T1', region: 'R2' })).toEqual(['b'])
    expect(chosenMsls(all, { msl: 'c' })).toEqual(['c'])
    expect(chosenMsls(all, { msl: 'c', team: 'T1' })).toEqual([])
  })
})

describe('the group that figures are asked of', () => {
  it('is the MSL where one is chosen, else what team and region leave', () => {
    expect(groupOf({ msl: 'c', team: 'T1' })).toEqual({ msl: 'c', team: null, region: null })
    expect(groupOf({ period: '6m' })).toEqual({ msl: null, team: null, region: null })
    const both = groupOf({ team: 'T1', region: 'R2' })
    expect(groupingsOf(both)).toEqual(['team', 'region'])
    const isOwn = (group: Record<string, string>) => isOfGroup(both, { group })
    expect(isOwn({ team: 'T1', region: 'R2', month: '2026-03' })).toBe(true)
    expect(isOwn({ team: 'T1', region: 'R1' })).toBe(false)
    expect(isOfGroup(groupOf({}), { group: {} })).toBe(true)
  })
})
