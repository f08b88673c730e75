import { isoDay, isoInstant } from '../../calendar'
import type { SampleTable } from '../layout'

const instant = (value: number | null) => (value === null ? null : isoInstant(value))

/** What MSLs do, and what follows from it. */
export const meetingTables: readonly SampleTable[] = [
  {
    kind: 'interaction',
    fields: [
      'interaction_id',
      'parent_id',
      'kol_id',
      'msl_id',
      'kind',
      'channel',
      'occurred_at',
      'occurred_on',
      'duration_min',
      'status',
      'topics',
      'product',
      'event_id',
      'initiated_by',
      'precall_planned_at',
      'notes',
      'next_step',
      'created_at',
      'submitted_at',
      'deleted',
      'modified_at'
    ],
    *meeting(meeting, { nextStep }) {
      const { id, msl, attendees, filedUnder, kind, channel, start, minutes, status, topics, product, event } = meeting
      const first = attendees[0]!
      const account =
        filedUnder === 'person' ? first.kol.id : filedUnder === 'institution' ? first.kol.institution.id : ''
      const rest = (deleted: boolean) => [
        msl.id,
        kind,
        channel,
        isoInstant(start),
        isoDay(meeting.day),
        minutes,
        status,
        topics,
        product,
        event?.id ?? '',
        meeting.reactive ? 'reactive' : 'proactive',
        instant(meeting.preparedAt),
        meeting.notes,
        nextStep,
        isoInstant(meeting.createdAt),
        instant(meeting.submittedAt),
        deleted,
        isoInstant(meeting.modifiedAt)
      ]
      yield [id, '', account, ...rest(meeting.deleted)]
      const listed = filedUnder === 'person' ? attendees.slice(1) : attendees
      for (const { kol, rowId, deleted } of listed) yield [rowId, id, kol.id, ...rest(deleted)]
    }
  },
  {
    kind: 'insight',
    fields: [
      'insight_id',
      'kol_id',
      'msl_id',
      'interaction_id',
      'observed_at',
      'submitted_at',
      'theme',
      'sentiment',
      'text',
      'status',
      'rubric_specific',
      'rubric_new',
      'rubric_sourced',
      'rubric_linked',
      'rubric_so_what',
      'priority_id',
      'actionable',
      'actioned_on'
    ],
    *meeting({ id, msl }, { insight }, { growth }) {
      if (!insight) return
      const { rubric, theme, judged } = insight
      yield [
        insight.id,
        insight.kol.id,
        msl.id,
        id,
        isoInstant(insight.observedAt),
        isoInstant(insight.submittedAt),
        theme,
        insight.mood,
        insight.text,
        judged === null ? 'new' : judged.actionedOn === null ? 'reviewed' : 'actioned',
        ...[0, 1, 2, 3, 4].map((i) => rubric[i] ?? null),
        growth.priorities.find(({ topic }) => topic === theme)?.id ?? '',
        judged?.actionable ?? null,
        judged?.actionedOn == null ? null : isoDay(judged.actionedOn)
      ]
    }
  },
  {
    kind: 'inquiry',
    fields: [
      'inquiry_id',
      'kol_id',
      'msl_id',
      'interaction_id',
      'text',
      'topic',
      'received_at',
      'due_at',
      'answered_at',
      'status',
      'satisfaction'
    ],
    *meeting({ id, msl }, { inquiry }) {
      if (!inquiry) return
      yield [
        inquiry.id,
        inquiry.kol.id,
        msl.id,
        id,
        inquiry.text,
        inquiry.topic,
        isoInstant(inquiry.receivedAt),
        isoInstant(inquiry.dueAt),
        instant(inquiry.answeredAt),
        inquiry.answeredAt === null ? 'open' : 'done',
        inquiry.satisfaction
      ]
    }
  },
  {
    kind: 'follow_up',
    fields: ['follow_up_id', 'what', 'kol_id', 'msl_id', 'interaction_id', 'due_on', 'status', 'completed_on'],
    *meeting({ id, msl }, { followUp }) {
      if (!followUp) return
      const { doneAt } = followUp
      yield [
        followUp.id,
        followUp.what,
        followUp.kol.id,
        msl.id,
        id,
        isoDay(followUp.dueOn),
        doneAt === null ? 'open' : 'done',
        instant(doneAt)
      ]
    }
  },
  {
    kind: 'feedback_invitation',
    fields: ['msl_id', 'kol_id', 'sent_on'],
    *meeting({ msl }, { invitation }) {
      if (invitation) yield [msl.id, invitation.kol.id, isoDay(invitation.sentOn)]
    }
  },
  {
    kind: 'feedback',
    fields: ['feedback_id', 'msl_id', 'kol_id', 'rater', 'given_on', 'dimension', 'score', 'scale_max'],
    world: ({ growth, msls }) =>
      growth.opinions.map(({ id, msl, rater, givenOn, dimension, score }) => [
        id,
        msls[msl]!.id,
        '',
        rater,
        isoDay(givenOn),
        dimension,
        score,
        5
      ]),
    *meeting({ msl }, { feedback }) {
      if (feedback)
        yield [
          feedback.id,
          msl.id,
          feedback.kol.id,
          'kol',
          isoDay(feedback.givenOn),
          feedback.dimension,
          feedback.score,
          5
        ]
    }
  }
]
