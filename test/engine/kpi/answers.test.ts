import { afterEach, describe, expect, it } from 'vitest'
import { readDefinition } from '#engine/kpi/definition'
import { filledWorkspace, type CanonicalRows, type FilledWorkspace } from '../../workspace/filled-workspace'

let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

const period = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }
const named = (n: number) => Array.from({ length: n }, (_, i) => `k${i + 1}`)

/** Five ratings, 5 5 5 5 2, of the first KOLs, or of nobody who is named. */
const ratings = (hasNames = true) =>
  [5, 5, 5, 5, 2].map((score, i) => ({
    ...{ feedback_id: `f${i}`, msl_id: 'm1', kol_id: hasNames ? `k${i + 1}` : null, rater: 'kol' },
    ...{ given_on: '2026-02-10', dimension: 'usefulness', score, scale_max: 5 }
  }))
const invitations = (n: number) => named(n).map((kol_id) => ({ msl_id: 'm1', kol_id, sent_on: '2026-02-01' }))

async function figureOf(rows: CanonicalRows) {
  filled = await filledWorkspace({
    msl: [{ msl_id: 'm1', name: 'One' }],
    kol: named(40).map((kol_id) => ({ kol_id, name: kol_id })),
    ...rows
  })
  const { rows: figures } = await filled.engine.run('kpi.figures', {
    ...period,
    kpis: ['kol-perceived-value'],
    by: ['msl']
  })
  return figures[0]!
}

describe('a figure of what people answered', () => {
  it('is told with its response rate where enough have: 5 of 33 are more than 15 %', async () => {
    const figure = await figureOf({ feedback: ratings(), feedback_invitation: invitations(33) })
    expect(figure).toMatchObject({ state: 'ok', value: 0.8, n: 5, completeness: null, warnings: [] })
    expect(figure.companions['responseRate']).toBeCloseTo(5 / 33, 12)
  })

  it('is withheld with the reason where fewer have: 15 % of 34 are 5.1, so six are needed', async () => {
    expect(await figureOf({ feedback: ratings(), feedback_invitation: invitations(34) })).toMatchObject({
      ...{ state: 'too-few', value: null, low: null, high: null, n: 5, companions: {} },
      reason: '5 of 34 who were asked answered; 6 are needed (15%).',
      because: { wording: 'few-answers', figures: { n: 5, asked: 34, needed: 6, share: 0.15 } }
    })
  })

  it('takes answers without a name for those of five who were invited: 5 of 20', async () => {
    const figure = await figureOf({ feedback: ratings(false), feedback_invitation: invitations(20) })
    expect(figure).toMatchObject({ state: 'ok', value: 0.8, n: 5, companions: { responseRate: 0.25 } })
  })

  it('takes those met for asked where nobody was invited, and says so: 5 of 8', async () => {
    const meetings = named(8).map((kol_id) => ({ interaction_id: `i-${kol_id}`, kol_id }))
    const figure = await figureOf({
      feedback: ratings(),
      interaction: meetings.map(({ interaction_id }) => ({
        ...{ interaction_id, msl_id: 'm1', occurred_on: '2026-01-20', status: 'completed', channel: 'video' }
      })),
      interaction_attendee: meetings
    })
    expect(figure).toMatchObject({
      state: 'ok',
      n: 5,
      companions: { responseRate: 0.625 },
      warnings: ['asked-assumed']
    })
  })
})

describe('the line `answers` of a header', () => {
  const text = (answers: string) => `-- id: share-of-video
-- name: Video  question: How much?  family: channel fit  kind: quantitative  counts: activity
-- unit: share  better: higher  aggregation: ratio  grain: event  answers: ${answers}
-- requires: interaction(channel)
-- source: Agreed.
SELECT 1`

  it('is a share', () => {
    expect(readDefinition(text('0.2'), true).definition?.answers).toBe(0.2)
  })

  it.each([
    ['2', 'answers cannot be 2'],
    ['most', 'answers cannot be most'],
    ['  window: 30', 'answers is empty']
  ])('of "%s" is refused: %s', (answers, wrong) => {
    const read = readDefinition(text(answers), true)
    expect('problems' in read && read.problems).toMatchObject([{ line: 3, message: wrong }])
  })
})
