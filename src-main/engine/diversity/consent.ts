import type { Connection } from '../workspace/connection'

/** What a person allows. */
export interface Consent {
  /** Nobody may propose a contact. */
  refused: boolean
  /** Channels that were refused. */
  refusedChannels: ReadonlySet<string>
}

/** Words for a consent that was given, and for one that nobody has asked for. Any other word counts as a refusal. */
const allows = new Set(
  `given|granted|yes|y|true|1|opt in|opted in|optin|active|valid|consented|obtained|confirmed|approved|ok|ja|erteilt
   |gegeben|vorhanden|unknown|pending|requested|not asked|not requested|not recorded|unbekannt|ausstehend|nicht erfragt`
    .split('|')
    .map((word) => word.trim())
)

/** Channels of a consent that stand for all of them. */
const anyChannel = new Set(['', 'all', 'any', 'general', 'alle', 'every channel'])

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a word for a consent forbids contact; no word at all does not. */
export function isRefusal(consent: string | null): boolean {
  const word = plain(consent ?? '')
  return word !== '' && !allows.has(word)
}

/**
 * What every KOL allows: the flag `do_not_contact`, the consent of the KOL's row, and the last event of each channel; of
 * events of one day a refusal counts. KOLs who refused nothing are left out.
 */
export async function readConsents(connection: Connection): Promise<Map<string, Consent>> {
  const refused = new Set<string>()
  const people = await connection.rows<{ kol: string; consent: string | null; flag: boolean }>(
    `SELECT kol_id AS kol, consent, coalesce(do_not_contact, false) AS flag FROM kol
     WHERE coalesce(do_not_contact, false) OR consent IS NOT NULL`
  )
  for (const { kol, consent, flag } of people) if (flag || isRefusal(consent)) refused.add(kol)
  const events = await connection.rows<{ kol: string; channel: string | null; status: string | null; day: string }>(
    `SELECT kol_id AS kol, channel, status, changed_on::TEXT AS day FROM consent_event
     WHERE NOT coalesce(deleted, false) ORDER BY changed_on`
  )
  const last = new Map<string, { kol: string; channel: string; day: string; refusal: boolean }>()
  for (const { kol, channel, status, day } of events) {
    const key = `${kol}\u0000${plain(channel ?? '')}`
    const before = last.get(key)
    const refusal = isRefusal(status) || (before?.day === day && before.refusal)
    last.set(key, { kol, channel: channel ?? '', day, refusal })
  }
  const channels = new Map<string, Set<string>>()
  for (const { kol, channel, refusal } of last.values()) {
    if (!refusal) continue
    if (anyChannel.has(plain(channel))) refused.add(kol)
    else channels.set(kol, (channels.get(kol) ?? new Set()).add(channel))
  }
  return new Map(
    [...new Set([...refused, ...channels.keys()])].map((kol) => [
      kol,
      { refused: refused.has(kol), refusedChannels: channels.get(kol) ?? new Set() }
    ])
  )
}

/** SQL for a KOL `alias` whom a row of their own describes, and who has not become inactive. */
export const activeSql = (alias: string) =>
  `coalesce(lower(${alias}.status), 'active') = 'active' AND NOT coalesce(${alias}.stub, false)`

/** The KOLs who may be met, by id: not deleted, active, and without a refusal of contact. */
export async function readMeetable(connection: Connection): Promise<ReadonlySet<string>> {
  const rows = await connection.rows<{ kol: string }>(
    `SELECT k.kol_id AS kol FROM kol k WHERE NOT coalesce(k.deleted, false) AND ${activeSql('k')}`
  )
  const consents = await readConsents(connection)
  return new Set(rows.flatMap(({ kol }) => (consents.get(kol)?.refused ? [] : [kol])))
}
