import type { Implementation } from '../implementation'
import { resolvePeriod } from '../workspace/period'
import { contactCalendar, contactRows } from './calendar'
import { lateInsights, listMsls, openFollowUps } from './msls'

/** What answers for one MSL, and the list of all. */
export const mslProcedures: Pick<
  Implementation,
  'msl.list' | 'msl.openFollowUps' | 'msl.calendar' | 'msl.contacts' | 'msl.lateInsights'
> = {
  'msl.list': async (days, { session: { workspace }, signal }) => ({
    rows: await listMsls(workspace, await resolvePeriod(workspace, days), signal)
  }),
  'msl.openFollowUps': async ({ msl, ...days }, { session: { workspace }, signal }) => ({
    rows: await openFollowUps(workspace, await resolvePeriod(workspace, days), msl, signal)
  }),
  'msl.calendar': async ({ msl, ...days }, { session: { workspace }, signal }) =>
    contactCalendar(workspace, await resolvePeriod(workspace, days), msl, signal),
  'msl.contacts': async ({ msl, limit, ...days }, { session: { workspace }, signal }) =>
    contactRows(workspace, await resolvePeriod(workspace, days), msl, limit, signal),
  'msl.lateInsights': async ({ msl, ...days }, { session: { workspace }, signal }) => ({
    rows: await lateInsights(workspace, await resolvePeriod(workspace, days), msl, signal)
  })
}
