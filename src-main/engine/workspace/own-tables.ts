/**
 * Duplicates: what was merged and by which choices, the rows that merging moved or set aside, as they were before, and
 * the pairs a user has said are not the same.
 */
export const mergeTables = [
  `CREATE TABLE "merge" (merge_id TEXT, merged_at TIMESTAMP, table_name TEXT, kept_id TEXT, merged_id TEXT,
     kept_name TEXT, merged_name TEXT, fields_from_merged TEXT[], undone_at TIMESTAMP)`,
  `CREATE TABLE merge_row (table_name TEXT, merged_ids TEXT[], moved_to JSON, before JSON)`,
  `CREATE TABLE not_duplicate (first_id TEXT, second_id TEXT, dismissed_at TIMESTAMP)`
]

/**
 * Findings a user has acknowledged, by their id, which later imports don't change; `until` is the last day on which that
 * holds, null for good.
 */
export const findingTables = [
  `CREATE TABLE finding_acknowledgement (finding_id TEXT, note TEXT, acknowledged_at TIMESTAMP, until DATE)`
]

/** Profiles of the workspace's own, as JSON. */
export const profileTables = [`CREATE TABLE profile (profile_id TEXT, profile JSON, saved_at TIMESTAMP)`]

/** What was changed here of objectives: the row before and after, or the note. */
export const objectiveTables = [
  `CREATE TABLE objective_change (objective_id TEXT, changed_at TIMESTAMP, action TEXT, before JSON, after JSON)`
]

/**
 * Ratings of insights given in the app, one for each insight and part (`first`, `second`): apart from those of the CRM, so
 * that no import touches them.
 */
export const ratingTables = [
  `CREATE TABLE rubric_rating (insight_id TEXT, part TEXT, rater TEXT, rated_at TIMESTAMP, specific INTEGER, new INTEGER,
     sourced INTEGER, linked INTEGER, so_what INTEGER)`
]

/** What became of insights, recorded in the app: one row each, apart from what the CRM says, so that no import touches it. */
export const outcomeTables = [
  `CREATE TABLE insight_outcome (insight_id TEXT, actioned_on DATE, action TEXT, acted_by TEXT, actionable BOOLEAN,
     recorded_at TIMESTAMP)`
]

/** KPIs that users added: definitions of the form of `resources/kpis`. */
export const ownKpiTables = [`CREATE TABLE own_kpi (kpi_id TEXT, text TEXT, added_at TIMESTAMP, changed_at TIMESTAMP)`]

/**
 * The influence network: recipes of edges that were given a name, metrics by a hash of what they were computed from,
 * without a word about people, and edges of files that other programs wrote.
 */
export const networkTables = [
  `CREATE TABLE network_recipe (name TEXT, recipe JSON, saved_at TIMESTAMP)`,
  `CREATE TABLE network_result (inputs TEXT, computed_at TIMESTAMP, analysis JSON)`,
  `CREATE TABLE network_edge (list TEXT, kind TEXT, source_kol_id TEXT, target_kol_id TEXT, weight DOUBLE,
     imported_at TIMESTAMP)`
]

/** The overview as it was last whole, by choice of days, people and KPIs: names and figures, so that erasing a KOL clears it. */
export const overviewTables = [
  `CREATE TABLE overview_snapshot (place TEXT, kept_at TIMESTAMP, changes BIGINT, shown JSON)`
]

/** Where KOLs stand in pictures of the network: by arrangement and signature of the graph, in world units. */
export const positionTables = [
  `CREATE TABLE network_position (arrangement TEXT, signature TEXT, kol_id TEXT, x FLOAT, y FLOAT, kept_at TIMESTAMP)`
]

/**
 * What each import but the first added, changed and marked as deleted, and what screens showed after the last two, by
 * the page's address: ids and words, so that erasing a KOL clears the latter.
 */
export const changeTables = [
  `CREATE TABLE import_change (import_id TEXT, table_name TEXT, msl_id TEXT, added BIGINT, changed BIGINT, removed BIGINT)`,
  `CREATE TABLE screen_shown (place TEXT, import_id TEXT, kept_at TIMESTAMP, shown JSON)`
]

/** The workspace's own tables: where rows came from, what was refused, what changed. */
export const ownTableStatements: readonly string[] = [
  `CREATE TABLE import_run (import_id TEXT, started_at TIMESTAMP, finished_at TIMESTAMP, zone TEXT, rows_in BIGINT,
     loaded BIGINT, merged BIGINT, rejected BIGINT, ignored BIGINT, changes_counted BOOLEAN)`,
  `CREATE TABLE source_file (source_file_id TEXT, import_id TEXT, path TEXT, sha256 TEXT, bytes BIGINT, entities TEXT[],
     dialect TEXT, confidence DOUBLE, recognition TEXT, encoding TEXT, delimiter TEXT, rows_in BIGINT, loaded BIGINT,
     merged BIGINT, rejected BIGINT, ignored BIGINT, unused_columns TEXT[], warnings JSON, columns TEXT[])`,
  `CREATE TABLE rejected_row (source_file_id TEXT, row BIGINT, "column" TEXT, code TEXT, reason TEXT, raw TEXT, line BIGINT)`,
  `CREATE TABLE change_log (import_id TEXT, changed_at TIMESTAMP, table_name TEXT, row_key TEXT, before JSON, after JSON)`,
  `CREATE TABLE audit_event (happened_at TIMESTAMP, action TEXT, detail JSON)`,
  `CREATE TABLE setting (name TEXT, value TEXT)`,
  `CREATE TABLE mapping (header_fingerprint TEXT, saved_at TIMESTAMP, mapping JSON)`,
  ...mergeTables,
  ...findingTables,
  ...objectiveTables,
  ...profileTables,
  ...ratingTables,
  ...outcomeTables,
  ...ownKpiTables,
  ...networkTables,
  ...overviewTables,
  ...positionTables,
  ...changeTables
]

/** Names of the workspace's own tables. */
export const ownTableNames: readonly string[] = ownTableStatements.map(
  (statement) => /^CREATE TABLE "?(\w+)"?/.exec(statement)![1]!
)
