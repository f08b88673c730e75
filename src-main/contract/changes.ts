import { z } from 'zod'
import { mslId } from './ids'

/** A screen with the days, people and view chosen, as the page's address writes it. */
const place = z.string().min(1).max(2000)

/** What a screen shows, by id, with a word for each: objectives with their status, findings with their MSL. */
const shown = z.record(z.string().max(2000), z.string().max(500))

export const changesInput = z.object({ place: place.nullable().default(null) })

/** Rows of a table that the last import touched, of one MSL; `msl` is null for those that name none. */
export const tableChange = z.object({
  table: z.string(),
  msl: mslId.nullable(),
  added: z.number().int(),
  changed: z.number().int(),
  /** Marked as deleted by the CRM. */
  removed: z.number().int()
})
export type TableChange = z.infer<typeof tableChange>

/** What the last import changed against the one before it. */
export const changes = z.object({
  importId: z.string(),
  /** The import before. */
  since: z.string(),
  rows: z.array(tableChange),
  /** What the place showed last before this import, and after the one before; null where it was not looked at then. */
  shownBefore: shown.nullable()
})
export type Changes = z.infer<typeof changes>

export const keepShownInput = z.object({ place, shown })
