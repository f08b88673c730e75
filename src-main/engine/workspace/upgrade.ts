import type { Connection } from './connection'
import { insightRubricView } from './insight-rubric'
import { insightUseView } from './insight-use'
import { defaultSettings, layoutVersion, writeSetting } from './settings'
import { quoteLiteral } from './sql'
import {
  changeTables,
  findingTables,
  mergeTables,
  networkTables,
  overviewTables,
  objectiveTables,
  outcomeTables,
  ownKpiTables,
  positionTables,
  profileTables,
  ratingTables
} from './own-tables'

/** What leads from each layout to the next, by the version it starts from. */
const steps: Record<number, readonly string[]> = {
  // Nothing was ever written to the first form of the table.
  1: ['DROP TABLE "merge"', ...mergeTables],
  2: [
    'ALTER TABLE source_file ADD COLUMN columns TEXT[]',
    ...findingTables,
    ...objectiveTables,
    ...ratingTables,
    insightRubricView
  ],
  3: ['ALTER TABLE rejected_row ADD COLUMN line BIGINT', ...profileTables, ...ownKpiTables, ...networkTables],
  4: positionTables,
  5: overviewTables,
  6: ['ALTER TABLE import_run ADD COLUMN changes_counted BOOLEAN', ...changeTables],
  7: [
    'ALTER TABLE objective ADD COLUMN parent_id TEXT',
    'ALTER TABLE objective ADD COLUMN completed_on DATE',
    ...outcomeTables,
    insightUseView
  ],
  // Layouts before the third get the table as it is now.
  8: ['ALTER TABLE finding_acknowledgement ADD COLUMN IF NOT EXISTS until DATE'],
  9: ['ALTER TABLE objective ADD COLUMN IF NOT EXISTS pace TEXT']
}

/** Settings that came with a later layout, at their defaults. */
const missingSettings = `INSERT INTO setting SELECT name, value FROM (VALUES ${Object.entries(defaultSettings)
  .map(([name, value]) => `(${quoteLiteral(name)}, ${quoteLiteral(value)})`)
  .join(', ')}) v(name, value) WHERE name NOT IN (SELECT name FROM setting)`

/** Brings a workspace of an older table layout to the present one, wholly or not at all. */
export async function upgradeLayout(connection: Connection, from: number): Promise<void> {
  await connection.transaction(async () => {
    for (let version = from; version < layoutVersion; version++) {
      for (const statement of steps[version] ?? []) await connection.run(statement)
    }
    await connection.run(missingSettings)
    await writeSetting(connection, 'layout_version', String(layoutVersion))
  })
}
