import { fillMessage, type MessageParams } from '#base/fill'
import type { BriefLanguage } from '#contract/kol-brief'

const en = {
  brief: 'KOL brief',
  period: '{from:day} to {last:day}, as of {asOf:day}',
  tier: 'Tier {tier}',
  'tier-unknown': 'Tier not known',
  'specialty-unknown': 'Specialty not known',
  'institution-unknown': 'Institution not known',
  stub: 'Described by no file: other rows only refer to this KOL.',

  refused: 'Do not contact.',
  'refused-flag': 'The KOL is marked so in the CRM.',
  'refused-consent': 'A refusal of consent is recorded.',
  inactive: 'Not active.',
  'inactive-status': 'The CRM gives the status “{status}”.',
  'not-by': 'Not by {channels}:',
  'not-by-why': 'these channels were refused; nothing forbids the others.',
  'no-refusal': 'No refusal is recorded.',
  consent: 'Consent: {consents}.',
  'consent-unknown': 'Consent: none recorded, neither given nor refused.',
  'consent-all': 'all channels',
  'consent-since': '{channel}: {status}, {on:day}',
  'consent-undated': '{channel}: {status}, without a date',
  'not-given': 'not given',

  influence: 'Influence',
  pagerank: 'PageRank',
  betweenness: 'Betweenness',
  place: 'rank {rank} of {of} linked KOLs',
  'place-shared': 'rank {rank} of {of} linked KOLs, shared with others',
  'place-undefined': 'not defined',
  'on-no-path': 'on no shortest path between others',
  estimated: '(estimated)',
  neighbours: 'Neighbours',
  'neighbours-line': '{n} linked {n|KOL|KOLs}',
  community: 'Community',
  'community-of': 'around {leader}, {n} {n|member|members}',
  'community-own': 'around this KOL, its most influential member; {n} {n|member|members}',
  'community-unknown': 'in none',
  'not-linked': 'No paper, trial, talk or other evidence links this KOL to another, so there is no rank.',
  'few-linked': 'Only {of} KOLs are linked in all: ranks say little.',
  papers: 'Papers',
  'papers-line': '{n} in the last 24 months, {before} in the 24 before',
  rising: 'rising',

  ties: 'Strongest ties',
  'ties-of': 'The {n} strongest of {of}',
  'no-ties': 'No tie to another KOL is known.',
  tie: 'KOL',
  evidence: 'Evidence',
  since: 'Since',
  'team-contacts': 'Team contacts',
  'pieces-co-authorship': '{count} {count|paper|papers}',
  'pieces-co-investigator': '{count} {count|trial|trials}',
  'pieces-co-speaker': '{count} {count|talk|talks}',
  'pieces-co-attendance': '{count} {count|attendance|attendances}',
  'pieces-affiliation': 'same institution',
  'pieces-nomination': '{count} {count|nomination|nominations}',
  'pieces-referral': '{count} {count|referral|referrals}',
  'pieces-stated': 'stated',

  team: 'Who of the team sees them',
  msl: 'MSL',
  contacts: 'In the period',
  last: 'Last',
  next: 'Next',
  panel: 'panel',
  nobody: 'Nobody of the team has met this KOL, is to meet them, or has them on the panel.',
  never: 'never',
  'none-set': 'none set',

  channels: 'Channels',
  preferred: 'Preferred',
  used: 'Used',
  'preferred-unknown': 'not known',
  'preferred-dated': '{channels} (recorded {on:day})',
  'preferred-undated': '{channels} (without a date)',
  'preferred-outdated': '{channels} (recorded {on:day}: too old to count)',
  'preferred-later': '{channels} (recorded {on:day}: after the day looked at)',
  'not-used': 'none: not met in the period',
  'used-channel': '{channel} {n}',
  mismatch: 'No contact of the period used a preferred channel.',

  interests: 'Interests',
  'interests-unknown': 'No interests are recorded.',

  open: 'Open follow-ups and inquiries',
  'none-open': 'Nothing is open: no follow-up and no inquiry.',
  'follow-up': 'Follow-up',
  inquiry: 'Inquiry',
  'no-text': 'without a text',
  due: 'due {on:day}',
  'due-assumed': 'due {on:day} (assumed)',
  'due-unknown': 'no due day',
  overdue: '{n} {n|day|days} overdue',

  insights: 'Insights of the last twelve months',
  'no-insights': 'No insight of the last twelve months comes from this KOL.',
  'no-theme': 'without a theme',
  theme: 'Theme',
  count: 'Insights',
  heard: 'The latest says',

  planned: 'Planned contacts',
  'none-planned': 'No plan holds contacts with this KOL from {asOf:day} on.',
  'planned-line': '{n} {n|contact|contacts}, {from:day} to {last:day}',
  'planned-uncounted': 'number not given, {from:day} to {last:day}',
  aim: 'Aim: {aim}',

  more: 'and {n} more',
  day: '{on:day}',
  undated: 'not known',
  foot: 'Influence rests on all evidence before {to:day}, contacts on the period. Holds personal data: for the visit, not for passing on.',

  'channel-in-person': 'in person',
  'channel-video': 'video',
  'channel-phone': 'phone',
  'channel-email': 'email',
  'channel-messaging': 'messaging',
  'channel-web-portal': 'web portal',
  'channel-webinar': 'webinar',
  'channel-congress': 'congress',
  'channel-other': 'other'
} as const

