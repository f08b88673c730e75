import { sameColumns, tableKind } from './kind'

const fullName = "coalesce(name, nullif(concat_ws(' ', first_name, last_name), ''))"
const nameParts = [
  { name: 'first_name', type: 'text' as const },
  { name: 'last_name', type: 'text' as const }
]

/** CRM users who are MSLs. A time zone the database does not know is no use to anyone. */
export const msl = tableKind('msl', 0, {
  fields: nameParts,
  derived: {
    name: fullName,
    time_zone: 'CASE WHEN time_zone IN (SELECT name FROM pg_timezone_names()) THEN time_zone END'
  },
  requiredColumns: [['msl_id'], ['name', 'last_name']]
})

/** Accounts: persons become KOLs, hospitals and other organisations become institutions and never KOLs. */
export const kol = tableKind('kol', 1, {
  fields: [
    ...nameParts,
    { name: 'is_person', type: 'vocabulary', vocabulary: 'accountKind', unknown: 'null' },
    { name: 'record_type', type: 'vocabulary', vocabulary: 'accountKind', unknown: 'null' }
  ],
  derived: { name: fullName },
  requiredColumns: [['kol_id'], ['name', 'last_name']],
  feeds: [
    { table: 'kol', when: "coalesce(is_person, record_type, 'person') = 'person'", columns: sameColumns('kol') },
    {
      table: 'institution',
      when: "coalesce(is_person, record_type, 'person') = 'institution'",
      columns: {
        institution_id: 'kol_id',
        name: 'name',
        city: 'city',
        region: 'region',
        country: 'country',
        kind: 'NULL'
      }
    }
  ]
})

export const institution = tableKind('institution', 1)

/** Who works where. A missing role still tells a place of work. */
export const affiliation = tableKind('affiliation', 2, {
  requiredColumns: [['kol_id'], ['institution_id', 'institution']]
})

export const relationship = tableKind('relationship', 2)

/** Whom KOLs name in a survey. */
export const nomination = tableKind('nomination', 5)

/** A change of consent; without status and day it is any list of KOLs. */
export const consentEvent = tableKind('consent_event', 5, {
  requiredColumns: [['kol_id'], ['status'], ['changed_on']]
})
