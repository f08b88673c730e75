import { expect, it } from 'vitest'
import type { MslSummary } from '#contract/workspace'
import { mslsInScope, piecesOf } from '#renderer/screens/insights/scope'

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

it('cuts a text at what was found in it, losing no letter', () => {
  const text = 'Asks about fatigue, again.'
  const pieces = piecesOf(text, [
    { start: 0, end: 4 },
    { start: 11, end: 18 }
  ])
  expect(pieces).toEqual([
    { text: 'Asks', marked: true },
    { text: ' about ', marked: false },
    { text: 'fatigue', marked: true },
    { text: ', again.', marked: false }
  ])
  expect(piecesOf(text, [])).toEqual([{ text, marked: false }])
  expect(piecesOf('', [])).toEqual([])
})

it('asks for all MSLs unless a team or region is chosen', () => {
  const msls = [msl('a', 'One', 'North'), msl('b', 'Two', 'North')]
  expect(mslsInScope(msls, { period: '12m', view: 'speed' })).toBeNull()
  expect(mslsInScope(msls, { team: 'Two' })).toEqual(['b'])
  expect(mslsInScope(msls, { region: 'South' })).toEqual([])
})
