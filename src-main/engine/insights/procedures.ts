import type { Implementation } from '../implementation'
import { resolvePeriod } from '../workspace/period'
import { insightActions } from './actions'
import { insightDelays } from './delays'
import { outcomeOf, recordOutcome } from './outcome'
import { insightQuality } from './quality'
import { rateInsight, ratingQueue } from './rating'
import { searchInsights } from './search'
import { themes } from './themes'

/** What answers for insights. */
export const insightProcedures: Pick<
  Implementation,
  | 'insights.search'
  | 'insights.themes'
  | 'insights.delays'
  | 'insights.ratingQueue'
  | 'insights.rate'
  | 'insights.quality'
  | 'insights.recordOutcome'
  | 'insights.outcome'
  | 'insights.actions'
> = {
  'insights.search': async ({ from, to, asOf, ...wanted }, { session: { workspace } }) => {
    const period = await resolvePeriod(workspace, { from, to, asOf })
    return searchInsights(workspace, { ...wanted, period })
  },
  'insights.themes': async ({ from, to, asOf, ...wanted }, { session: { workspace } }) => {
    const period = await resolvePeriod(workspace, { from, to, asOf })
    return themes(workspace, { ...wanted, period })
  },
  'insights.delays': async ({ msls, ...days }, { session: { workspace }, signal }) =>
    insightDelays(workspace, await resolvePeriod(workspace, days), msls, signal),
  'insights.ratingQueue': async ({ from, to, asOf, ...wanted }, { session: { workspace }, signal }) => {
    const period = await resolvePeriod(workspace, { from, to, asOf })
    return ratingQueue(workspace, period, wanted, signal)
  },
  'insights.rate': async (rating, { session }) => {
    await rateInsight(session.workspace, rating)
    session.touch()
    return { done: true }
  },
  'insights.quality': async ({ msls, ...days }, { session: { workspace }, signal }) =>
    insightQuality(workspace, await resolvePeriod(workspace, days), msls, signal),
  'insights.recordOutcome': async (outcome, { session }) => {
    await recordOutcome(session.workspace, outcome)
    session.touch()
    return { done: true }
  },
  'insights.outcome': async ({ insightId }, { session: { workspace } }) => ({
    outcome: await outcomeOf(workspace, insightId)
  }),
  'insights.actions': async ({ from, to, asOf, ...wanted }, { session: { workspace }, signal }) => {
    const period = await resolvePeriod(workspace, { from, to, asOf })
    return insightActions(workspace, period, wanted, signal)
  }
}
