import type { ChannelGrouping, ChannelRowsInput } from '#contract/channels'
import type { Period } from '#contract/ids'
import type { StoredRow, StoredRows } from '#contract/stored-row'
import { EvidenceStore } from '../kpi/evidence-store'
import { join, sql, trusted, type Sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { isChosen, prepareMet } from './met'

type Wanted = Omit<ChannelRowsInput, 'from' | 'to' | 'asOf' | 'msls' | 'limit'>

/** The contacts behind a number of the channels, newest first. */
export async function channelRows(
  workspace: Workspace,
  period: Period,
  { msls, limit, ...wanted }: Omit<ChannelRowsInput, 'from' | 'to' | 'asOf'>,
  signal: AbortSignal
): Promise<StoredRows> {
  const store = await EvidenceStore.of(workspace, 'lists')
  return store.inPeriod(period, null, signal, async () => {
    const { connection } = store
    await prepareMet(connection, period, msls)
    const kept = conditions(wanted)
    const { total } = await connection.one<{ total: number }>(
      sql`SELECT count(*) AS total FROM channel_met t WHERE ${kept}`
    )
    const rows = await connection.rows<StoredRow>(
      sql`SELECT 'contact' AS "table", t.contact_id AS id, t.occurred_on AS "on", t.msl_id AS msl, m.name AS "mslName",
                 t.kol_id AS kol, k.name AS "kolName", t.channel AS what
          FROM channel_met t LEFT JOIN msl m USING (msl_id) LEFT JOIN kol k USING (kol_id)
          WHERE ${kept} ORDER BY t.occurred_on DESC, t.contact_id LIMIT ${limit}`
    )
    return { total, rows }
  })
}

const groupSql: Record<ChannelGrouping, string> = {
  msl: 't.msl_id',
  tier: 'CAST(t.tier AS TEXT)',
  segment: 't.segment'
}

function conditions({ preferred, standings, used, matched, digital, group, month, kol }: Wanted): Sql {
  const parts: Sql[] = [sql`true`]
  if (preferred !== null) parts.push(sql`t.standing = 'known' AND list_contains(t.preferred_channels, ${preferred})`)
  if (standings !== null) parts.push(sql`t.standing IN (${join(standings.map((standing) => sql`${standing}`))})`)
  if (used !== null) parts.push(sql`t.channel = ${used}`)
  if (matched !== null) parts.push(sql`t.matched = ${matched}`)
  if (digital !== null) parts.push(trusted(digital ? `${isChosen} AND t.is_digital` : isChosen))
  if (group !== null) parts.push(sql`${trusted(groupSql[group.by])} IS NOT DISTINCT FROM ${group.key}`)
  if (month !== null) parts.push(sql`strftime(t.occurred_on, '%Y-%m') = ${month}`)
  if (kol !== null) parts.push(sql`t.kol_id = ${kol}`)
  return join(parts, ' AND ')
}
