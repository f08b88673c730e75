import { LensFault } from '#contract/faults'
import { openEngine, type Engine, type OpenMode } from '#engine/engine'
import { printNote } from './output'

/** Exit codes of the CLI. */
export const exitCodes = { done: 0, unusableInput: 1, wrongUsage: 2, rejectedRows: 3, defect: 70 } as const

/** Options every command takes. */
export interface CommonOptions {
  workspace?: string
  asOf?: string
  zone?: string
  json?: boolean
}

/**
 * Opens the engine for one command, hands it over with a signal that Ctrl-C fires, and closes it whatever happens.
 * @param mode null for commands that need no workspace
 */
export async function withEngine<T>(
  options: CommonOptions,
  mode: OpenMode | null,
  work: (engine: Engine, signal: AbortSignal) => Promise<T>
): Promise<T> {
  if (mode !== null && !options.workspace) {
    throw new LensFault({ code: 'no-workspace', message: 'No workspace was named.', hint: 'Add -w FILE.lens.' })
  }
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  const engine = await openEngine(mode === null ? {} : { workspace: { file: options.workspace!, mode } })
  try {
    return await work(engine, stop.signal)
  } finally {
    await engine.close()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** Prints what went wrong and returns the exit code it stands for. */
export function reportFailure(error: unknown): number {
  if (error instanceof LensFault && error.code !== 'internal') {
    const where = error.where !== null && !error.message.includes(error.where) ? ` [${error.where}]` : ''
    printNote(`lens: ${error.message}${where}`)
    if (error.hint !== null) printNote(error.hint)
    return exitCodes.unusableInput
  }
  printNote(`lens: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  if (error instanceof LensFault && error.cause instanceof Error) printNote(String(error.cause.stack))
  return exitCodes.defect
}
