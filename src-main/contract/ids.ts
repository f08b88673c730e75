import { z } from 'zod'

/** Stands for a file or folder the user picked; only a host can turn a path into one. */
export const fileToken = z.string().min(1).max(200).brand<'FileToken'>()
export type FileToken = z.infer<typeof fileToken>

export const jobId = z.string().min(1).max(64).brand<'JobId'>()
export type JobId = z.infer<typeof jobId>

const id = z.string().min(1).max(500)
export const mslId = id
export const kolId = id
export const kpiId = z.string().regex(/^[a-z0-9-]+$/)

/** A calendar day, `YYYY-MM-DD`. */
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')

/** A half-open period of days: `from` is in it, `to` is not. Null leaves an end open: all data there are. */
export const periodInput = z.object({
  from: isoDay.nullable().default(null),
  to: isoDay.nullable().default(null),
  asOf: isoDay.nullable().default(null)
})
export type PeriodInput = z.infer<typeof periodInput>

/** The period a figure was really computed over. */
export const period = z.object({ from: isoDay, to: isoDay, asOf: isoDay })
export type Period = z.infer<typeof period>
