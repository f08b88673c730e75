import { describe, expect, it } from 'vitest'
import type { FindingRule } from '#contract/finding'
import type { CanonicalRows } from '../../workspace/filled-workspace'
import { findingsIn, period, team } from './team'

type Change = Record<string, unknown>

/** Insights of three MSLs, one a week each, all on dosing and neutral; the last quarter are the weeks from 27 on. */
function insights(change: (msl: string, week: number) => Change): CanonicalRows {
  const rows = team(['m1', 'm2', 'm3'], () => ({}))
  for (const insight of rows['insight']!) {
    const [, msl, week] = /^i(m\d)w(\d+)$/.exec(String(insight['insight_id']))!
    Object.assign(insight, { theme: 'Dosing', sentiment: 0 }, change(msl!, Number(week)))
  }
  return rows
}

const found = async (rule: FindingRule, rows: CanonicalRows, days = period) =>
  (await findingsIn(rows, days)).filter((one) => one.rule === rule)

const lately = (week: number) => week >= 27 && week % 2 === 1

describe('theme-shift', () => {
  it('names a theme that is new in the last quarter', async () => {
    const [theme, ...others] = await found(
      'theme-shift',
      insights((_, week) => (lately(week) ? { theme: 'Safety' } : {}))
    )
    expect(others).toEqual([])
    // Seven odd weeks of thirteen, three MSLs.
    expect(theme).toMatchObject({
      wording: 'theme-new',
      severity: 'watch',
      id: 'theme-shift/subject=safety',
      figures: { theme: 'safety', hits: 21, trials: 39, before: 0 },
      evidenceTotal: 21
    })
    expect(theme!.evidence[0]).toEqual({ table: 'insight', id: 'im1w39' })
  })

  it('says nothing of a theme that was as frequent before, of one voice, or of too short a history', async () => {
    expect(
      await found(
        'theme-shift',
        insights((_, week) => (week % 2 === 1 ? { theme: 'Safety' } : {}))
      )
    ).toEqual([])
    const oneVoice = insights((msl, week) => (msl === 'm1' && lately(week) ? { theme: 'Safety', kol_id: 'm1k1' } : {}))
    expect(await found('theme-shift', oneVoice)).toEqual([])
    const short = insights((_, week) => (week >= 14 && week % 2 === 1 ? { theme: 'Safety' } : {}))
    expect(await found('theme-shift', short, { ...period, to: '2025-07-14', asOf: '2025-07-14' })).toEqual([])
  })
})

describe('sentiment-shift', () => {
  it('names more critical voices, and more favourable ones as news only', async () => {
    const critical = insights((_, week) => (lately(week) ? { sentiment: -1, theme: null } : { theme: null }))
    const [negative, ...others] = await found('sentiment-shift', critical)
    expect(others).toEqual([])
    expect(negative).toMatchObject({
      wording: 'sentiment-negative',
      severity: 'watch',
      figures: { hits: 21, before: 0 }
    })
    expect(negative!.title).toContain('54% of insights of the last quarter are negative, 0% in the year before')
    const favourable = insights((_, week) => (lately(week) ? { sentiment: 1, theme: null } : { theme: null }))
    expect(await found('sentiment-shift', favourable)).toMatchObject([
      { wording: 'sentiment-positive', severity: 'info' }
    ])
  })

  it('names the theme that the criticism is about', async () => {
    const rows = insights((msl, week) => ({
      theme: week % 2 === 1 ? 'Access' : 'Dosing',
      sentiment: lately(week) ? -1 : msl === 'm1' ? 1 : 0
    }))
    const wordings = (await found('sentiment-shift', rows)).map(
      ({ wording, figures }) => `${wording} ${figures['theme']}`
    )
    expect(wordings).toContain('sentiment-negative-theme access')
    expect(wordings.some((wording) => wording.endsWith('dosing'))).toBe(false)
  })

  it('says nothing where sentiment stays as it was', async () => {
    const rows = insights((_, week) => ({ sentiment: week % 3 === 0 ? -1 : 0 }))
    expect(await found('sentiment-shift', rows)).toEqual([])
  })
})
