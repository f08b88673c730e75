import type { LensBridge } from '#contract/wire'
import type { EngineEvent } from '#contract/procedures'

/** What a host must offer the page; two exist, and nothing above this interface knows which one it has. */
export interface Transport {
  /** Rejects with a `Fault`. A call that can't be withdrawn ignores the signal: its answer is dropped by the caller. */
  call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown>
  on(listener: (event: EngineEvent) => void): () => void
  /** Hands one dropped or chosen file over and returns the token that stands for it. */
  tokenOf(file: File, path: string, signal?: AbortSignal): Promise<string>
  /** Hands over text that is no file yet, such as a pasted table, under the name it is to have. */
  tokenOfText(text: string, name: string, signal?: AbortSignal): Promise<string>
  /** True where a dropped folder can be handed over as one thing, without walking it in the page. */
  readonly takesFolders: boolean
  /** The system's own dialog; undefined where the page has to use a file input. */
  readonly chooseFiles: LensBridge['chooseFiles'] | undefined
}
