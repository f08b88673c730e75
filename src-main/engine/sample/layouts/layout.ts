import type { Aftermath } from '../aftermath'
import type { Meeting } from '../meeting'
import type { World } from '../world'

/** A cell; what is absent stays empty. */
export type Cell = string | number | boolean | null

/** A table of an export and where its rows come from. */
export interface SampleFile {
  name: string
  columns: readonly string[]
  /** Rows that the world gives before anybody meets. */
  world?: (world: World) => Iterable<readonly Cell[]>
  /** Rows that a meeting and what followed from it give. */
  meeting?: (meeting: Meeting, after: Aftermath, world: World) => Iterable<readonly Cell[]>
}

/** How one CRM writes an export. */
export interface Layout {
  dialect: string
  files: readonly SampleFile[]
}
