import type { Fault } from '#contract/faults'
import type { MslSummary, RecentWorkspace, Session, WorkspaceStatus } from '#contract/workspace'
import { call, on } from '#renderer/bridge/client'
import { faultFrom } from '#renderer/bridge/jobs'
import { byTerritory } from './selection'

/** What is open, kept up to date with the engine. */
class Workspace {
  status = $state.raw<WorkspaceStatus | null>(null)
  recent = $state.raw<readonly RecentWorkspace[]>([])
  /** Every MSL of the workspace, by territory, then name. */
  msls = $state.raw<readonly MslSummary[]>([])
  /** Names of the KPIs that users added to it, by id. */
  ownKpis = $state.raw<ReadonlyMap<string, string>>(new Map())
  /** `starting` until the engine has answered for the first time. */
  phase = $state<'starting' | 'none' | 'open' | 'failed'>('starting')
  fault = $state.raw<Fault | null>(null)
  /** While true, changes of the workspace are left for later: it may be gone in a moment. */
  isHeld = false
  /** Counts the changes of the workspace; whatever is computed from it depends on this number. */
  revision = $state(0)
  readonly #names = $derived(new Map(this.msls.map((msl) => [msl.msl, msl.mslName])))

  /** Asks the engine where the user stands, now and after each change. */
  start(): void {
    on((event) => {
      if (event.kind === 'workspace-changed' && !this.isHeld) void this.refresh()
    })
    void this.refresh()
  }

  async refresh(): Promise<void> {
    try {
      await this.take(await call('session.get', {}))
    } catch (thrown) {
      this.fault = faultFrom(thrown)
      this.phase = 'failed'
    }
  }

  /** Shows a session the engine has just answered with. */
  async take(session: Session): Promise<void> {
    const msls = session.workspace ? (await call('msl.list', {})).rows : []
    const own = session.workspace ? (await call('kpi.own', {})).rows : []
    this.msls = msls.toSorted(byTerritory)
    this.ownKpis = new Map(own.flatMap(({ id, name, problems }) => (name && problems.length === 0 ? [[id, name]] : [])))
    this.status = session.workspace
    this.recent = session.recent
    this.fault = null
    this.revision += 1
    this.phase = session.workspace ? 'open' : 'none'
  }

  /** The name of an MSL; its id where no file describes the person. */
  nameOf(msl: string): string {
    return this.#names.get(msl) ?? msl
  }
}

export const workspace = new Workspace()
