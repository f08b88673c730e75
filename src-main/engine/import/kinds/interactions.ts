import { sameColumns, tableKind } from './kind'

/**
 * Calls, visits, meetings. A group call is a parent row and a child row for each attendee: the parent is the one
 * interaction, a child only says who was there. A child whose parent is in no file stands for it, so that the meeting
 * is not lost. A parent on a hospital account has only its children as attendees.
 */
export const interaction = tableKind('interaction', 3, {
  fields: [
    { name: 'parent_id', type: 'text' },
    { name: 'kol_id', type: 'text' },
    { name: 'attendee_type', type: 'vocabulary', vocabulary: 'attendeeType', unknown: 'null' }
  ],
  derived: {
    occurred_at: 'coalesce(occurred_at, lens_local_noon(occurred_on))',
    occurred_on: 'coalesce(occurred_on, lens_day(occurred_at, msl_id))'
  },
  requiredColumns: [['interaction_id'], ['msl_id'], ['occurred_at', 'occurred_on'], ['status']],
  feeds: [
    { table: 'interaction', when: 'parent_id IS NULL', columns: sameColumns('interaction') },
    {
      table: 'interaction_attendee',
      when: "kol_id IS NOT NULL AND coalesce(attendee_type, 'person') = 'person'",
      columns: { interaction_id: 'coalesce(parent_id, interaction_id)', kol_id: 'kol_id', role: 'NULL' }
    }
  ]
})

export const interactionAttendee = tableKind('interaction_attendee', 4)
export const followUp = tableKind('follow_up', 5)

/** An export that only says when an insight was entered means that by its submission. */
export const insight = tableKind('insight', 5, {
  fields: [{ name: 'created_at', type: 'instant' }],
  derived: { submitted_at: 'coalesce(submitted_at, created_at)' }
})

export const inquiry = tableKind('inquiry', 5, {
  fields: [{ name: 'created_at', type: 'instant' }],
  derived: { received_at: 'coalesce(received_at, created_at)' },
  requiredColumns: [['inquiry_id'], ['received_at', 'created_at']]
})

/** Ratings of insights by a rubric, beside those in the insights themselves. */
export const insightRating = tableKind('insight_rating', 5)
