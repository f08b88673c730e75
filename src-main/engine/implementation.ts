import type { Output, Parsed, ProcedureName } from '#contract/procedures'
import type { FileRegistry } from './files'
import type { JobContext } from './jobs'
import type { WorkspaceSession } from './session'

/** What every procedure may use; calls get a signal that never fires unless the caller can cancel. */
export interface EngineContext extends JobContext {
  session: WorkspaceSession
  files: FileRegistry
  /** Folder of definitions, dialects and the shipped sample. */
  resources: string
}

/** One function for each procedure of the contract; the compiler refuses a missing one. */
export type Implementation = {
  [K in ProcedureName]: (input: Parsed<K>, context: EngineContext) => Promise<Output<K>>
}
