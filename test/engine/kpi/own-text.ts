import type { CanonicalRows } from '../../workspace/filled-workspace'

/** A team of two with follow-ups that are kept in 1 of 2 and in 0 of 1 cases, in every month the same. */
export const team: CanonicalRows = {
  msl: [
    { msl_id: 'm1', name: 'One', territory: 'A' },
    { msl_id: 'm2', name: 'Two', territory: 'B' }
  ],
  kol: [
    { kol_id: 'k1', name: 'K 1', tier: 1 },
    { kol_id: 'k2', name: 'K 2', tier: 2 }
  ],
  interaction: Array.from({ length: 6 }, (_, i) => ({
    interaction_id: `i${i}`,
    msl_id: 'm1',
    occurred_at: `2026-0${i + 1}-10 09:00:00`,
    occurred_on: `2026-0${i + 1}-10`,
    channel: i < 4 ? 'video' : 'phone',
    status: 'completed',
    // 10, 20, … 60: a sum of 210 minutes.
    duration_min: 10 * (i + 1)
  })),
  interaction_attendee: Array.from({ length: 6 }, (_, i) => ({ interaction_id: `i${i}`, kol_id: i < 4 ? 'k1' : 'k2' }))
}

/** The share of contacts by video: of m1 4 of 6. */
export const videoShare = `SELECT msl_id, kol_id, occurred_on, (channel = 'video')::INT AS numerator, 1 AS denominator,
       'contact' AS evidence_table, contact_id AS evidence_id
FROM contact`

/** A definition with a header that can be read, changed in the keys given; a key of '' is left out. */
export function definition(query: string, changes: Record<string, string> = {}): string {
  const keys: Record<string, string> = {
    id: 'video-share',
    name: 'Share of video',
    question: 'How much of the work is done by video?',
    family: 'channel fit',
    kind: 'quantitative',
    counts: 'activity',
    unit: 'share',
    better: 'higher',
    aggregation: 'ratio',
    grain: 'event',
    requires: 'interaction(channel)',
    source: 'Agreed in the team.',
    ...changes
  }
  const header = Object.entries(keys).flatMap(([key, value]) => (value === '' ? [] : `-- ${key}: ${value}\n`))
  return `${header.join('')}${query}\n`
}
