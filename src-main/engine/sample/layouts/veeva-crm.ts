import { isoDay, isoInstant } from '../calendar'
import { KEY_PREFIX, recordId } from '../ids'
import type { Meeting } from '../meeting'
import type { Channel } from '../people'
import { THERAPEUTIC_AREA } from '../topics'
import type { Layout } from './layout'

const CHANNELS: Record<Channel, string> = {
  'in-person': 'Face_to_face_vod',
  video: 'Video_vod',
  phone: 'Phone_vod',
  email: 'Email_vod',
  messaging: 'Message_vod',
  congress: 'Congress'
}
const STATUSES: Record<Meeting['status'], string> = {
  planned: 'Planned_vod',
  draft: 'Saved_vod',
  completed: 'Submitted_vod',
  cancelled: 'Cancelled'
}
const fullName = ({ first, last }: { first: string; last: string }) => `${first} ${last}`
const day = (value: number | null) => (value === null ? null : isoDay(value))
const instant = (value: number | null) => (value === null ? null : isoInstant(value))

/** Veeva CRM on Salesforce, with the objects and field names of its medical edition. */
export const veevaCrm: Layout = {
  dialect: 'veeva-crm',
  files: [
    {
      name: 'User.csv',
      columns: [
        'Id',
        'FirstName',
        'LastName',
        'Name',
        'Email',
        'Title',
        'Primary_Territory_vod__c',
        'Region',
        'Country_Code_vod__c',
        'ManagerId',
        'Therapeutic Area',
        'TimeZoneSidKey',
        'Start Date'
      ],
      world: ({ msls }) =>
        msls.map((msl) => [
          msl.id,
          msl.name.first,
          msl.name.last,
          fullName(msl.name),
          msl.email,
          'Medical Science Liaison',
          msl.territory,
          msl.area.region,
          msl.area.country,
          msl.manager,
          THERAPEUTIC_AREA,
          msl.area.zone,
          isoDay(msl.startedOn)
        ])
    },
    {
      name: 'Account.csv',
      columns: [
        'Id',
        'FirstName',
        'LastName',
        'Name',
        'IsPersonAccount',
        'Specialty_1_vod__c',
        'Specialty_2_vod__c',
        'Primary_Parent_vod__c',
        'Primary_Parent_vod__r.Name',
        'City_vod__c',
        'Region',
        'Country_vod__c',
        'KOL_Tier__c',
        'Preferred_Channel_vod__c',
        'Preference Recorded',
        'Interests',
        'Career Start',
        'PersonDoNotCall',
        'Last Verified',
        'ORCID__c',
        'NPI_vod__c',
        'PersonEmail'
      ],
      *world({ kols, institutions, tiers }) {
        for (const kol of kols) {
          const { institution } = kol
          yield [
            kol.id,
            kol.name.first,
            kol.name.last,
            fullName(kol.name),
            true,
            kol.field.specialty,
            kol.subspecialty,
            institution.id,
            institution.name,
            institution.city,
            institution.region,
            institution.country,
            tiers[kol.index]!,
            kol.channels.map((channel) => CHANNELS[channel]).join(';'),
            day(kol.preferenceRecordedOn),
            kol.interests.join(';'),
            isoDay(kol.careerStartedOn),
            kol.doNotContact,
            day(kol.verifiedOn),
            kol.orcid,
            kol.npi,
            kol.email
          ]
        }
        for (const { id, name, city, region, country } of institutions) {
          yield [id, '', '', name, false, '', '', '', '', city, region, country, ...Array<null>(10).fill(null)]
        }
      }
    },
    {
      name: 'Child_Account_vod__c.csv',
      columns: ['Id', 'Child_Account_vod__c', 'Parent_Account_vod__c', 'Role_vod__c', 'Start_Date_vod__c'],
      world: ({ kols }) =>
        kols.map((kol) => [
          recordId(KEY_PREFIX.childAccount, kol.index + 1),
          kol.id,
          kol.institution.id,
          'Physician',
          isoDay(kol.careerStartedOn)
        ])
    },
    {
      name: 'Publication__c.csv',
      columns: [
        'Id',
        'Publication_ID__c',
        'Account_vod__c',
        'Name',
        'Publication Type',
        'Journal_vod__c',
        'Publication_Date_vod__c',
        'DOI__c',
        'Author_Position__c',
        'Last Author'
      ],
      *world({ publications, kols }) {
        let row = 0
        for (const { id, title, kind, journal, publishedOn, doi, authors } of publications) {
          for (const { kol, position, last } of authors) {
            yield [
              recordId(KEY_PREFIX.publication, ++row),
              id,
              kols[kol]!.id,
              title,
              kind,
              journal,
              isoDay(publishedOn),
              doi,
              position,
              last
            ]
          }
        }
      }
    },
    {
      name: 'Medical_Event_vod__c.csv',
      columns: [
        'Id',
        'Name',
        'RecordType.DeveloperName',
        'Start_Date_vod__c',
        'End_Date_vod__c',
        'City_vod__c',
        'Country_vod__c'
      ],
      world: ({ events }) =>
        events.map(({ id, name, kind, startsOn, endsOn, city, country }) => [
          id,
          name,
          kind,
          isoDay(startsOn),
          isoDay(endsOn),
          city,
          country
        ])
    },
    {
      name: 'Event_Attendee_vod__c.csv',
      columns: ['Id', 'Medical_Event_vod__c', 'Account_vod__c', 'User_vod__c', 'Role_vod__c', 'Status_vod__c'],
      *world({ events, kols, msls }) {
        let row = 0
        for (const event of events) {
          for (const [kol, role] of event.kols)
            yield [recordId(KEY_PREFIX.eventAttendee, ++row), event.id, kols[kol]!.id, '', role, 'Attended_vod']
          for (const [msl, role] of event.msls)
            yield [recordId(KEY_PREFIX.eventAttendee, ++row), event.id, '', msls[msl]!.id, role, 'Attended_vod']
        }
      }
    },
    {
      name: 'engagement_plan.csv',
      columns: ['msl_id', 'kol_id', 'period_start', 'period_end', 'planned_contacts'],
      world: ({ plan, msls, kols }) =>
        plan.entries
          .flat()
          .map(({ msl, kol, from, to, planned }) => [msls[msl]!.id, kols[kol]!.id, isoDay(from), isoDay(to), planned])
    },
    {
      name: 'Call2_vod__c.csv',
      columns: [
        'Id',
        'Parent_Call_vod__c',
        'Is_Parent_Call_vod__c',
        'Account_vod__c',
        'User_vod__c',
        'RecordType.DeveloperName',
        'Call_Channel_vod__c',
        'Call_Datetime_vod__c',
        'Call_Date_vod__c',
        'Duration_vod__c',
        'Status_vod__c',
        'Medical_Discussions_vod__c',
        'Detailed_Products_vod__c',
        'Medical_Event_vod__c',
        'Initiated By',
        'Pre-Call Planned',
        'Call_Comments_vod__c',
        'Next_Call_Notes_vod__c',
        'CreatedDate',
        'Submit_Timestamp_vod__c',
        'IsDeleted',
        'LastModifiedDate'
      ],
      *meeting(meeting, { nextStep }) {
        const { id, msl, attendees, filedUnder, kind, channel, start, minutes, status, topics, product, event } =
          meeting
        const first = attendees[0]!
        const account =
          filedUnder === 'person' ? first.kol.id : filedUnder === 'institution' ? first.kol.institution.id : ''
        const rest = (deleted: boolean) => [
          msl.id,
          kind,
          CHANNELS[channel],
          isoInstant(start),
          isoDay(meeting.day),
          minutes,
          STATUSES[status],
          topics.join(';'),
          product,
          event?.id ?? '',
          meeting.reactive ? 'Reactive' : 'Proactive',
          instant(meeting.preparedAt),
          meeting.notes,
          nextStep,
          isoInstant(meeting.createdAt),
          instant(meeting.submittedAt),
          deleted,
          isoInstant(meeting.modifiedAt)
        ]
        yield [id, '', true, account, ...rest(meeting.deleted)]
        const listed = filedUnder === 'person' ? attendees.slice(1) : attendees
        for (const { kol, rowId, deleted } of listed) yield [rowId, id, false, kol.id, ...rest(deleted)]
      }
    },
    {
      name: 'Medical_Insight_vod__c.csv',
      columns: [
        'Id',
        'Account_vod__c',
        'OwnerId',
        'Interaction_vod__c',
        'Date_vod__c',
        'CreatedDate',
        'Theme__c',
        'Sentiment__c',
        'Description_vod__c',
        'Status_vod__c',
        'Rubric Specific',
        'Rubric New',
        'Rubric Sourced',
        'Rubric Linked',
        'Rubric So What'
      ],
      *meeting({ id, msl }, { insight }) {
        if (!insight) return
        const { rubric } = insight
        yield [
          insight.id,
          insight.kol.id,
          msl.id,
          id,
          isoInstant(insight.observedAt),
          isoInstant(insight.submittedAt),
          insight.theme,
          insight.mood,
          insight.text,
          'Submitted_vod',
          ...[0, 1, 2, 3, 4].map((i) => rubric[i] ?? null)
        ]
      }
    },
    {
      name: 'Medical_Inquiry_vod__c.csv',
      columns: [
        'Id',
        'Account_vod__c',
        'OwnerId',
        'Call2_vod__c',
        'Inquiry_Text__c',
        'Topic',
        'Initiated_Datetime_vod__c',
        'Due Date',
        'Response_Date_vod__c',
        'Status_vod__c'
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
          inquiry.answeredAt === null ? 'New' : 'Closed'
        ]
      }
    },
    {
      name: 'Task.csv',
      columns: ['Id', 'Subject', 'AccountId', 'OwnerId', 'Call2_vod__c', 'ActivityDate', 'Status', 'CompletedDateTime'],
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
          doneAt === null ? 'Open' : 'Completed',
          instant(doneAt)
        ]
      }
    },
    {
      name: 'feedback.csv',
      columns: ['feedback_id', 'msl_id', 'kol_id', 'rater', 'given_on', 'dimension', 'score', 'scale_max'],
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
}
