import { LensFault } from '#contract/faults'
import type { Period } from '#contract/ids'
import type { KolPage, KolRow } from '#contract/kol'
import { sql, trusted } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { KolDirectory } from './directory'
import { historyOf } from './history'
import { rowColumns } from './list'

type Described = Pick<
  KolPage,
  'subspecialty' | 'country' | 'territory' | 'status' | 'careerStartedOn' | 'verifiedOn' | 'orcid' | 'npi'
>

/**
 * A KOL as all MSLs see them, with at most `limit` rows of their history, the period notwithstanding.
 * @throws LensFault `unknown-kol`
 */
export async function kolPage(
  workspace: Workspace,
  period: Period,
  kol: string,
  limit: number,
  signal: AbortSignal
): Promise<KolPage> {
  const directory = await KolDirectory.of(workspace)
  return directory.read(period, null, signal, async (connection, table) => {
    const [row] = await connection.rows<KolRow>(
      sql`SELECT ${trusted(rowColumns)} FROM ${trusted(table)} WHERE kol_id = ${kol}`
    )
    if (!row) throw unknownKol(kol)
    const described = await connection.one<Described>(
      sql`SELECT subspecialty, country, territory, status, career_started_on AS "careerStartedOn", verified_on AS "verifiedOn",
                 orcid, npi FROM kol WHERE kol_id = ${kol} AND NOT coalesce(deleted, false) LIMIT 1`
    )
    const assignedTo = await connection.rows<KolPage['assignedTo'][number]>(
      sql`SELECT a.msl_id AS msl, coalesce(m.msl_name, a.msl_id) AS "mslName" FROM assigned a LEFT JOIN member m USING (msl_id)
          WHERE a.kol_id = ${kol} ORDER BY m.territory NULLS LAST, m.msl_name, a.msl_id`
    )
    const consents = await connection.rows<KolPage['consents'][number]>(
      sql`SELECT channel, max_by(status, changed_on) AS status, max(changed_on) AS "changedOn" FROM consent_event
          WHERE kol_id = ${kol} AND NOT coalesce(deleted, false) GROUP BY channel ORDER BY channel NULLS FIRST`
    )
    return { period, row, ...described, assignedTo, consents, history: await historyOf(connection, kol, limit) }
  })
}

const unknownKol = (kol: string) =>
  new LensFault({
    code: 'unknown-kol',
    message: `There is no KOL with the id ${kol}.`,
    hint: 'It may have been merged with another, or deleted by an import; look it up in the list of KOLs.',
    where: kol
  })
