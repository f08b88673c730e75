import { describe, expect, it } from 'vitest'
import { change, quotient, strengthIntervals } from '#engine/network/questions/rising/resample'
import { windowsOf } from '#engine/network/questions/rising/windows'
import { filledWorkspace, type CanonicalRows } from '../../../workspace/filled-workspace'
import { kols, meeting, paper, rowsOf } from './team'

const asOf = '2026-07-01'

/** A paper of a KOL with one of four others, on the 15th of a month. */
const together = (kol: string, month: string, other: string) => paper(`${kol}-${month}`, `${month}-15`, kol, other)

const months = (from: number, to: number, every: number) =>
  Array.from({ length: Math.ceil((to - from) / every) }, (_, i) => {
    const at = from + i * every
    return `${2018 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })

/**
 * From 2018 on eight KOLs publish every third month with a neighbour. `star` does so twice in four years and then every
 * month for two; `once` on one paper of nine; `flat` twice a year.
 */
function rows(...more: CanonicalRows[]): CanonicalRows {
  const steady = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  return rowsOf(
    { msl: [{ msl_id: 'm1', name: 'Beta' }] },
    kols([...steady, 'star', 'once', 'flat', 'thin'].join(' '), {
      star: { tier: 4, career_started_on: '2020-01-01' },
      once: { tier: 4 },
      flat: { tier: 1 },
      thin: { tier: 4 }
    }),
    ...steady.flatMap((kol, i) => months(0, 102, 3).map((month) => together(kol, month, steady[(i + 1) % 8]!))),
    ...months(0, 102, 6).map((month) => together('flat', month, 'a')),
    ...['2023-02', '2024-02', ...months(78, 102, 1)].map((month) => together('star', month, 'b')),
    ...['2025-10', '2026-02'].map((month) => together('thin', month, 'c')),
    paper('big', '2026-06-01', 'once', ...steady),
    meeting('2025-01-01', 'm1', 'a'),
    meeting('2026-03-01', 'm1', 'a'),
    ...more
  )
}

async function risingIn(given: CanonicalRows, input: object = {}) {
  const { engine, end } = await filledWorkspace(given)
  try {
    const found = await engine.run('network.rising', { asOf, edges: ['co-authorship'], ...input })
    const findings = await engine.run('findings.list', { asOf })
    const named = findings.findings.filter(({ rule }) => rule === 'rising-star-unseen').map(({ kol }) => kol)
    return { found, named }
  } finally {
    await end()
  }
}

describe('network.rising', () => {
  it('names who grows beyond chance, and neither who does as all do nor who was on one large paper', async () => {
    const { found, named } = await risingIn(rows())
    expect(found).toMatchObject({ state: 'ok', months: 24, from: '2022-07-01', middle: '2024-07-01' })
    expect(found.rows.map(({ kol, state }) => [kol, state])).toEqual([
      ['star', 'rising'],
      ['thin', 'too-few']
    ])
    const [star] = found.rows
    expect(star).toMatchObject({ stage: 'early', pieces: { before: 2, recent: 24 }, inFindings: true, seenBy: [] })
    expect(star!.strength.interval!.low!).toBeGreaterThan(2)
    expect(star!.pagerank.growth!).toBeGreaterThan(1)
    expect(star!.pagerank.interval!.low!).toBeGreaterThan(1)
    // One notion: whom findings name is in the list.
    expect(named).toEqual(['star'])
  })

  it('weighs each piece by half for every year before the end of its window', async () => {
    const { found } = await risingIn(rows())
    // 730 days in the later window, so half of it is 365; papers of two KOLs weigh 1.
    const days = (month: string, end: string) => (Date.parse(end) - Date.parse(`${month}-15`)) / 86_400_000
    const decayed = (list: string[], end: string) =>
      list.reduce((sum, month) => sum + 2 ** (-days(month, end) / 365), 0)
    const { strength } = found.rows.find(({ kol }) => kol === 'star')!
    expect(strength.before).toBeCloseTo(decayed(['2023-02', '2024-02'], '2024-07-01'), 9)
    expect(strength.recent).toBeCloseTo(decayed(months(78, 102, 1), '2026-07-01'), 9)
  })

  it('tells who sees a rising KOL, and leaves out whom nobody may meet', async () => {
    const { found, named } = await risingIn(rows(meeting('2026-05-01', 'm1', 'star')), { from: '2026-01-01' })
    expect(found.rows[0]).toMatchObject({
      kol: 'star',
      inFindings: false,
      lastContactOn: '2026-05-01',
      seenBy: [{ msl: 'm1', mslName: 'Beta', contacts: 1, lastOn: '2026-05-01' }]
    })
    expect(named).toEqual([])
    const refused = rows({
      consent_event: [{ kol_id: 'star', channel: 'all', status: 'opt-out', changed_on: '2026-01-01' }]
    })
    expect((await risingIn(refused)).found.rows.map(({ kol }) => kol)).not.toContain('star')
  })

  it('says so where evidence goes back too little, or is none', async () => {
    const young = rows()
    young['publication'] = young['publication']!.filter(({ published_on }) => String(published_on) > '2024-01-01')
    expect((await risingIn(young)).found).toMatchObject({ state: 'short-history', rows: [] })
    expect((await risingIn(rows(), { edges: ['nomination'] })).found).toMatchObject({ state: 'no-evidence', rows: [] })
  })

  it('leaves out kinds whose evidence begins too late for growth', async () => {
    // Meetings of the last months alone would make everybody who is met grow.
    const met = ['2025-09-01', '2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01']
    const given = rows(...met.map((day) => meeting(day, 'm1', 'flat', 'a')))
    const { found } = await risingIn(given, { edges: ['co-authorship', 'team-meeting'] })
    expect(found.leftOut).toEqual(['team-meeting'])
    expect(found.rows.map(({ kol }) => kol)).toEqual(['star', 'thin'])
  })

  it('gives the same for the same data', async () => {
    expect((await risingIn(rows())).found).toEqual((await risingIn(rows())).found)
  })
})

describe('resampled intervals', () => {
  it('are those of the Poisson distribution', async () => {
    // Node 0 has 4 pieces before and 12 lately; 1,500 other pieces in each window hold the total still.
    const pairs = [0, 1].flatMap((window) => [
      ...Array.from({ length: window === 0 ? 4 : 12 }, () => [0, 1, window] as const),
      ...Array.from({ length: 1500 }, () => [2, 3, window] as const)
    ])
    const column = (value: (pair: (typeof pairs)[number], i: number) => number) => Int32Array.from(pairs, value)
    const windows = windowsOf(
      4,
      {
        source: column(([a]) => a),
        target: column(([, b]) => b),
        weight: Float64Array.from(pairs, () => 1),
        // Each on the last day of its window, so that all weigh the same.
        day: column(([, , window]) => (window === 0 ? 99 : 199)),
        piece: column((_, i) => i),
        pieces: pairs.length,
        kindOf: []
      },
      { from: 0, middle: 100, to: 200, halfLife: 50 }
    )
    expect([windows[0].counts[0], windows[1].counts[0]]).toEqual([4, 12])
    const step = () => Promise.resolve()
    const [interval] = await strengthIntervals(windows, [0], { resamples: 4000, seed: '1' }, step)

    const poisson = (mean: number) => {
      const terms = [Math.exp(-mean)]
      for (let k = 1; k < 60; k++) terms.push((terms[k - 1]! * mean) / k)
      return terms
    }
    const outcomes = poisson(4).flatMap((p, before) =>
      poisson(12).map((q, recent) => ({ value: change(before, recent), p: p * q }))
    )
    outcomes.sort((a, b) => a.value - b.value)
    const exact = (tail: number) => {
      let sum = 0
      return outcomes.find(({ p }) => (sum += p) >= tail)!.value
    }
    // The totals move by a few percent, and 4,000 draws leave the tails uncertain by half a percent.
    expect(interval!.low).toBeGreaterThan(exact(0.015) - 0.03)
    expect(interval!.low).toBeLessThan(exact(0.035) + 0.03)
    expect(interval!.high).toBeGreaterThan(exact(0.965) - 0.03)
    expect(interval!.high).toBeLessThan(exact(0.985) + 0.03)
  })

  it('leave open what an empty window could have held', async () => {
    // Node 0 has nothing before and 3 pieces lately.
    const pairs = [0, 1].flatMap((window) => [
      ...Array.from({ length: window === 0 ? 0 : 3 }, () => [0, 1, window] as const),
      ...Array.from({ length: 1500 }, () => [2, 3, window] as const)
    ])
    const column = (value: (pair: (typeof pairs)[number], i: number) => number) => Int32Array.from(pairs, value)
    const windows = windowsOf(
      4,
      {
        source: column(([a]) => a),
        target: column(([, b]) => b),
        weight: Float64Array.from(pairs, () => 1),
        day: column(([, , window]) => (window === 0 ? 99 : 199)),
        piece: column((_, i) => i),
        pieces: pairs.length,
        kindOf: []
      },
      { from: 0, middle: 100, to: 200, halfLife: 50 }
    )
    const step = () => Promise.resolve()
    const [interval] = await strengthIntervals(windows, [0], { resamples: 4000, seed: '1' }, step)
    // A twentieth of the resamples hold none of the three, so that three from nothing are no growth for sure.
    expect(interval!.low).toBeLessThan(0)
    expect(interval!.high).toBeLessThan(1)
  })

  it('turns changes into quotients', () => {
    expect(quotient(change(1, 3))).toBeCloseTo(3, 12)
    expect(quotient(change(0, 3))).toBeNull()
    expect(quotient(change(3, 0))).toBe(0)
  })
})
