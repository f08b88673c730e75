import type { OwnKpi } from '#contract/own-kpis'
import type { Workspace } from '../../workspace/workspace'
import type { Definition } from '../definition'
import { readOwnHeader } from './header'

interface Stored {
  id: string
  text: string
  addedAt: string
  changedAt: string
}

/** The KPIs that users added to a workspace, by id, with what keeps any of them from being used. */
export async function listOwn(workspace: Workspace, shipped: readonly Definition[]): Promise<OwnKpi[]> {
  const rows = await readStored(workspace)
  return rows.map((row) => {
    const { definition, problems } = readOwnHeader(row.text, shipped)
    return { ...row, name: definition?.name ?? null, problems }
  })
}

/** The definitions among them that can be used. */
export async function ownDefinitions(workspace: Workspace, shipped: readonly Definition[]): Promise<Definition[]> {
  const rows = await readStored(workspace)
  return rows.flatMap(({ text }) => {
    const { definition, problems } = readOwnHeader(text, shipped)
    return definition === null || problems.length > 0 ? [] : [definition]
  })
}

function readStored(workspace: Workspace): Promise<readonly Stored[]> {
  return workspace.remember('own KPIs', () =>
    workspace.connection.rows(
      'SELECT kpi_id AS id, text, added_at AS "addedAt", changed_at AS "changedAt" FROM own_kpi ORDER BY kpi_id'
    )
  )
}
