import type { ReadableRelation } from '#contract/own-kpis'
import { canonicalTables, sqlType } from '../../workspace/tables'

/** Reads `name TYPE, …`. */
const relation = (name: string, columns: string): ReadableRelation => ({
  name,
  kind: 'relation',
  columns: columns.split(', ').map((column) => {
    const [field, type] = column.split(' ')
    return { name: field!, type: type! }
  })
})

/** What the engine makes for definitions; `prepareRelations` and `preparePeriod` say what each holds. */
const relations = [
  relation('period', 'period_id TEXT, from_on DATE, to_on DATE, as_of DATE'),
  relation('period_day', 'period_id TEXT, from_on DATE, to_on DATE, as_of DATE, day DATE'),
  relation('as_of', 'day DATE'),
  ...['contact', 'session_contact', 'session'].map((name) =>
    relation(
      name,
      `contact_id TEXT, interaction_id TEXT, msl_id TEXT, kol_id TEXT, occurred_on DATE, occurred_at TIMESTAMP, channel TEXT, is_digital BOOLEAN, duration_min INTEGER, topics TEXT[], product TEXT, event_id TEXT, initiated_by TEXT`
    )
  ),
  relation(
    'assigned',
    'period_id TEXT, msl_id TEXT, kol_id TEXT, plan_id TEXT, planned_contacts DOUBLE, gap_days DOUBLE, first_on DATE, tier INTEGER'
  ),
  relation('counted_for', 'msl_id TEXT, whom TEXT'),
  relation(
    'assigned_for',
    'period_id TEXT, whom TEXT, msl_id TEXT, kol_id TEXT, plan_id TEXT, planned_contacts DOUBLE, gap_days DOUBLE, first_on DATE, tier INTEGER'
  ),
  relation('rising', 'period_id TEXT, months_ago INTEGER, kol_id TEXT'),
  relation('joint_result', 'kol_id TEXT, result_on DATE'),
  relation('member', 'msl_id TEXT, msl_name TEXT, team TEXT, region TEXT, territory TEXT'),
  relation(
    'insight_rubric',
    'insight_id TEXT, part TEXT, rater TEXT, specific INTEGER, new INTEGER, sourced INTEGER, linked INTEGER, so_what INTEGER, deleted BOOLEAN'
  ),
  relation(
    'insight_use',
    'insight_id TEXT, msl_id TEXT, kol_id TEXT, observed_at TIMESTAMP, submitted_at TIMESTAMP, text TEXT, theme TEXT, topic TEXT, status TEXT, actionable BOOLEAN, actioned_on DATE, action TEXT, acted_by TEXT, recorded_here BOOLEAN, deleted BOOLEAN'
  ),
  relation('setting', 'name TEXT, value TEXT')
]

/** Everything that definitions may read, with its columns. */
export const readableRelations: readonly ReadableRelation[] = [
  ...relations,
  ...canonicalTables.map(({ name, fields }) => ({
    name,
    kind: 'table' as const,
    columns: [
      ...fields.map((field) => ({ name: field.name, type: sqlType(field.type) })),
      { name: 'deleted', type: 'BOOLEAN' }
    ]
  }))
]

/** The fields that `requires` may name, by table. */
export const requirable: ReadonlyMap<string, readonly string[]> = new Map(
  readableRelations
    .filter(({ name, kind }) => kind === 'table' || name === 'insight_rubric')
    .map(({ name, columns }) => [name, columns.map((column) => column.name)])
)
