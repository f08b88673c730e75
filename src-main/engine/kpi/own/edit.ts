import { problemAt } from '#base/definition-words'
import { audit } from '../../workspace/audit'
import { change } from '../../workspace/change'
import { sql } from '../../workspace/sql'
import type { Workspace } from '../../workspace/workspace'
import { BadDefinition } from '../definition'
import { unknownKpi } from '../registry'
import { checkOwn, type Draft } from './check'

/** All the data there are: a definition is tried on them before it may stay. */
const allDays = { from: null, to: null, asOf: null }

/**
 * Checks a definition and adds it to the workspace, in place of the own KPI that it changes.
 * @returns its id
 * @throws LensFault `bad-definition` with everything that is wrong; also where its id is another own KPI's, unless that
 * one may be overwritten
 */
export async function saveOwn(
  workspace: Workspace,
  resources: string,
  { text, replaces, overwrite }: Draft & { overwrite: boolean },
  signal: AbortSignal
): Promise<string> {
  const { definition, problems } = await checkOwn(workspace, resources, { text, replaces }, allDays, signal)
  if (definition === null || problems.length > 0) throw new BadDefinition(definition?.id ?? 'as it stands', problems)
  const { id } = definition
  await change(workspace, async (connection) => {
    const [known] = await connection.rows<{ kpi_id: string }>(sql`SELECT kpi_id FROM own_kpi WHERE kpi_id = ${id}`)
    if (known && replaces !== id && !overwrite) throw new BadDefinition(id, [taken])
    const [before] = await connection.rows<{ added_at: string }>(
      sql`SELECT CAST(added_at AS TEXT) AS added_at FROM own_kpi WHERE kpi_id = ${replaces ?? id}`
    )
    await connection.run(sql`DELETE FROM own_kpi WHERE kpi_id = ${id} OR kpi_id = ${replaces}`)
    await connection.run(
      sql`INSERT INTO own_kpi SELECT ${id}, ${text}, coalesce(CAST(${before?.added_at ?? null} AS TIMESTAMP), now), now
          FROM (SELECT current_timestamp AT TIME ZONE 'UTC' AS now)`
    )
    await audit(connection, before ? 'own-kpi-changed' : 'own-kpi-added', { kpi: id, ...(replaces && { replaces }) })
  })
  return id
}

const taken = problemAt(null, ['id-taken'], ['do-choose-id-or-change'])

/** Takes an own KPI out of the workspace. @throws LensFault `unknown-kpi` */
export async function removeOwn(workspace: Workspace, id: string): Promise<void> {
  await change(workspace, async (connection) => {
    const removed = await connection.run(sql`DELETE FROM own_kpi WHERE kpi_id = ${id}`)
    if (removed === 0) throw unknownKpi(id)
    await audit(connection, 'own-kpi-removed', { kpi: id })
  })
}
