import type { Implementation } from '../../implementation'
import { daysOf, requestOf } from '../asked'
import { networkKeystones } from './keystones'
import { kolTies } from './kol-ties'
import { naturalMslOf } from './natural-msl'
import { introductions, networkPaths } from './paths'
import { networkReach } from './reach'
import { networkRising } from './rising/rising'
import { networkWhiteSpace } from './white-space'

/** What answers each question of the network. */
export const questionProcedures: Pick<
  Implementation,
  | 'network.reach'
  | 'network.rising'
  | 'network.whiteSpace'
  | 'network.keystones'
  | 'network.ties'
  | 'network.naturalMsl'
  | 'network.path'
  | 'network.introductions'
> = {
  'network.reach': async (wanted, { session: { workspace }, signal }) =>
    networkReach(workspace, await requestOf(workspace, wanted), signal),
  'network.rising': async ({ limit, ...wanted }, { session: { workspace }, signal, onProgress }) =>
    networkRising(workspace, await requestOf(workspace, wanted), limit, { signal, onProgress }),
  'network.path': async ({ kols, ...wanted }, { session: { workspace }, signal }) =>
    networkPaths(workspace, { ...(await requestOf(workspace, wanted)), msls: null }, kols, signal),
  'network.introductions': async ({ kol, ...wanted }, { session: { workspace }, signal }) =>
    introductions(workspace, await requestOf(workspace, wanted), kol, signal),
  'network.whiteSpace': async ({ limit, ...wanted }, { session: { workspace }, signal }) =>
    networkWhiteSpace(workspace, await requestOf(workspace, wanted), limit, signal),
  'network.keystones': async ({ limit, ...wanted }, { session: { workspace }, signal }) =>
    networkKeystones(workspace, await requestOf(workspace, wanted), limit, signal),
  'network.ties': ({ kol, limit, ...wanted }, { session: { workspace } }) =>
    kolTies(workspace.connection, { ...wanted, days: daysOf(wanted) }, kol, limit),
  'network.naturalMsl': async ({ kol, ...wanted }, { session: { workspace }, signal }) => ({
    natural: await naturalMslOf(
      workspace,
      { ...(await requestOf(workspace, wanted)), msls: null, weighted: false },
      kol,
      signal
    )
  })
}
