import { insightRubricView } from './insight-rubric'
import { insightUseView } from './insight-use'
import { ownTableStatements } from './own-tables'

/** How a field is stored; `day` DATE, `instant` TIMESTAMP in UTC, `list` TEXT[]. */
export type FieldType = 'text' | 'day' | 'instant' | 'integer' | 'number' | 'boolean' | 'list'

export interface Field {
  name: string
  type: FieldType
  /** A row without it is rejected. */
  required: boolean
}

export interface Table {
  name: string
  fields: Field[]
  /** Fields that tell rows apart, for MERGE; the database itself holds no constraint. */
  key: string[]
}

const storage: Record<FieldType, string> = {
  text: 'TEXT',
  day: 'DATE',
  instant: 'TIMESTAMP',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  list: 'TEXT[]'
}

const explicit: Record<string, FieldType> = {
  interests: 'list',
  preferred_channels: 'list',
  topics: 'list',
  tier: 'integer',
  duration_min: 'integer',
  sentiment: 'integer',
  satisfaction: 'integer',
  planned_contacts: 'number',
  position: 'integer',
  attendees: 'integer',
  ratings: 'integer',
  rating_top2: 'integer',
  fte: 'number',
  strength: 'number',
  score: 'number',
  scale_max: 'number',
  weight: 'number',
  baseline: 'number',
  target: 'number',
  band_low: 'number',
  band_high: 'number',
  hours: 'number',
  pre_score: 'number',
  post_score: 'number',
  max_score: 'number',
  do_not_contact: 'boolean',
  is_last: 'boolean',
  unsolicited: 'boolean',
  escalated: 'boolean',
  actionable: 'boolean',
  answered: 'boolean',
  available: 'boolean',
  paired: 'boolean',
  outside_control: 'boolean',
  deleted: 'boolean',
  stub: 'boolean',
  period_start: 'day',
  period_end: 'day',
  active_from: 'day',
  active_to: 'day'
}

function typeOf(name: string): FieldType {
  const known = explicit[name]
  if (known) return known
  if (name.endsWith('_at')) return 'instant'
  if (name.endsWith('_on')) return 'day'
  if (name.startsWith('rubric_')) return 'integer'
  return 'text'
}

/** Reads a field list such as `msl_id* name* email`; `*` marks the required ones. */
function table(name: string, key: string, fields: string): Table {
  return {
    name,
    key: key.split(' '),
    fields: fields.split(/\s+/).map((text) => {
      const field = text.replace('*', '')
      return { name: field, type: typeOf(field), required: text.endsWith('*') }
    })
  }
}

