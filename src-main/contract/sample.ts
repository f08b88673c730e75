import { z } from 'zod'
import { fileToken } from './ids'

export const sampleInput = z.object({
  /** Folder to write into; made where it is missing. */
  out: fileToken,
  msls: z.number().int().min(1).max(1000).default(12),
  kols: z.number().int().min(1).max(200_000).default(420),
  interactions: z.number().int().min(0).max(100_000_000).default(4200),
  seed: z.number().int().min(0).default(1),
  dialect: z.string().default('veeva-crm')
})

export const sampleReport = z.object({
  files: z.array(z.object({ path: z.string(), rows: z.number().int(), bytes: z.number().int() }))
})
export type SampleReport = z.infer<typeof sampleReport>
