import type { CanonicalRows } from '../../workspace/filled-workspace'

let meetings = 0

/** A meeting of an MSL with some KOLs, completed unless told otherwise. */
export function meeting(
  on: string,
  msl: string,
  kols: string[],
  channel: string | null,
  more: object = {}
): CanonicalRows {
  const id = `i${++meetings}`
  return {
    interaction: [
      {
        interaction_id: id,
        msl_id: msl,
        occurred_on: on,
        occurred_at: `${on} 09:00:00`,
        channel,
        status: 'completed',
        ...more
      }
    ],
    interaction_attendee: kols.map((kol_id) => ({ interaction_id: id, kol_id }))
  }
}

/** Rows of several tables put together. */
export function rowsOf(...parts: CanonicalRows[]): CanonicalRows {
  const all: CanonicalRows = {}
  for (const part of parts) for (const [table, rows] of Object.entries(part)) (all[table] ??= []).push(...rows)
  return all
}

const plan = (msl_id: string, kol_id: string, planned_contacts: number) => ({
  msl_id,
  kol_id,
  period_start: '2026-01-01',
  period_end: '2027-01-01',
  planned_contacts
})

const paper = (id: string, on: string, ...kols: string[]): CanonicalRows => ({
  publication: [{ publication_id: id, title: `Paper ${id}`, published_on: on, journal: 'Journal' }],
  authorship: kols.map((kol_id, i) => ({ publication_id: id, kol_id, position: i + 1 }))
})

/** Two MSLs and seven KOLs, of whom k1 and k2 are seen in the first half of 2026. */
export const team = rowsOf(
  {
    msl: [
      { msl_id: 'm1', name: 'Beta', territory: 'North', region: 'R1' },
      { msl_id: 'm2', name: 'Alpha', territory: 'South', region: 'R2' }
    ],
    kol: [
      {
        kol_id: 'k1',
        name: 'Ödön Kiss',
        tier: 1,
        specialty: 'Dermatology',
        region: 'East',
        interests: ['itch', 'biologics'],
        preferred_channels: ['video'],
        preference_recorded_on: '2026-01-10'
      },
      {
        kol_id: 'k2',
        name: 'Bruno Vass',
        tier: 2,
        specialty: 'Rheumatology',
        region: 'East',
        preferred_channels: ['email']
      },
      { kol_id: 'k3', name: 'Cora Nagy', tier: 1, specialty: 'Dermatology', region: 'West' },
      { kol_id: 'k4', name: 'Łukács-O’Dora Toth', tier: 3, specialty: 'Dermatology', region: 'West' },
      {
        kol_id: 'k5',
        name: 'Emil Szabo',
        tier: 1,
        specialty: 'Rheumatology',
        region: 'West',
        do_not_contact: true,
        consent: 'opt-out'
      },
      {
        kol_id: 'k6',
        name: 'Fanni Balogh',
        tier: null,
        territory: 'South',
        preferred_channels: ['phone'],
        preference_recorded_on: '2024-03-01'
      },
      { kol_id: 'k7', name: 'Gone Away', tier: 1, deleted: true }
    ],
    engagement_plan: [plan('m1', 'k1', 12), plan('m1', 'k4', 4), plan('m2', 'k2', 6)]
  },
  meeting('2025-12-20', 'm1', ['k3'], 'phone'),
  meeting('2026-02-02', 'm1', ['k1', 'k2'], 'in-person'),
  meeting('2026-03-02', 'm1', ['k1'], 'in-person'),
  meeting('2026-04-01', 'm2', ['k2'], 'email'),
  meeting('2026-05-05', 'm2', ['k1'], 'congress'),
  meeting('2026-06-29', 'm1', ['k1'], 'video', { status: 'cancelled' }),
  meeting('2026-07-10', 'm1', ['k1'], 'video', { status: 'planned' }),
  meeting('2026-08-10', 'm1', ['k1'], 'video', { status: 'planned' }),
  // k6 rises: three papers in the two years before July 2026, one in the two before; k3 does not: two and two.
  paper('p1', '2025-03-01', 'k6', 'k3'),
  paper('p2', '2025-09-01', 'k6', 'k3'),
  paper('p3', '2026-02-01', 'k6', 'k1'),
  paper('p4', '2023-03-01', 'k6', 'k3'),
  paper('p5', '2023-04-01', 'k3'),
  paper('p6', '2026-08-01', 'k3', 'k4'),
  { nomination: [{ rater_kol_id: 'k1', nominee_kol_id: 'k3', named_on: '2026-01-01' }] }
)

/** The first half of 2026, looked at from its end. */
export const half = { from: '2026-01-01', to: '2026-07-01', asOf: '2026-07-01' }
