import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from '../../workspace/sql'
import type { Workspace } from '../../workspace/workspace'
import { shippedDefinitions, unknownKpi } from '../registry'

/** The definition of a KPI as its author wrote it. @throws LensFault `unknown-kpi` */
export async function definitionText(workspace: Workspace | null, resources: string, id: string): Promise<string> {
  // Only ids of the catalogue become the name of a file.
  const isShipped = shippedDefinitions(resources).some((definition) => definition.id === id)
  if (isShipped) return readFileSync(join(resources, 'kpis', `${id}.sql`), 'utf8')
  const [own] =
    (await workspace?.connection.rows<{ text: string }>(sql`SELECT text FROM own_kpi WHERE kpi_id = ${id}`)) ?? []
  if (own) return own.text
  throw unknownKpi(id)
}
