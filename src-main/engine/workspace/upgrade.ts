import type { Connection } from './connection'
import { layoutVersion, writeSetting } from './settings'
import { mergeTables, ratingTables } from './tables'

/** What leads from each layout to the next, by the version it starts from. */
const steps: Record<number, readonly string[]> = {
  // Nothing was ever written to the first form of the table.
  1: ['DROP TABLE "merge"', ...mergeTables],
  2: ratingTables
}

/** Brings a workspace of an older table layout to the present one, wholly or not at all. */
export async function upgradeLayout(connection: Connection, from: number): Promise<void> {
  await connection.transaction(async () => {
    for (let version = from; version < layoutVersion; version++) {
      for (const statement of steps[version] ?? []) await connection.run(statement)
    }
    await writeSetting(connection, 'layout_version', String(layoutVersion))
  })
}
