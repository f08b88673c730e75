import { z } from 'zod'
import { fault, faultOf, LensFault } from '#contract/faults'
import type { FileToken } from '#contract/ids'
import { procedures, type EngineEvent, type Input, type Output, type ProcedureName } from '#contract/procedures'
import { FileRegistry } from './files'
import type { EngineContext } from './implementation'
import { Jobs, type Progress } from './jobs'
import { implementation } from './procedures'
import { findResources } from './resources'
import { WorkspaceSession } from './session'
import type { OpenMode } from './workspace/workspace'

export type { OpenMode } from './workspace/workspace'
export type { Progress } from './jobs'

export interface EngineOptions {
  /** Folder for workspaces the app makes and the list of recent ones; left out by the CLI, which names its file. */
  home?: string
  /** A workspace to open at once. */
  workspace?: { file: string; mode: OpenMode }
  /** Folder of definitions and dialects, where it is not the one beside the code. */
  resources?: string
}

export interface CallContext {
  /** Cancels the call; a job started by it goes on and is cancelled by `job.cancel`. */
  signal?: AbortSignal
}

/** The engine as hosts see it: one call for everything, events, and the door through which paths come in. */
export interface Engine {
  /**
   * Calls a procedure by name with unparsed input. Resolves to its output, `{ job }` for a job, or an Arrow stream for
   * a table. Rejects with `LensFault`, and with nothing else that a caller may see.
   */
  call(name: string, input: unknown, context?: CallContext): Promise<unknown>
  /** Calls a procedure and, where it is a job, waits for its result. */
  run<K extends ProcedureName>(
    name: K,
    input: Input<K>,
    options?: { signal?: AbortSignal; onProgress?: (progress: Progress) => void }
  ): Promise<Output<K>>
  /** Registers a listener of events and returns the function that removes it. */
  on(listener: (event: EngineEvent) => void): () => void
  /** A token for a path that the user chose, and what they call it where that is not the path; the only way a path enters. */
  registerFile(path: string, name?: string): FileToken
  close(): Promise<void>
}

/** Opens an engine. @throws LensFault where the workspace asked for cannot be opened */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const listeners = new Set<(event: EngineEvent) => void>()
  const emit = (event: EngineEvent) => {
    for (const listener of listeners) listener(event)
  }
  const files = new FileRegistry()
  const jobs = new Jobs(emit)
  const session = new WorkspaceSession(options.home ?? null, () => emit({ kind: 'workspace-changed' }))
  const base = { session, files, resources: options.resources ?? findResources() }
  if (options.workspace) await session.open(options.workspace.file, options.workspace.mode)

  async function call(name: string, input: unknown, context: CallContext = {}): Promise<unknown> {
    const procedure = procedureNamed(name)
    const parsed = parseInput(name, input)
    const perform = (job: Pick<EngineContext, 'signal' | 'onProgress'>) =>
      implementation[procedure](parsed as never, { ...base, ...job })
    if (procedure === 'job.cancel') {
      jobs.cancel((parsed as { job: string }).job)
      return { done: true }
    }
    if (procedures[procedure].kind === 'job') return { job: jobs.start(perform) }
    try {
      return await perform({ signal: context.signal ?? new AbortController().signal, onProgress: () => undefined })
    } catch (error) {
      throw asFault(error)
    }
  }

  return {
    call,
    async run(name, input, { signal, onProgress } = {}) {
      if (procedures[name].kind !== 'job') return (await call(name, input, { signal })) as Output<typeof name>
      return awaitJob(jobs, listeners, () => call(name, input), signal, onProgress)
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    registerFile: (path, name) => files.register(path, name),
    async close() {
      await jobs.close()
      session.close()
      files.close()
    }
  }
}

/** Starts a job and resolves with its result; rejects with its fault, or `cancelled`. */
function awaitJob<T>(
  jobs: Jobs,
  listeners: Set<(event: EngineEvent) => void>,
  start: () => Promise<unknown>,
  signal?: AbortSignal,
  onProgress?: (progress: Progress) => void
): Promise<T> {
  return new Promise((resolve, reject) => {
    let job: string | null = null
    const cancel = () => job !== null && jobs.cancel(job)
    const settle = (outcome: () => void) => {
      listeners.delete(listen)
      signal?.removeEventListener('abort', cancel)
      outcome()
    }
    const listen = (event: EngineEvent) => {
      if (event.kind === 'workspace-changed' || event.job !== job) return
      if (event.kind === 'progress') onProgress?.(event)
      else if (event.kind === 'done') settle(() => resolve(event.result as T))
      else if (event.kind === 'failed') settle(() => reject(new LensFault(fault.parse(event.fault))))
      else settle(() => reject(new LensFault({ code: 'cancelled', message: 'Cancelled; nothing was changed.' })))
    }
    listeners.add(listen)
    signal?.addEventListener('abort', cancel)
    start().then(
      (answer) => {
        job = (answer as { job: string }).job
        if (signal?.aborted) cancel()
      },
      (error: unknown) => settle(() => reject(asFault(error)))
    )
  })
}

function procedureNamed(name: string): ProcedureName {
  if (Object.hasOwn(procedures, name)) return name as ProcedureName
  throw new LensFault({ code: 'bad-input', message: `There is no procedure named ${name}.`, where: name })
}

function parseInput(name: string, input: unknown): unknown {
  const result = procedures[name as ProcedureName].input.safeParse(input ?? {})
  if (result.success) return result.data
  throw new LensFault({ code: 'bad-input', message: z.prettifyError(result.error), where: name })
}

function asFault(error: unknown): LensFault {
  return error instanceof LensFault ? error : new LensFault(faultOf(error), { cause: error })
}
