import { describe, expect, it } from 'vitest'
import type { MslSummary } from '#contract/workspace'
import { chosenMsls } from '#renderer/state/selection'

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