export type BriefWord = keyof typeof en

const de: Record<BriefWord, string> = {
  brief: 'KOL-Kurzprofil',
  period: '{from:day} bis {last:day}, Stand {asOf:day}',
  tier: 'Tier {tier}',
  'tier-unknown': 'Tier nicht bekannt',
  'specialty-unknown': 'Fachgebiet nicht bekannt',
  'institution-unknown': 'Einrichtung nicht bekannt',
  stub: 'In keiner Datei beschrieben: Andere Zeilen verweisen nur auf diesen KOL.',

  refused: 'Nicht kontaktieren.',
  'refused-flag': 'Der KOL ist im CRM so gekennzeichnet.',
  'refused-consent': 'Es ist erfasst, dass die Einwilligung verweigert wurde.',
  inactive: 'Nicht aktiv.',
  'inactive-status': 'Im CRM steht der Status „{status}“.',
  'not-by': 'Nicht über {channels}:',
  'not-by-why': 'Diese Kanäle wurden abgelehnt; den übrigen steht nichts entgegen.',
  'no-refusal': 'Keine Ablehnung erfasst.',
  consent: 'Einwilligung: {consents}.',
  'consent-unknown': 'Einwilligung: nicht erfasst, weder erteilt noch verweigert.',
  'consent-all': 'alle Kanäle',
  'consent-since': '{channel}: {status}, {on:day}',
  'consent-undated': '{channel}: {status}, ohne Datum',
  'not-given': 'nicht angegeben',

  influence: 'Einfluss',
  pagerank: 'PageRank',
  betweenness: 'Betweenness',
  place: 'Rang {rank} von {of} verbundenen KOLs',
  'place-shared': 'Rang {rank} von {of} verbundenen KOLs, mit anderen geteilt',
  'place-undefined': 'nicht definiert',
  'on-no-path': 'auf keinem kürzesten Weg zwischen anderen',
  estimated: '(geschätzt)',
  neighbours: 'Nachbarn',
  'neighbours-line': '{n} {n|verbundener KOL|verbundene KOLs}',
  community: 'Community',
  'community-of': 'um {leader}, {n} {n|Mitglied|Mitglieder}',
  'community-own': 'um diesen KOL als einflussreichstes Mitglied; {n} {n|Mitglied|Mitglieder}',
  'community-unknown': 'in keiner',
  'not-linked':
    'Keine Publikation, Studie, kein Vortrag und kein anderer Beleg verbindet diesen KOL mit einem anderen; daher kein Rang.',
  'few-linked': 'Insgesamt sind nur {of} KOLs verbunden: Ränge sagen wenig.',
  papers: 'Publikationen',
  'papers-line': '{n} in den letzten 24 Monaten, {before} in den 24 davor',
  rising: 'aufstrebend',

  ties: 'Stärkste Verbindungen',
  'ties-of': 'Die {n} stärksten von {of}',
  'no-ties': 'Es ist keine Verbindung zu einem anderen KOL bekannt.',
  tie: 'KOL',
  evidence: 'Belege',
  since: 'Seit',
  'team-contacts': 'Teamkontakte',
  'pieces-co-authorship': '{count} {count|Publikation|Publikationen}',
  'pieces-co-investigator': '{count} {count|Studie|Studien}',
  'pieces-co-speaker': '{count} {count|Vortrag|Vorträge}',
  'pieces-co-attendance': '{count} {count|Teilnahme|Teilnahmen}',
  'pieces-affiliation': 'gleiche Einrichtung',
  'pieces-nomination': '{count} {count|Nennung|Nennungen}',
  'pieces-referral': '{count} {count|Überweisung|Überweisungen}',
  'pieces-stated': 'angegeben',

  team: 'Wer im Team den KOL sieht',
  msl: 'MSL',
  contacts: 'Im Zeitraum',
  last: 'Zuletzt',
  next: 'Nächster',
  panel: 'Panel',
  nobody: 'Niemand im Team hat diesen KOL getroffen, ist verabredet oder hat ihn im Panel.',
  never: 'nie',
  'none-set': 'keiner geplant',

  channels: 'Kanäle',
  preferred: 'Bevorzugt',
  used: 'Genutzt',
  'preferred-unknown': 'nicht bekannt',
  'preferred-dated': '{channels} (erfasst {on:day})',
  'preferred-undated': '{channels} (ohne Datum)',
  'preferred-outdated': '{channels} (erfasst {on:day}: zu alt, zählt nicht)',
  'preferred-later': '{channels} (erfasst {on:day}: nach dem betrachteten Tag)',
  'not-used': 'keine: im Zeitraum nicht getroffen',
  'used-channel': '{channel} {n}',
  mismatch: 'Kein Kontakt im Zeitraum lief über einen bevorzugten Kanal.',

  interests: 'Interessen',
  'interests-unknown': 'Es sind keine Interessen erfasst.',

  open: 'Offene Follow-ups und Anfragen',
  'none-open': 'Nichts ist offen: kein Follow-up, keine Anfrage.',
  'follow-up': 'Follow-up',
  inquiry: 'Anfrage',
  'no-text': 'ohne Text',
  due: 'fällig {on:day}',
  'due-assumed': 'fällig {on:day} (angenommen)',
  'due-unknown': 'ohne Fälligkeit',
  overdue: '{n} {n|Tag|Tage} überfällig',

  insights: 'Insights der letzten zwölf Monate',
  'no-insights': 'Kein Insight der letzten zwölf Monate stammt von diesem KOL.',
  'no-theme': 'ohne Thema',
  theme: 'Thema',
  count: 'Insights',
  heard: 'Der letzte sagt',

  planned: 'Geplante Kontakte',
  'none-planned': 'Kein Plan sieht ab {asOf:day} Kontakte mit diesem KOL vor.',
  'planned-line': '{n} {n|Kontakt|Kontakte}, {from:day} bis {last:day}',
  'planned-uncounted': 'Zahl nicht angegeben, {from:day} bis {last:day}',
  aim: 'Ziel: {aim}',

  more: 'und {n} weitere',
  day: '{on:day}',
  undated: 'nicht bekannt',
  foot: 'Der Einfluss beruht auf allen Belegen vor dem {to:day}, die Kontakte auf dem Zeitraum. Enthält personenbezogene Daten: für den Besuch, nicht zur Weitergabe.',

  'channel-in-person': 'persönlich',
  'channel-video': 'Video',
  'channel-phone': 'Telefon',
  'channel-email': 'E-Mail',
  'channel-messaging': 'Messenger',
  'channel-web-portal': 'Webportal',
  'channel-webinar': 'Webinar',
  'channel-congress': 'Kongress',
  'channel-other': 'sonstige'
}

/** Says things in one language. */
export interface BriefVoice {
  say(word: BriefWord, params?: MessageParams): string
  /** A channel's name; the data's own word where it is none of the dictionary's. */
  channel(channel: string | null): string
}

/** The words of a brief in a language; numbers and days as they are written there, English ones as in Britain. */
export function briefVoice(language: BriefLanguage): BriefVoice {
  const words = language === 'de' ? de : en
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const say = (word: BriefWord, params: MessageParams = {}) => fillMessage(words[word], params, locale)
  return {
    say,
    channel: (channel) => {
      if (channel === null) return say('not-given')
      const word = `channel-${channel}`
      return Object.hasOwn(words, word) ? say(word as BriefWord) : channel
    }
  }
}
