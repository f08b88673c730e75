import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

const texts: Record<string, string> = {
  i1: 'Fatigue is the main burden; fatigue at night.',
  i2: 'Asks about fatigue.',
  i3: 'Müdigkeit nach der Gabe, sagt die Klinik in Gießen.',
  i4: 'Long-term safety data are missing.',
  i5: 'Safety in the long run, not the term, is what matters.',
  i6: 'Fatigued patients stop early.'
}
const insights = Object.entries(texts).map(([insight_id, text], i) => ({
  insight_id,
  msl_id: i < 5 ? 'm1' : 'm2',
  observed_at: `2026-03-0${i + 1} 09:00:00`,
  text
}))

let filled: FilledWorkspace
beforeAll(async () => {
  filled = await filledWorkspace({
    msl: [
      { msl_id: 'm1', name: 'Ada North' },
      { msl_id: 'm2', name: 'Ben South' }
    ],
    insight: [
      ...insights,
      { insight_id: 'gone', msl_id: 'm1', observed_at: '2026-03-01 09:00:00', text: 'Fatigue', deleted: true }
    ]
  })
})
afterAll(() => filled.end())

const days = { from: '2026-01-01', to: '2027-01-01' }
async function found(query: string, more: object = {}) {
  const { rows } = await filled.engine.run('insights.search', { ...days, query, ...more })
  return rows.map(({ insightId }) => insightId)
}

describe('searching insights', () => {
  it('ranks by BM25, words only begun by the query counting half', async () => {
    // "fatigue" is in i1 (twice, 8 words), i2 (once, 3 words) and, as a beginning, i6 (a half, 4 words); there are 6
    // texts of 8 + 3 + 9 + 6 + 11 + 4 = 41 words. Three of six hold it: ln(1 + 3.5/3.5) = ln 2.
    const { rows } = await filled.engine.run('insights.search', { ...days, query: 'fatigue' })
    expect(rows.map(({ insightId }) => insightId)).toEqual(['i1', 'i2', 'i6'])
    const held = (words: number) => 1.2 * (0.25 + (0.75 * words * 6) / 41)
    expect(rows[0]!.score).toBeCloseTo((Math.LN2 * 2 * 2.2) / (2 + held(8)), 10)
    expect(rows[1]!.score).toBeCloseTo((Math.LN2 * 2.2) / (1 + held(3)), 10)
    expect(rows[2]!.score).toBeCloseTo((Math.LN2 * 0.5 * 2.2) / (0.5 + held(4)), 10)
  })

  it('wants every word, and phrases in their order', async () => {
    expect(await found('long safety')).toEqual(['i4', 'i5'])
    expect(await found('"long term"')).toEqual(['i4'])
    expect(await found('"term long"')).toEqual([])
    expect(await found('„long run“ safety')).toEqual(['i5'])
    expect(await found('safety fatigue')).toEqual([])
  })

  it('finds umlauts however they are typed', async () => {
    for (const query of ['Müdigkeit', 'mudigkeit', 'Muedigkeit', 'MÜDIG', 'giessen', 'gießen', 'Mu\u0308digkeit']) {
      expect(await found(query), query).toEqual(['i3'])
    }
  })

  it('marks what was found, in the places of the text as it is written', async () => {
    const { rows } = await filled.engine.run('insights.search', { ...days, query: 'mudigkeit "nach der"' })
    const marked = rows[0]!.highlights.map(({ start, end }) => texts['i3']!.slice(start, end))
    expect(marked).toEqual(['Müdigkeit', 'nach', 'der'])
  })

  it('keeps to the period and the MSLs, and counts what it searched', async () => {
    expect(await found('fatigue', { to: '2026-03-02' })).toEqual(['i1'])
    expect(await found('fatigue', { msls: ['m2'] })).toEqual(['i6'])
    const all = await filled.engine.run('insights.search', { ...days, query: '  ', limit: 2 })
    expect(all).toMatchObject({ total: 6, searched: 6 })
    expect(all.rows.map(({ insightId }) => insightId)).toEqual(['i6', 'i5'])
  })

  it('sees what a later change of the data adds', async () => {
    const { engine, end } = await filledWorkspace({
      msl: [{ msl_id: 'm1', name: 'Ada North' }],
      kol: [
        { kol_id: 'a', name: 'Cleo West' },
        { kol_id: 'b', name: 'Dr. Cleo West' }
      ],
      insight: [{ insight_id: 'i1', msl_id: 'm1', kol_id: 'b', observed_at: '2026-03-01 09:00:00', text: 'Nausea' }]
    })
    const nameNow = async () => (await engine.run('insights.search', { ...days, query: 'nausea' })).rows[0]!.kolName
    expect(await nameNow()).toBe('Dr. Cleo West')
    await engine.run('duplicates.merge', { kept: 'a', merged: 'b' })
    expect(await nameNow()).toBe('Cleo West')
    await end()
  })
})
