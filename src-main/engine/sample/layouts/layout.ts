import type { Aftermath } from '../aftermath'
import type { Meeting } from '../meeting'
import type { World } from '../world'

/** A cell with its canonical value; what is absent stays empty. */
export type Cell = string | number | boolean | null | readonly string[]

/** A table of an export in canonical fields, and where its rows come from. */
export interface SampleTable {
  kind: string
  fields: readonly string[]
  /** Rows that the world gives before anybody meets. */
  world?: (world: World) => Iterable<readonly Cell[]>
  /** Rows that a meeting and what followed from it give. */
  meeting?: (meeting: Meeting, after: Aftermath, world: World) => Iterable<readonly Cell[]>
}

/** A table as one CRM writes it. */
export interface SampleFile {
  name: string
  columns: readonly string[]
  table: SampleTable
  /** The text of a row's cells. */
  written(cells: readonly Cell[]): string[]
}
