import type { FindingAcknowledgement } from '#contract/finding'
import type { Connection } from '../workspace/connection'
import { sql } from '../workspace/sql'

/** What the ids of findings about the concentration of one MSL begin with. */
const ofMsl = 'over-reliance/msl='

/** Concentrations that a user marked as intended, where that still holds at a day, by MSL. */
export async function readIntended(connection: Connection, asOf: string): Promise<Map<string, FindingAcknowledgement>> {
  const rows = await connection.rows<FindingAcknowledgement & { id: string }>(
    sql`SELECT finding_id AS id, acknowledged_at AS at, note, until FROM finding_acknowledgement
        WHERE starts_with(finding_id, ${ofMsl}) AND coalesce(until >= CAST(${asOf} AS DATE), true)`
  )
  return new Map(rows.map(({ id, ...said }) => [decodeURIComponent(id.slice(ofMsl.length)), said]))
}
