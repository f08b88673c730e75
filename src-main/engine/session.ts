import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '#contract/workspace'
import { LensFault } from '#contract/faults'
import { RecentWorkspaces } from './recent'
import { workspaceStatus } from './workspace/status'
import { removeWorkspace, Workspace, type OpenMode } from './workspace/workspace'

/** The one workspace an engine has open, and the recent ones it could open. */
export class WorkspaceSession {
  #workspace: Workspace | null = null
  /** Whether the open workspace was made by opening it. */
  #isNew = false
  readonly #recent: RecentWorkspaces | null

  /** @param home folder for workspaces the app makes and its list of recent ones; null keeps neither (CLI) */
  constructor(
    private readonly home: string | null,
    private readonly changed: () => void
  ) {
    this.#recent = home === null ? null : new RecentWorkspaces(join(home, 'recent.json'))
  }

  /** The open workspace. @throws LensFault `no-workspace` */
  get workspace(): Workspace {
    if (this.#workspace) return this.#workspace
    throw new LensFault({
      code: 'no-workspace',
      message: 'No workspace is open.',
      hint: 'Import an export or open a workspace first.'
    })
  }

  /** The open workspace, or null: for what is there without one too. */
  get openWorkspace(): Workspace | null {
    return this.#workspace
  }

  async open(file: string, mode: OpenMode): Promise<void> {
    if (this.#workspace?.file === file) return
    const isNew = !existsSync(file)
    const next = await Workspace.open(file, mode)
    this.close()
    this.#workspace = next
    this.#isNew = isNew
    this.#recent?.add(next.file)
    this.changed()
  }

  /** Creates and opens a workspace of that name in the home folder, numbered where the name is taken. */
  async create(name: string): Promise<void> {
    if (this.home === null) throw new Error('This engine keeps no home folder to create workspaces in')
    const folder = join(this.home, 'workspaces')
    mkdirSync(folder, { recursive: true })
    const safe = name.replace(/[^\p{L}\p{N} ._-]/gu, '-').replace(/^\.+/, '') || 'workspace'
    let file = join(folder, `${safe}.lens`)
    for (let i = 2; existsSync(file); i++) file = join(folder, `${safe} ${i}.lens`)
    await this.open(file, 'create')
  }

  async openRecent(id: string): Promise<void> {
    const entry = this.#recent?.list().find((candidate) => candidate.id === id)
    if (!entry) {
      throw new LensFault({
        code: 'file-not-found',
        message: 'That workspace is no longer where it was.',
        hint: 'Open it from its new place.'
      })
    }
    await this.open(entry.file, 'write')
  }

  /** To be called after every change of the data. */
  touch(): void {
    this.workspace.revision++
    this.changed()
  }

  async describe(): Promise<Session> {
    return {
      workspace: this.#workspace ? await workspaceStatus(this.#workspace) : null,
      recent: (this.#recent?.list() ?? []).map(({ id, name, openedAt }) => ({ id, name, openedAt }))
    }
  }

  /** Closes the workspace; one that was made just now and never filled leaves no file behind. */
  close(): void {
    if (!this.#workspace) return
    const { file, revision } = this.#workspace
    this.#workspace.close()
    this.#workspace = null
    if (this.#isNew && revision === 0) removeWorkspace(file)
  }
}
