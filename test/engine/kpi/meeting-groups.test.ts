import { expect, it } from 'vitest'
import type { Grouping } from '#contract/kpi'
import { groupMeetings } from '#engine/kpi/meeting-groups'
import { slotRanges } from '#engine/kpi/slots'
import type { Meetings } from '#engine/kpi/meetings'
import { periodRows } from '#engine/kpi/relations'

const day = (text: string) => Date.parse(text) / 86_400_000

/** Ann met k1 twice and k1 with k2 in January, k2 in February; Bo met k1 with k3 in February and k3 in March. */
const meetings: Meetings = {
  msls: ['ann', 'bo'],
  kols: ['k1', 'k2', 'k3'],
  starts: Int32Array.from([0, 4, 6]),
  slots: Int32Array.from(['2026-01-02', '2026-01-09', '2026-01-31', '2026-02-01', '2026-02-10', '2026-03-01'].map(day)),
  offsets: Int32Array.from([0, 1, 2, 4, 5, 7, 8]),
  attendees: Int32Array.from([0, 0, 0, 1, 1, 0, 2, 2])
}

const people = {
  msls: new Map([
    ['ann', { number: 1, msl: 'ann', name: 'Ann', team: 'North', region: null }],
    ['bo', { number: 2, msl: 'bo', name: 'Bo', team: 'North', region: 'EU' }]
  ]),
  kols: new Map([
    ['k1', { tier: 1, specialty: 'Dermatology' }],
    ['k2', { tier: 2, specialty: null }],
    ['k3', { tier: 1, specialty: 'Rheumatology' }]
  ])
}

function grouped(by: Grouping[], msl: string | null = null) {
  const series = by.includes('month') ? 'month' : null
  const periods = periodRows({ from: '2026-01-02', to: '2026-03-01', asOf: '2026-03-01' }, series)
  const groups = groupMeetings(meetings, by, msl, slotRanges({ grain: 'event' }, periods, series), people)
  return Object.fromEntries(
    [...groups].map(([key, { kols, meetings: types, contacts }]) => {
      const { starts, places } = types.members
      const metIn = (type: number) =>
        [...places.subarray(starts[type], starts[type + 1])].map((place) => meetings.kols[kols[place]!])
      return [key, { contacts, met: Array.from(types.times, (times, type) => `${metIn(type).join('+')}×${times}`) }]
    })
  )
}

it('meetings are parted by MSL and month; days outside the period are nobody’s', () => {
  expect(grouped(['msl', 'month'])).toEqual({
    '["ann","2026-01"]': { contacts: 4, met: ['k1×2', 'k1+k2×1'] },
    '["ann","2026-02"]': { contacts: 1, met: ['k2×1'] },
    '["bo","2026-02"]': { contacts: 2, met: ['k1+k3×1'] }
  })
})

it('those of a team are put together, and one MSL can be looked at alone', () => {
  expect(grouped(['team'])).toEqual({ '["North"]': { contacts: 7, met: ['k1×2', 'k1+k2×1', 'k1+k3×1', 'k2×1'] } })
  expect(grouped(['region'], 'bo')).toEqual({ '["EU"]': { contacts: 2, met: ['k1+k3×1'] } })
})

it('grouped by a trait of KOLs, a meeting counts in each group with those who are in it', () => {
  expect(grouped(['tier'])).toEqual({
    '["1"]': { contacts: 5, met: ['k1×3', 'k1+k3×1'] },
    '["2"]': { contacts: 2, met: ['k2×2'] }
  })
  expect(grouped(['specialty'])).toEqual({
    '["Dermatology"]': { contacts: 4, met: ['k1×4'] },
    '[null]': { contacts: 2, met: ['k2×2'] },
    '["Rheumatology"]': { contacts: 1, met: ['k3×1'] }
  })
})
