import type { KolRow } from '#contract/kol'

/** KOLs as flat rows for a file: lists joined by semicolons, the absent empty. */
export function csvRows(rows: readonly KolRow[]): Record<string, string | number | boolean | null>[] {
  return rows.map((row) => ({
    kol: row.kol,
    name: row.kolName,
    tier: row.tier,
    scope: row.scope,
    segment: row.segment,
    specialty: row.specialty,
    institution: row.institution,
    city: row.city,
    region: row.region,
    interests: row.interests.join('; '),
    links: row.links,
    publications_24_months: row.publications,
    publications_24_before: row.publicationsBefore,
    rising: row.rising,
    preferred_channels: row.preferredChannels.join('; '),
    preference_recorded_on: row.preferenceOn,
    preference: row.preference,
    used_channels: row.used.map(({ channel, contacts }) => `${channel ?? ''} ${contacts}`.trim()).join('; '),
    seen_by: row.seenBy.map(({ mslName }) => mslName).join('; '),
    assigned: row.assigned,
    planned_contacts: row.planned,
    contacts: row.contacts,
    last_on: row.lastOn,
    next_on: row.nextOn,
    white_space: row.whiteSpace,
    do_not_contact: row.doNotContact,
    consent: row.consent
  }))
}
