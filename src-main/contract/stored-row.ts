import { z } from 'zod'
import { isoDay, kolId, mslId } from './ids'

/** A row behind a number, with the address `record.open` takes; `id` is null where the stored row has no whole key. */
export const storedRow = z.object({
  table: z.string(),
  id: z.string().nullable(),
  /** The day it counts for; null where none is known. */
  on: isoDay.nullable(),
  msl: mslId.nullable(),
  mslName: z.string().nullable(),
  kol: kolId.nullable(),
  kolName: z.string().nullable(),
  /** What it says, in the words of the data: a channel, a topic, a title. */
  what: z.string().nullable()
})
export type StoredRow = z.infer<typeof storedRow>

/** The rows behind a number: all of them counted, as many given as were asked for. */
export const storedRows = z.object({ total: z.number().int(), rows: z.array(storedRow) })
export type StoredRows = z.infer<typeof storedRows>

/** Whose work counts: null takes every MSL. */
export const mslsInput = z.array(mslId).max(10_000).nullable().default(null)

export const rowLimit = z.number().int().positive().max(10_000).default(1_000)
