import { z } from 'zod'

/**
 * A sentence by its name and the figures in it, so that a page can write it in its own language; the same sentence in
 * English stands beside it.
 */
export const worded = z.object({
  wording: z.string(),
  figures: z.record(z.string(), z.union([z.string(), z.number()]))
})
export type Worded = z.infer<typeof worded>
