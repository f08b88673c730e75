/** Closed vocabularies of the dictionary: canonical value -> what exports write, compared without case, spaces and marks. */
const vocabularies: Record<string, Record<string, string[]>> = {
  channel: {
    'in-person': [
      'face to face',
      'appointment',
      'f2f',
      'in person',
      'inperson',
      'visit',
      '1:1',
      'onsite',
      'on site',
      'office visit',
      'persönlich',
      'vor ort',
      'präsenz',
      'besuch',
      'en personne',
      'presencial'
    ],
    video: [
      'video call',
      'remote detailing',
      'virtual',
      'remote',
      'remote meeting',
      'web conference',
      'teams',
      'ms teams',
      'zoom',
      'webex',
      'engage',
      'videoanruf',
      'videokonferenz',
      'visio'
    ],
    phone: ['telephone', 'phone call', 'call', 'telefon', 'anruf', 'telefonisch', 'téléphone', 'teléfono'],
    email: ['e-mail', 'mail', 'approved email', 'e-mails'],
    messaging: [
      'message',
      'chat',
      'teams chat',
      'chat or text',
      'text',
      'sms',
      'wechat',
      'whatsapp',
      'line',
      'nachricht'
    ],
    'web-portal': ['portal', 'web portal', 'website', 'webportal'],
    webinar: ['webcast', 'web seminar'],
    congress: ['conference', 'event', 'kongress', 'congrès', 'advisory board', 'symposium'],
    other: ['sonstige', 'andere', 'autre', 'otro']
  },
  interactionStatus: {
    planned: ['planned state', 'scheduled', 'open', 'geplant', 'tentative', 'planifié'],
    draft: ['saved', 'saved state', 'in progress', 'entwurf', 'gespeichert', 'pending'],
    completed: [
      'submitted',
      'submitted state',
      'signed',
      'complete',
      'done',
      'closed',
      'held',
      'executed',
      'abgeschlossen',
      'eingereicht',
      'übermittelt',
      'erledigt',
      'terminé',
      'attended'
    ],
    cancelled: ['canceled', 'cancelled state', 'abandoned', 'abgesagt', 'storniert', 'annulé', 'deleted'],
    declined: ['rejected', 'abgelehnt']
  },
  openStatus: {
    open: [
      'not started',
      'new',
      'new state',
      'active',
      'on hold',
      'researching',
      'saved',
      'draft',
      'submitted',
      'assigned',
      'in progress',
      'waiting on someone else',
      'deferred',
      'pending',
      'offen',
      'nicht begonnen',
      'in bearbeitung',
      'planned'
    ],
    done: [
      'completed',
      'closed state',
      'problem solved',
      'information provided',
      'complete',
      'closed',
      'answered',
      'fulfilled',
      'responded',
      'resolved',
      'erledigt',
      'abgeschlossen',
      'beantwortet'
    ],
    cancelled: ['canceled', 'abgebrochen', 'storniert']
  },
  sentiment: {
    '-1': ['negative', 'negativ', 'bad', 'critical'],
    '0': ['neutral', 'mixed', 'gemischt'],
    '1': ['positive', 'positiv', '+1', 'good']
  },
  insightStatus: {
    new: ['submitted', 'submitted state', 'saved', 'saved state', 'draft', 'open', 'eingereicht', 'neu'],
    reviewed: ['under review', 'in review', 'accepted', 'geprüft'],
    actioned: ['action taken', 'in action', 'umgesetzt'],
    closed: ['rejected', 'archived', 'geschlossen']
  },
  objectiveStatus: {
    'not-started': ['not started', 'planned', 'pending', 'new', 'nicht begonnen', 'geplant'],
    'in-progress': ['in progress', 'on track', 'at risk', 'off track', 'active', 'open', 'in bearbeitung'],
    achieved: ['completed', 'complete', 'met', 'done', 'erreicht'],
    missed: ['not achieved', 'verfehlt'],
    cancelled: ['canceled', 'storniert']
  },
  pace: {
    linear: ['even', 'evenly', 'gleichmäßig'],
    season: ['seasonal', 'by season', 'saisonal', 'saison']
  },
  eventRole: {
    speaker: ['presenter', 'referent', 'lecturer', 'faculty', 'primary speaker'],
    chair: ['moderator', 'chairperson', 'vorsitz', 'session chair'],
    panel: ['panelist', 'panellist', 'discussant', 'panel member'],
    poster: ['poster presenter', 'poster author'],
    attendee: ['participant', 'delegate', 'teilnehmer', 'guest', 'invitee'],
    organiser: ['organizer', 'host', 'owner', 'veranstalter', 'organisator']
  },
  attendance: {
    attended: ['signed', 'cleared signature', 'present', 'completed', 'teilgenommen'],
    invited: ['nominated', 'approved', 'accepted', 'registered', 'confirmed', 'tentative', 'eingeladen'],
    declined: ['rejected', 'abgelehnt'],
    cancelled: ['canceled', 'removed', 'abgesagt'],
    'no-show': ['no show', 'did not attend', 'noshow', 'nicht erschienen']
  },
  relationshipKind: {
    stated: [
      'collaborator',
      'same institution',
      'co-investigator',
      'colleague',
      'key stakeholder',
      'co-author',
      'peer',
      'influences',
      'influenced by',
      'friend'
    ],
    referral: ['refers to', 'referral partner', 'referring', 'überweiser'],
    mentor: ['mentee', 'mentor of', 'teacher', 'supervisor'],
    committee: ['advisory board peer', 'board member', 'committee member', 'society', 'guideline committee']
  },
  interactionKind: {
    'scientific-exchange': [
      'msl interaction',
      'call report',
      'callreport',
      'detail only',
      'group detail',
      'medical interaction',
      'medicalinteraction',
      'scientific discussion',
      'meeting brief',
      'meetingbrief',
      'mslmeetingbrief',
      '1:1 scientific exchange'
    ],
    introduction: ['intro', 'first meeting'],
    'inquiry-response': ['medical inquiry', 'medical inquiry fulfillment', 'inquiry', 'response to inquiry'],
    'trial-support': ['study support', 'site visit', 'clinical trial'],
    'publication-support': ['publication'],
    education: ['training', 'presentation', 'lecture'],
    advisory: ['advisory board'],
    congress: ['conference', 'event'],
    other: ['sonstige']
  },
  initiative: {
    proactive: ['msl initiated', 'outbound', 'solicited', 'false'],
    reactive: ['hcp initiated', 'inbound', 'unsolicited', 'hcp request', 'on request', 'true']
  },
  rater: {
    kol: ['hcp', 'physician', 'customer', 'external'],
    manager: ['supervisor', 'lead'],
    peer: ['colleague', 'internal'],
    self: ['msl']
  },
  boolean: {
    true: [
      '1',
      'yes',
      'y',
      'on',
      'ja',
      'j',
      'wahr',
      'oui',
      'vrai',
      'sí',
      'si',
      'x',
      't',
      'active',
      'opt in',
      'optin',
      'opted in'
    ],
    false: ['0', 'no', 'n', 'off', 'nein', 'falsch', 'non', 'faux', 'f', 'inactive', 'opt out', 'optout', 'opted out']
  },
  accountKind: {
    person: [
      'professional',
      'kol',
      'hcp',
      'person',
      'physician',
      'true',
      'yes',
      '1',
      'ja',
      'person account',
      'personaccount'
    ],
    institution: [
      'hospital',
      'hospital department',
      'practice',
      'institution',
      'organization',
      'organisation',
      'pharmacy',
      'hco',
      'business',
      'business account',
      'clinic',
      'klinik',
      'krankenhaus',
      'university',
      'department',
      'false',
      'no',
      '0',
      'nein'
    ]
  },
  attendeeType: {
    person: ['person account', 'hcp', 'contact', 'person'],
    institution: ['business account', 'hco', 'group account', 'group', 'organization', 'organisation'],
    user: ['user', 'internal', 'employee']
  },
  authorPosition: {
    first: ['1', 'first author', 'erstautor', 'lead'],
    last: ['last author', 'senior', 'senior author', 'letztautor'],
    middle: ['middle', 'co-author', 'coauthor']
  }
}

/** Folds what differs between spellings of one value: case, Salesforce suffixes, spaces, hyphens, underscores. */
export const foldValue = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/_vod(__c)?$|__[cv]$/, '')
    .replace(/[\s_\-–—./]+/g, '')

const folded = new Map(
  Object.entries(vocabularies).map(([name, values]) => {
    const entries = Object.entries(values).flatMap(([canonical, spellings]) =>
      [canonical, ...spellings].map((spelling) => [foldValue(spelling), canonical] as const)
    )
    return [name, new Map(entries)]
  })
)

/** The canonical values of a vocabulary. */
export const canonicalValues = (vocabulary: string) => Object.keys(vocabularies[vocabulary] ?? {})

/** The canonical value an export's spelling stands for; null where the vocabulary does not know it. */
export function canonicalValue(vocabulary: string, raw: string): string | null {
  const values = folded.get(vocabulary)
  if (!values) throw new Error(`No vocabulary is named ${vocabulary}`)
  return values.get(foldValue(raw)) ?? null
}
