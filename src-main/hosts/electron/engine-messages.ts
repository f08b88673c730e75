import type { Fault } from '#contract/faults'
import type { EngineEvent } from '#contract/procedures'

/** What the main process asks of the engine process. */
export type MainMessage =
  /** Comes with one port, which the engine serves until it closes. */
  | { kind: 'window' }
  /** Makes a token of a path that a dialog, a drop, the command line or the system gave. */
  | { kind: 'register'; id: number; path: string }
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'stop' }

/** What the engine process answers. */
export type EngineProcessMessage =
  | { kind: 'reply'; id: number; result: unknown }
  | { kind: 'fault'; id: number; fault: Fault }
  | { kind: 'event'; event: EngineEvent }