/** The canonical tables that imports feed: the dictionary of a workspace. */
export const canonicalTables: readonly Table[] = [
  table(
    'msl',
    'msl_id',
    'msl_id* name* email territory region country time_zone team manager_id therapeutic_area role aim fte started_on left_on'
  ),
  table('availability', 'msl_id from_on', 'msl_id* from_on* to_on* available'),
  table('institution', 'institution_id', 'institution_id* name city region country kind'),
  table(
    'kol',
    'kol_id',
    `kol_id* name* specialty subspecialty institution_id institution city region country territory tier tier_set_on scope
     segment career_started_on interests preferred_channels preference_recorded_on consent do_not_contact status
     verified_on orcid npi email`
  ),
  table(
    'interaction',
    'interaction_id',
    `interaction_id* msl_id* occurred_at* occurred_on channel kind status* initiated_by duration_min topics product
     event_id objective_id precall_planned_at material_id next_step notes created_at submitted_at`
  ),
  table('interaction_attendee', 'interaction_id kol_id', 'interaction_id* kol_id* role'),
  table(
    'insight',
    'insight_id',
    `insight_id* msl_id* kol_id interaction_id observed_at submitted_at text topic theme priority_id sentiment
     rubric_specific rubric_new rubric_sourced rubric_linked rubric_so_what rater actionable status actioned_on`
  ),
  table(
    'inquiry',
    'inquiry_id',
    `inquiry_id* kol_id msl_id interaction_id received_at* due_at answered_at channel product topic text unsolicited
     complexity escalated satisfaction status priority`
  ),
  table('event', 'event_id', 'event_id* name* kind starts_on* ends_on city country'),
  table('event_participant', 'event_id kol_id msl_id role', 'event_id* kol_id msl_id role status'),
  table('event_question', 'event_id question', 'event_id* question* answered'),
  table('follow_up', 'follow_up_id', 'follow_up_id* interaction_id msl_id* kol_id due_on completed_on status what'),
  table(
    'objective',
    'objective_id',
    `objective_id* msl_id kol_id kpi_id text period_start* period_end* baseline target band_low band_high weight context
     status parent_id completed_on pace`
  ),
  table('objective_note', 'objective_id noted_on kind text', 'objective_id* noted_on* kind text evidence resolved_on'),
  table('listening_priority', 'priority_id', 'priority_id* name* active_from active_to'),
  table(
    'insight_rating',
    'insight_id rater',
    'insight_id* rater* rubric_specific rubric_new rubric_sourced rubric_linked rubric_so_what'
  ),
  table(
    'engagement_plan',
    'msl_id kol_id period_start',
    'msl_id* kol_id* period_start* period_end* planned_contacts priority aim stage_baseline'
  ),
  table('relationship_stage', 'msl_id kol_id rated_on', 'msl_id* kol_id* stage rated_on* rater'),
  table('development_step', 'kol_id milestone', 'kol_id* msl_id milestone* planned_on reached_on'),
  table(
    'education_session',
    'session_id',
    'session_id* msl_id* held_on* audience attendees pre_score post_score max_score paired rating_top2 ratings'
  ),
  table('feedback', 'feedback_id', 'feedback_id* msl_id* kol_id rater given_on* dimension* score scale_max comment'),
  table('feedback_invitation', 'msl_id kol_id sent_on', 'msl_id* kol_id sent_on*'),
  table('publication', 'publication_id', 'publication_id* title published_on journal kind doi'),
  table('authorship', 'publication_id kol_id', 'publication_id* kol_id* position is_last'),
  table(
    'milestone',
    'milestone_id',
    'milestone_id* msl_id trial_id publication_id name* planned_on actual_on outside_control'
  ),
  table('trial', 'trial_id', 'trial_id* title phase sponsor_kind status started_on'),
  table('trial_role', 'trial_id kol_id msl_id role', 'trial_id* kol_id msl_id role'),
  table('contribution', 'contribution_id', 'contribution_id* msl_id* kind done_on* hours audience outcome'),
  table('affiliation', 'kol_id institution_id role', 'kol_id* institution_id institution role from_on to_on'),
  table('relationship', 'source_kol_id target_kol_id kind', 'source_kol_id* target_kol_id* kind strength noted_on'),
  table('nomination', 'rater_kol_id nominee_kol_id domain named_on', 'rater_kol_id* nominee_kol_id* domain named_on*'),
  table('consent_event', 'kol_id channel changed_on', 'kol_id* channel status changed_on')
]

/** Tables whose people may be stubs: referred to by other rows, described by none. */
export const stubTables = ['msl', 'kol'] as const

const canonical = new Map(canonicalTables.map((entry) => [entry.name, entry]))

/** Whether a table is one that imports feed. */
export const isCanonical = (name: string) => canonical.has(name)

/** The layout of a canonical table; throws for a name that is none, which is a defect of the caller. */
export function tableNamed(name: string): Table {
  const found = canonical.get(name)
  if (!found) throw new Error(`No canonical table is named ${name}`)
  return found
}

/** Columns every canonical row carries beside its own. */
const bookkeeping = 'deleted BOOLEAN DEFAULT false, modified_at TIMESTAMP, source_file_id TEXT, source_row BIGINT'

/** The statements that make an empty workspace. */
export function createStatements(): string[] {
  const tables = canonicalTables.map((entry) => {
    const fields = entry.fields.map((field) => `${field.name} ${storage[field.type]}`)
    if ((stubTables as readonly string[]).includes(entry.name)) fields.push('stub BOOLEAN DEFAULT false')
    return `CREATE TABLE ${entry.name} (${fields.join(', ')}, ${bookkeeping})`
  })
  return [...tables, ...ownTableStatements, contactView, insightRubricView, insightUseView]
}

/** SQL type of a field. */
export const sqlType = (type: FieldType) => storage[type]

/** What a contact has of its interaction `i`. */
export const contactOf = {
  interaction_id: 'i.interaction_id',
  msl_id: 'i.msl_id',
  occurred_on: 'i.occurred_on',
  occurred_at: 'i.occurred_at',
  channel: 'i.channel',
  is_digital: "i.channel IN ('video', 'email', 'messaging', 'web-portal', 'webinar')",
  duration_min: 'i.duration_min',
  topics: 'i.topics',
  product: 'i.product',
  event_id: 'i.event_id',
  initiated_by: 'i.initiated_by'
}

/** Attendees `a` with their interactions `i`, where there was a contact. */
export const contactSource = `interaction i JOIN interaction_attendee a ON a.interaction_id = i.interaction_id
  WHERE i.status = 'completed' AND NOT i.deleted AND NOT a.deleted`

/** One MSL met one KOL at one moment through one channel: the atom of every analysis. */
const contactView = `CREATE VIEW contact AS
  SELECT i.interaction_id || '|' || a.kol_id AS contact_id, a.kol_id,
         ${Object.entries(contactOf)
           .map(([column, expression]) => `${expression} AS ${column}`)
           .join(', ')}
  FROM ${contactSource}`
