import { LensFault, type Fault } from '#contract/faults'
import type { FileToken } from '#contract/ids'
import type { ImportReport, Mapping } from '#contract/import'
import { call, client } from '#renderer/bridge/client'
import { faultFrom, type JobProgress } from '#renderer/bridge/jobs'
import { t } from '#renderer/i18n/text.svelte'
import { pastedName } from './pasted-table'
import { workspace } from './workspace.svelte'

interface ChosenFile {
  file: File
  /** Path inside what was chosen, such as `export/Account.csv`. */
  path: string
}

/** The import under way, and how the last one ended. */
class Importing {
  progress = $state.raw<JobProgress | null>(null)
  fault = $state.raw<Fault | null>(null)
  report = $state.raw<ImportReport | null>(null)
  /** True while the workspace that is there has only been made for this import. */
  isFirst = $state(false)
  /** What the last import was given, for as long as its columns may have to be mapped. */
  given = $state.raw<readonly FileToken[]>([])
  #startedAt = 0
  #stop: AbortController | null = null

  get running(): boolean {
    return this.progress !== null
  }

  /** Seconds left at the present pace; null while that is too early to say. */
  get secondsLeft(): number | null {
    if (!this.progress || this.progress.fraction < 0.05) return null
    const elapsed = (performance.now() - this.#startedAt) / 1000
    return Math.ceil((elapsed * (1 - this.progress.fraction)) / this.progress.fraction)
  }

  cancel(): void {
    this.#stop?.abort()
  }

  dismiss(): void {
    this.fault = null
    this.report = null
  }

  /** Imports what was dropped; folders are handed over whole where the host can, else walked here. */
  async drop(data: DataTransfer): Promise<void> {
    const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
    if (entries.length === 0) return
    if (client().transport.takesFolders) {
      return this.take([...data.files].map((file) => ({ file, path: file.name })))
    }
    await this.take((await Promise.all(entries.map(filesBelow))).flat())
  }

  /** Imports files from a file input. */
  choose(files: FileList): Promise<void> {
    return this.take([...files].map((file) => ({ file, path: file.webkitRelativePath || file.name })))
  }

  /** Imports a table that was pasted as text. */
  paste(text: string): Promise<void> {
    const name = pastedName(new Date())
    return this.#import(async (signal) => [(await client().transport.tokenOfText(text, name, signal)) as FileToken])
  }

  /** Asks with the system's dialog; false where the page must use a file input. */
  async ask(kind: 'files' | 'folder'): Promise<boolean> {
    const { chooseFiles } = client().transport
    if (!chooseFiles) return false
    const chosen = await chooseFiles(kind)
    if (chosen.length > 0) await this.#import(() => Promise.resolve(chosen.map(({ token }) => token as FileToken)))
    return true
  }

  take(files: readonly ChosenFile[]): Promise<void> {
    return this.#import((signal) => {
      const chosen = files.filter(({ path }) => !isHidden(path))
      if (chosen.length === 0) throw emptyFolder()
      return Promise.all(
        chosen.map(({ file, path }) => client().transport.tokenOf(file, path, signal) as Promise<FileToken>)
      )
    })
  }

  /** Imports what was given before, read as the user says. */
  again(mappings: readonly Mapping[]): Promise<void> {
    const files = [...this.given]
    return this.#import(() => Promise.resolve(files), mappings)
  }

  /** Makes a workspace of the sample. */
  sample(): Promise<void> {
    return this.#run((signal, onProgress) => call('import.sample', {}, { signal, onProgress }))
  }

  #import(tokensOf: (signal: AbortSignal) => Promise<FileToken[]>, mappings: readonly Mapping[] = []): Promise<void> {
    return this.#run(async (signal, onProgress) => {
      const files = await tokensOf(signal)
      this.given = files
      if (this.isFirst) await call('workspace.create', { name: 'Team' })
      return call('import.run', { files, mappings: [...mappings] }, { signal, onProgress })
    })
  }

  async #run(
    work: (signal: AbortSignal, onProgress: (progress: JobProgress) => void) => Promise<ImportReport>
  ): Promise<void> {
    if (this.running) return
    this.dismiss()
    this.isFirst = workspace.phase !== 'open'
    workspace.isHeld = this.isFirst
    this.#stop = new AbortController()
    this.#startedAt = performance.now()
    this.progress = { fraction: 0, phase: '', rowsDone: 0, rowsTotal: null }
    try {
      this.report = await work(this.#stop.signal, (progress) => (this.progress = progress))
    } catch (thrown) {
      this.fault = faultFrom(thrown)
      // A first import that failed leaves the user where they were.
      if (this.isFirst) await call('workspace.close', {})
    }
    this.progress = null
    workspace.isHeld = false
    await workspace.refresh()
    this.isFirst = false
  }
}

/** Files that a system hides in a folder, such as `.DS_Store`; one that was chosen by itself is meant. */
const isHidden = (path: string) => path.includes('/') && path.split('/').some((part) => part.startsWith('.'))

const emptyFolder = () =>
  new LensFault({
    code: 'file-not-found',
    message: t('shell.empty-folder'),
    hint: t('shell.empty-folder-hint')
  })

async function filesBelow(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ file, path: entry.fullPath.replace(/^\//, '') }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: ChosenFile[] = []
  // A reader gives a folder in pieces, and an empty one at its end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (entries.length === 0) return files
    files.push(...(await Promise.all(entries.map(filesBelow))).flat())
  }
}

export const importing = new Importing()
