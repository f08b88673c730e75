import { tableKind } from './kind'

/** Publications, either one row each or, as CRMs write them, one row for each author. */
export const publication = tableKind('publication', 2, {
  fields: [
    { name: 'kol_id', type: 'text' },
    { name: 'author_position', type: 'text' },
    { name: 'position', type: 'integer' },
    { name: 'is_last', type: 'boolean' }
  ],
  feeds: [
    {
      table: 'publication',
      columns: {
        publication_id: 'publication_id',
        title: 'title',
        published_on: 'published_on',
        journal: 'journal',
        kind: 'kind',
        doi: 'doi'
      }
    },
    {
      table: 'authorship',
      when: 'kol_id IS NOT NULL',
      columns: {
        publication_id: 'publication_id',
        kol_id: 'kol_id',
        position:
          "coalesce(position, try_cast(author_position AS INTEGER), CASE WHEN author_position ILIKE 'first%' THEN 1 END)",
        is_last: "coalesce(is_last, CASE WHEN author_position ILIKE 'last%' THEN true END)"
      }
    }
  ]
})

export const authorship = tableKind('authorship', 3)
export const event = tableKind('event', 2, {
  derived: { starts_on: 'coalesce(starts_on, ends_on)' },
  requiredColumns: [['event_id'], ['name'], ['starts_on']]
})
export const eventParticipant = tableKind('event_participant', 3, {
  derived: { role: "coalesce(role, 'attendee')" },
  requiredColumns: [['event_id'], ['kol_id', 'msl_id']]
})
export const eventQuestion = tableKind('event_question', 3)

export const trial = tableKind('trial', 2, { requiredColumns: [['trial_id'], ['title', 'phase', 'sponsor_kind']] })
export const trialRole = tableKind('trial_role', 3, { requiredColumns: [['trial_id'], ['kol_id', 'msl_id']] })
/** Steps of a study or a publication. */
export const milestone = tableKind('milestone', 4)
export const educationSession = tableKind('education_session', 4)
export const contribution = tableKind('contribution', 4)
