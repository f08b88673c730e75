import { z } from 'zod'
import { fileToken } from './ids'

export const exportInput = z.object({
  /** Folder to write into; made where it is missing. */
  out: fileToken,
  format: z.enum(['parquet', 'csv']).default('parquet'),
  /** Only the canonical tables, without where their rows came from. */
  canonical: z.boolean().default(false)
})

export const exportReport = z.object({
  files: z.array(z.object({ path: z.string(), table: z.string(), rows: z.number().int(), bytes: z.number().int() }))
})
export type ExportReport = z.infer<typeof exportReport>
