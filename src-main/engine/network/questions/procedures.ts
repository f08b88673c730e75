import type { Implementation } from '../../implementation'
import { resolvePeriod } from '../../workspace/period'
import { networkKeystones } from './keystones'
import { kolTies } from './kol-ties'
import { introductions, networkPaths } from './paths'
import { networkReach } from './reach'
import { networkRising } from './rising/rising'
import { networkTimeline } from './timeline'
import { networkWhiteSpace } from './white-space'

/** What answers each question of the network. */
export const questionProcedures: Pick<
  Implementation,
  | 'network.reach'
  | 'network.rising'
  | 'network.timeline'
  | 'network.whiteSpace'
  | 'network.keystones'
  | 'network.ties'
  | 'network.path'
  | 'network.introductions'
> = {
  'network.reach': async ({ from, to, asOf, ...wanted }, { session: { workspace }, signal }) => {
    const period = await resolvePeriod(workspace.connection, { from, to, asOf })
    return networkReach(workspace, { ...wanted, days: { from, to }, period }, signal)
  },
  'network.rising': async ({ from, to, asOf, limit, ...wanted }, { session: { workspace }, signal, onProgress }) => {
    const period = await resolvePeriod(workspace.connection, { from, to, asOf })
    return networkRising(workspace, { ...wanted, days: { from, to }, period }, limit, { signal, onProgress })
  },
  'network.timeline': (request, { session: { workspace }, signal }) =>
    networkTimeline(workspace, { ...request, days: { from: null, to: null } }, signal),
  'network.whiteSpace': async ({ from, to, asOf, limit, ...wanted }, { session: { workspace }, signal }) => {
    const period = await resolvePeriod(workspace.connection, { from, to, asOf })
    return networkWhiteSpace(workspace, { ...wanted, days: { from, to }, period }, limit, signal)
  },
  'network.keystones': async ({ from, to, asOf, limit, ...wanted }, { session: { workspace }, signal }) => {
    const period = await resolvePeriod(workspace.connection, { from, to, asOf })
    return networkKeystones(workspace, { ...wanted, days: { from, to }, period }, limit, signal)
  },
  'network.ties': ({ from, to, kol, limit, ...wanted }, { session: { workspace } }) =>
    kolTies(workspace.connection, { ...wanted, days: { from, to } }, kol, limit),
  'network.path': async ({ from, to, asOf, kols, ...wanted }, { session: { workspace }, signal }) => {
    const period = await resolvePeriod(workspace.connection, { from, to, asOf })
    return networkPaths(workspace, { ...wanted, msls: null, days: { from, to }, period }, kols, signal)
  },
  'network.introductions': async ({ from, to, asOf, kol, ...wanted }, { session: { workspace }, signal }) => {
    const period = await resolvePeriod(workspace.connection, { from, to, asOf })
    return introductions(workspace, { ...wanted, days: { from, to }, period }, kol, signal)
  }
}
