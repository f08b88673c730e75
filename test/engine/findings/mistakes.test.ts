import { describe, expect, it } from 'vitest'
import type { FindingRule } from '#contract/finding'
import { findingsIn, kolOf, team, type Meeting } from './team'

const msls = ['m1', 'm2', 'm3', 'm4']

/** What calls for action: these workspaces lack fields that other KPIs need, which is said as information. */
const alarmsIn = async (...given: Parameters<typeof findingsIn>) =>
  (await findingsIn(...given)).filter(({ severity }) => severity !== 'info')

/** How each mistake looks in a meeting, and the sentence that tells it. */
const mistakes: [FindingRule, string, Meeting][] = [
  ['channel-mismatch', 'channel-mismatch', { channel: 'phone' }],
  ['topic-misfit', 'topic-misfit', { topics: ['tapering'] }],
  ['follow-up-neglect', 'follow-up-late', { followedUpAfter: 5 }],
  ['follow-up-neglect', 'follow-up-unset', { nextStep: null }],
  ['late-documentation', 'late-meetings', { reportedAfter: 4 }],
  ['late-documentation', 'late-insights', { insightAfter: 4 }]
]

/** The shares of work that are judged leave over-reliance out; these meetings go round the panel. */
describe.each(mistakes)('%s (%s)', (rule, wording, mistake) => {
  it('is found where one MSL makes it in three of four meetings, with the rows that prove it', async () => {
    const found = await alarmsIn(team(msls, (msl, week) => (msl === 'm2' && week % 4 > 0 ? mistake : {})))
    expect(found).toHaveLength(1)
    const [finding] = found
    expect(finding).toMatchObject({ rule, wording, severity: 'high', msl: 'm2', mslName: 'Name m2', kol: null })
    expect(finding).toMatchObject({ figures: { share: 0.25, missed: 30 }, evidenceTotal: 30 })
    const address = finding!.evidence[0]!.id
    expect(address).toContain('m2w39')
    expect(finding!.title).toContain('25%')
    expect(finding!.action).not.toMatch(/[{}]/)
    expect(finding!.detail).not.toMatch(/[{}]/)
  })

  it('is not found where one in eight meetings has it', async () => {
    expect(await alarmsIn(team(msls, (msl, week) => (msl === 'm2' && week % 8 === 0 ? mistake : {})))).toEqual([])
  })

  it('is not found in seven weeks of work', async () => {
    const rows = team(msls, (msl) => (msl === 'm2' ? mistake : {}))
    expect(await alarmsIn(rows, { from: '2025-01-06', to: '2025-02-24', asOf: '2025-02-24' })).toEqual([])
  })

  it('is said of the team, and of nobody, where most share it', async () => {
    const found = await alarmsIn(team(msls, (msl, week) => (msl !== 'm4' && week % 4 > 0 ? mistake : {})))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      rule,
      wording: `${wording}-team`,
      msl: null,
      figures: { below: 3, judged: 4, middle: 0.25 },
      evidenceTotal: 90
    })
    expect(`${found[0]!.title} ${found[0]!.detail} ${found[0]!.action}`).not.toMatch(/[{}]/)
  })
})

describe('an MSL in the first 90 days of the role', () => {
  /** The period ends on 13 October 2025: 15 July is 90 days before it. */
  const since = (started_on: string) => {
    const rows = team(msls, (msl, week) => (msl === 'm2' && week % 4 > 0 ? { reportedAfter: 4 } : {}))
    rows['msl'] = rows['msl']!.map((one) => (one['msl_id'] === 'm2' ? { ...one, started_on } : one))
    return rows
  }

  it('is not judged yet, and is from the ninetieth day on', async () => {
    expect(await alarmsIn(since('2025-07-16'))).toEqual([])
    expect(await alarmsIn(since('2025-07-15'))).toMatchObject([{ rule: 'late-documentation', msl: 'm2' }])
  })

  it('is no part of what is said of the team', async () => {
    const late = (msl: string, week: number): Meeting => (msl !== 'm4' && week % 4 > 0 ? { reportedAfter: 4 } : {})
    const rows = team([...msls, 'm5'], late)
    rows['msl'] = rows['msl']!.map((one) => (one['msl_id'] === 'm5' ? { ...one, started_on: '2025-09-01' } : one))
    // m1, m2 and m3 with 30 of 40 each; those of m5 do not count.
    expect(await alarmsIn(rows)).toMatchObject([
      { wording: 'late-meetings-team', figures: { below: 3, judged: 4 }, evidenceTotal: 90 }
    ])
  })
})

describe('over-reliance', () => {
  const narrow = (week: number): Meeting => (week % 5 === 0 ? {} : { kol: kolOf('m1', week % 3) })

  it('is found where one MSL sees three of eight KOLs in four of five contacts', async () => {
    const found = await alarmsIn(team(msls, (msl, week) => (msl === 'm1' ? narrow(week) : {})))
    const own = found.filter(({ rule }) => rule === 'over-reliance')
    expect(own).toHaveLength(1)
    expect(own[0]).toMatchObject({ msl: 'm1', wording: 'over-reliance', figures: { others: 2, planned: 0.375 } })
    const { share } = own[0]!.figures as { share: number }
    // 32 contacts are placed on three KOLs; of the 8 others, in weeks 0, 5, … 35, those KOLs get 3 in their turn.
    expect(share).toBeCloseTo(35 / 40, 12)
    expect(own[0]!.evidenceTotal).toBe(35)
    expect(own[0]!.evidence.every(({ table, id }) => table === 'contact' && /m1k[123]$/.test(id))).toBe(true)
    expect(own[0]!.title).toMatch(/and 2 others take 88% of the contacts of Name m1; the plan means 38%/)
  })

  it('is compared with tiers where there is no plan', async () => {
    const rows = team(['m1'], (_, week) => narrow(week))
    rows['engagement_plan'] = []
    const own = (await alarmsIn(rows)).filter(({ rule }) => rule === 'over-reliance')
    expect(own).toMatchObject([{ wording: 'over-reliance-no-plan', severity: 'watch', figures: { planned: 0.375 } }])
  })

  it('is said of the team too where most lean on few', async () => {
    const rows = team(msls, (msl, week) => (msl !== 'm4' && week % 5 > 0 ? { kol: kolOf(msl, week % 3) } : {}))
    const found = (await alarmsIn(rows)).filter(({ rule }) => rule === 'over-reliance')
    expect(found.map(({ msl }) => msl).sort()).toEqual(['m1', 'm2', 'm3', null])
    const whole = found.find(({ msl }) => msl === null)
    expect(whole).toMatchObject({ wording: 'over-reliance-team', figures: { below: 3, judged: 4 } })
    expect(whole!.title).toBe('3 of 4 MSLs lean on few KOLs')
  })

  it('is not found where everybody goes round the panel', async () => {
    expect(await alarmsIn(team(msls, () => ({})))).toEqual([])
  })
})
