/** How a CRM names its files and writes the values of closed vocabularies. */
export interface Spellings {
  /** Kind of record -> name of the file, without its ending. */
  files: Record<string, string>
  /** Field, or kind and field -> canonical value -> what the CRM writes; other values stay canonical. */
  values: Record<string, Record<string, string>>
}

const veevaChannels = {
  'in-person': 'Face_to_face_vod',
  video: 'Video_vod',
  phone: 'Phone_vod',
  email: 'Email_vod',
  messaging: 'Message_vod',
  congress: 'Congress'
}
const vaultChannels = {
  'in-person': 'face_to_face__v',
  video: 'video__v',
  phone: 'phone__v',
  email: 'email__v',
  messaging: 'message__v',
  congress: 'congress__c'
}
const lightningChannels = {
  'in-person': 'In Person',
  video: 'Video',
  phone: 'Phone',
  email: 'Email',
  messaging: 'Chat',
  congress: 'Conference'
}
const oceChannels = { ...lightningChannels, 'in-person': 'Face To Face', video: 'RemoteDetailing' }
const dynamicsChannels = {
  ...lightningChannels,
  'in-person': 'Appointment',
  phone: 'Phone Call',
  messaging: 'Teams chat'
}
const moods = { '-1': 'Negative', '0': 'Neutral', '1': 'Positive' }
const ties = { stated: 'Key Stakeholder', referral: 'Refers to' }
const tasks = { open: 'Not Started', done: 'Completed' }

const channels = (spelled: Record<string, string>) => ({ channel: spelled, preferred_channels: spelled })

/** The CRMs a sample can be written for. */
export const spellings: Record<string, Spellings> = {
  'veeva-crm': {
    files: {
      msl: 'User',
      kol: 'Account',
      affiliation: 'Child_Account_vod__c',
      relationship: 'Affiliation_vod__c',
      publication: 'Publication__c',
      event: 'Medical_Event_vod__c',
      event_participant: 'Event_Attendee_vod__c',
      interaction: 'Call2_vod__c',
      insight: 'Medical_Insight_vod__c',
      inquiry: 'Medical_Inquiry_vod__c',
      follow_up: 'Task',
      objective: 'Account_Plan_vod__c'
    },
    values: {
      ...channels(veevaChannels),
      'interaction.status': {
        planned: 'Planned_vod',
        draft: 'Saved_vod',
        completed: 'Submitted_vod',
        cancelled: 'Cancelled'
      },
      'event_participant.status': { attended: 'Attended_vod' },
      'insight.status': { new: 'Submitted_vod' },
      'inquiry.status': { open: 'New_vod', done: 'Closed' },
      'follow_up.status': tasks,
      'relationship.kind': ties,
      sentiment: moods
    }
  },
  'vault-crm': {
    files: {
      msl: 'user__sys',
      kol: 'account__v',
      affiliation: 'child_account__v',
      relationship: 'affiliation__v',
      publication: 'stakeholder_publication__v',
      event: 'medical_event__v',
      event_participant: 'event_attendee__v',
      interaction: 'call2__v',
      insight: 'medical_insight__v',
      inquiry: 'medical_inquiry__v',
      follow_up: 'action_item__v',
      objective: 'account_plan__v'
    },
    values: {
      ...channels(vaultChannels),
      'interaction.status': {
        planned: 'planned_state__v',
        draft: 'saved_state__v',
        completed: 'submitted_state__v',
        cancelled: 'cancelled_state__v'
      },
      'event_participant.status': { attended: 'attended__v' },
      'insight.status': { new: 'submitted_state__v' },
      'inquiry.status': { open: 'new_state__v', done: 'closed_state__v' },
      'follow_up.status': tasks,
      'relationship.kind': ties,
      sentiment: moods
    }
  },
  'iqvia-oce': {
    files: {
      msl: 'User',
      kol: 'Account',
      interaction: 'OCE__Call__c',
      insight: 'OCE__Insight__c',
      inquiry: 'OCE__Inquiry__c',
      event: 'OCE__Meeting__c',
      event_participant: 'OCE__MeetingMember__c',
      follow_up: 'Task'
    },
    values: {
      ...channels(oceChannels),
      'interaction.status': { planned: 'Planned', draft: 'Draft', completed: 'Submitted', cancelled: 'Cancelled' },
      'inquiry.status': { open: 'Open', done: 'Closed' },
      'follow_up.status': tasks,
      'relationship.kind': ties,
      sentiment: moods
    }
  },
  'salesforce-lsc': {
    files: {
      msl: 'User',
      kol: 'Account',
      interaction: 'ProviderVisit',
      insight: 'MedicalInsight',
      inquiry: 'Inquiry',
      follow_up: 'Task'
    },
    values: {
      ...channels(lightningChannels),
      'interaction.status': { planned: 'Planned', draft: 'InProgress', completed: 'Completed', cancelled: 'Abandoned' },
      'inquiry.status': { open: 'New', done: 'Closed' },
      'follow_up.status': tasks,
      'relationship.kind': ties,
      sentiment: moods
    }
  },
  'dynamics-365': {
    files: { msl: 'systemuser', kol: 'contact', interaction: 'appointment', inquiry: 'incident', follow_up: 'task' },
    values: {
      ...channels(dynamicsChannels),
      'interaction.status': {
        planned: 'Scheduled',
        draft: 'In Progress',
        completed: 'Completed',
        cancelled: 'Canceled'
      },
      'inquiry.status': { open: 'Active', done: 'Problem Solved' },
      'follow_up.status': { open: 'Open', done: 'Completed' },
      'relationship.kind': ties,
      sentiment: moods
    }
  },
  generic: { files: {}, values: {} }
}
