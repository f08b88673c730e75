import { Random } from '#base/random'
import { canonicalTables, type Field } from '#engine/workspace/tables'
import type { CanonicalRows } from '../../workspace/filled-workspace'

const pools: Record<string, readonly string[]> = {
  msl_id: ['m1', 'm2', 'm3'],
  manager_id: ['m1'],
  kol_id: Array.from({ length: 9 }, (_, i) => `k${i}`),
  source_kol_id: ['k0', 'k1', 'k2'],
  target_kol_id: ['k3', 'k4', 'k5'],
  kpi_id: ['target-kol-coverage', 'followup-on-time', 'insight-lag', 'no-such-kpi'],
  channel: ['in-person', 'video', 'phone', 'email', 'congress'],
  preferred_channels: ['in-person', 'video', 'email'],
  topics: ['dosing', ' Safety', 'biomarkers'],
  interests: ['Dosing', 'safety', 'access'],
  theme: ['A', 'B'],
  role: ['speaker', 'attendee', 'site-activated', 'site-declined', 'site-suggested'],
  audience: ['internal', 'external'],
  rater: ['kol', 'peer', 'manager', 'm1'],
  stage: ['transactional', 'engaged', 'Collaborating', 'trusted-partner'],
  sponsor_kind: ['company-sponsored', 'investigator-initiated'],
  specialty: ['Rheumatology', 'Dermatology'],
  team: ['Team'],
  scope: ['emerging', 'national']
}

const words: Record<string, Record<string, readonly string[]>> = {
  interaction: {
    status: ['completed', 'completed', 'completed', 'planned', 'cancelled'],
    kind: ['education', 'advisory']
  },
  insight: { status: ['new', 'reviewed', 'actioned'] },
  follow_up: { status: ['open', 'done', 'cancelled'] },
  inquiry: { status: ['open', 'done', 'cancelled'] },
  objective_note: { kind: ['obstacle', 'achievement', 'milestone'] },
  trial: { status: ['open', 'Completed'] },
  kol: { status: ['active', 'Active', 'inactive'] }
}

const rowsOf: Record<string, number> = { msl: 3, kol: 9, interaction: 60, interaction_attendee: 90, insight: 30 }

/** Rows of every canonical table with nulls, deleted rows and values that make little sense, the same for the same seed. */
export function randomRows(seed: number): CanonicalRows {
  const random = new Random(`rows ${seed}`)
  const pick = <T>(of: readonly T[]) => of[random.integer(of.length)]!
  const day = () => new Date(Date.UTC(2024, 5, 1) + random.integer(700) * 86_400_000).toISOString().slice(0, 10)

  function valueOf(table: string, field: Field, place: number): unknown {
    const { name, type, required } = field
    if (name === `${table}_id`) return pools[name]?.[place] ?? `${table}${place}`
    if (!required && random.uniform() < 0.2) return null
    const known = words[table]?.[name] ?? pools[name] ?? (name.endsWith('_id') ? idsOf(name.slice(0, -3)) : undefined)
    switch (type) {
      case 'day':
        return day()
      case 'instant':
        return `${day()} ${String(random.integer(24)).padStart(2, '0')}:30:00`
      case 'integer':
        return random.integer(name === 'tier' ? 4 : 6)
      case 'number':
        return Math.round(random.uniform() * 100) / 10
      case 'boolean':
        return random.uniform() < 0.5
      case 'list':
        return Array.from({ length: random.integer(3) }, () => pick(known ?? ['x']))
      default:
        return known ? pick(known) : `${name} ${random.integer(4)}`
    }
  }

  const rows: CanonicalRows = {}
  for (const { name, fields, key } of canonicalTables) {
    const seen = new Set<string>()
    rows[name] = Array.from({ length: rowsOf[name] ?? 20 }, (_, place) => ({
      ...Object.fromEntries(fields.map((field) => [field.name, valueOf(name, field, place)])),
      deleted: !['msl', 'kol'].includes(name) && random.uniform() < 0.1
    })).filter((row: Record<string, unknown>) => {
      const id = JSON.stringify(key.map((part) => row[part]))
      return seen.has(id) ? false : seen.add(id)
    })
  }
  return rows
}

/** Ids of the rows of another table. */
const idsOf = (table: string) => Array.from({ length: rowsOf[table] ?? 20 }, (_, place) => `${table}${place}`)
