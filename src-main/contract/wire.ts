import type { Fault } from './faults'
import type { EngineEvent } from './procedures'

/** Messages a page sends over its port. */
export type PageMessage = { kind: 'call'; id: number; name: string; input: unknown } | { kind: 'cancel'; id: number }

/** Messages the engine sends back. */
export type EngineMessage =
  | { kind: 'reply'; id: number; result: unknown }
  | { kind: 'fault'; id: number; fault: Fault }
  | { kind: 'event'; event: EngineEvent }

/** What the preload script exposes to the page as `window.lens`. */
export interface LensBridge {
  /** Calls a procedure; rejects with a `Fault` object. */
  call(name: string, input: unknown): Promise<unknown>
  /** Registers a listener of engine events and returns the function that removes it. */
  on(listener: (event: EngineEvent) => void): () => void
  /** The token of a dropped file or folder. */
  tokenOf(file: File): Promise<string>
  /** Opens the system's dialog; empty where the user chose nothing. */
  chooseFiles(kind: 'files' | 'folder' | 'workspace'): Promise<{ token: string; name: string }[]>
  /** What the host told the page to start with: `light`, `dark` or `system`. */
  readonly theme: 'light' | 'dark' | 'system'
}
