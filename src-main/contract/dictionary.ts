import { z } from 'zod'

/** A table or view that user SQL can read. */
export const documentedTable = z.object({
  name: z.string(),
  /** Fed by imports, made of other tables, or the workspace's own. */
  kind: z.enum(['imported', 'view', 'own']),
  about: z.string(),
  /** Fields that tell rows apart; empty where nothing promises it. */
  key: z.array(z.string()),
  columns: z.array(
    z.object({ name: z.string(), type: z.string(), required: z.boolean(), about: z.string().nullable() })
  )
})
export type DocumentedTable = z.infer<typeof documentedTable>

export const documentedTables = z.object({ tables: z.array(documentedTable) })
