import type { Grouping } from '#contract/kpi'
import { Random } from '#base/random'
import { bootstrapIntervals, type MeetingType } from '../diversity/bootstrap'
import { unbiasedHerfindahl } from '../diversity/indices'
import { excessConcentration, expectedHerfindahl, sumOfSquares, topThreeShare } from '../diversity/null-model'
import { planShares } from '../diversity/plan-shares'
import { effectiveRatio, type DiversitySettings } from '../diversity/portfolio'
import type { Connection } from '../workspace/connection'
import type { Definition } from './definition'
import { groupColumns, isLive, type GroupKey } from './groups'

/** The contacts of one group as the fields need them. */
interface GroupContacts {
  kols: string[]
  meetings: MeetingType[]
  contacts: number
  /** Planned contacts of each KOL on the panel. */
  panel: Map<string, number>
  /** Specialty of every KOL that has one. */
  specialties: ReadonlyMap<string, string>
  settings: DiversitySettings
}

/** A figure of the concentration of contacts, from counts over the KOLs of a group. */
interface Field {
  for(group: GroupContacts): (counts: ArrayLike<number>) => number | null
  low: number
  high: number
}

const fields: Record<string, Field> = {
  cr3: { for: () => topThreeShare, low: 0, high: 1 },
  effectiveRatio: {
    for({ panel, kols }) {
      const plan = planOf(panel)
      const most = Math.max(panel.size, kols.length)
      return (counts) => effectiveRatio(counts, plan, most)
    },
    low: 0,
    high: Infinity
  },
  gamma: {
    for(group) {
      const shares = sharesOf(group)
      return (counts) => {
        const n = total(counts)
        const herfindahl = n === 0 ? null : sumOfSquares(counts) / n ** 2
        return herfindahl === null ? null : excessConcentration(herfindahl, expectedHerfindahl(shares, n))
      }
    },
    low: -1,
    high: 1
  },
  repeatGap: {
    for(group) {
      const shares = sharesOf(group)
      const expected = new Map<number, number>()
      return (counts) => {
        const n = total(counts)
        if (!expected.has(n)) expected.set(n, expectedKols(shares, n))
        return n === 0 ? null : (expected.get(n)! - seen(counts)) / n
      }
    },
    low: -1,
    high: 1
  },
  specialtyGap: {
    for(group) {
      const { kols, panel, specialties } = group
      const planned = [...panel.values()].reduce((sum, weight) => sum + weight, 0)
      const classes = new Map<string, number>()
      const classOf = (kol: string) => {
        const specialty = specialties.get(kol) ?? ''
        if (!classes.has(specialty)) classes.set(specialty, classes.size)
        return classes.get(specialty)!
      }
      const onPanel = [...panel].map(([kol, weight]) => [classOf(kol), weight] as const)
      const classOfKol = Int32Array.from(kols, classOf)
      const target = new Float64Array(classes.size)
      for (const [place, weight] of onPanel) target[place]! += planned === 0 ? 1 / panel.size : weight / planned
      const gap = new Float64Array(classes.size)
      return (counts) => {
        const n = total(counts)
        if (n === 0 || panel.size === 0) return null
        gap.set(target)
        for (let i = 0; i < classOfKol.length; i++) gap[classOfKol[i]!]! -= counts[i]! / n
        let sum = 0
        for (const difference of gap) sum += Math.abs(difference)
        return sum / 2
      }
    },
    low: 0,
    high: 1
  }
}

/** The fields that `diversity:` may name. */
export const concentrationFields: readonly string[] = Object.keys(fields)

/** Distinct KOLs among n multinomial contacts, on average: Σ 1 − (1 − w)ⁿ. */
function expectedKols(shares: Float64Array, n: number): number {
  return shares.reduce((sum, share) => sum + 1 - (1 - share) ** n, 0)
}

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i]!
  return sum
}

function seen(counts: ArrayLike<number>): number {
  let kols = 0
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) kols++
  return kols
}

/** The shares that contacts would have by plan, over the panel and those seen off it. */
function sharesOf({ panel, kols, settings: { tierWeights, offPlanAllowance } }: GroupContacts): Float64Array {
  const onPanel = [...panel].map(([kol, planned]) => ({ kol, assigned: true, planned, tier: null }))
  const others = kols.filter((kol) => !panel.has(kol))
  const offPlan = others.map((kol) => ({ kol, assigned: false, planned: null, tier: null }))
  return planShares([...onPanel, ...offPlan], tierWeights, offPlanAllowance).shares
}

function planOf(panel: ReadonlyMap<string, number>): number | null {
  const planned = [...panel.values()]
  const sum = planned.reduce((total, weight) => total + weight, 0)
  if (panel.size === 0) return null
  return sum === 0 ? panel.size : 1 / sumOfSquares(planned.map((weight) => weight / sum))
}

/** What concentration makes of one group. */
interface Concentration {
  value: number
  low: number | null
  high: number | null
}

/** Values with their intervals by field, and the size of the panel: the KOLs assigned, else those seen. */
interface GroupConcentration {
  panel: number
  fields: Map<string, Concentration>
}

/**
 * Figures of diversity fields for every group of evidence rows, with bootstrap intervals over interactions: all fields of
 * the same rows come from one resampling.
 * @param names fields asked for; @throws Error for one that does not exist
 */
export async function concentrations(
  connection: Connection,
  definition: Definition,
  names: readonly string[],
  by: readonly Grouping[],
  rows: string,
  settings: DiversitySettings
): Promise<Map<GroupKey, GroupConcentration>> {
  const unknown = names.find((name) => !(name in fields))
  if (unknown !== undefined) throw new Error(`There is no diversity field named ${unknown}`)
  const found = new Map<GroupKey, GroupConcentration>()
  for (const [key, group] of await readGroups(connection, definition, by, rows, settings)) {
    const counts = new Int32Array(group.kols.length)
    for (const { kols, times } of group.meetings) for (const kol of kols) counts[kol]! += times
    const estimates = names.flatMap((name) => {
      const of = fields[name]!.for(group)
      const value = of(counts)
      return value === null ? [] : [{ name, value, of }]
    })
    const isEnough = group.contacts >= settings.minContacts && unbiasedHerfindahl(counts) !== null
    const random = new Random(`concentration ${settings.seed} ${key}`)
    const intervals =
      isEnough && estimates.length > 0
        ? bootstrapIntervals(group.meetings, group.kols.length, estimates, settings.resamples, random)
        : []
    found.set(key, {
      panel: group.panel.size > 0 ? group.panel.size : group.kols.length,
      fields: new Map(
        estimates.map(({ name, value }, i) => {
          const { low, high } = fields[name]!
          const interval = intervals[i]
          return [
            name,
            {
              value,
              low: interval ? Math.max(low, interval.low) : null,
              high: interval ? Math.min(high, interval.high) : null
            }
          ]
        })
      )
    })
  }
  return found
}

async function readGroups(
  connection: Connection,
  definition: Definition,
  by: readonly Grouping[],
  rows: string,
  settings: DiversitySettings
): Promise<Map<GroupKey, GroupContacts>> {
  const { expressions, names, selected, keyOf } = groupColumns(by, definition)
  const meetings = await connection.rows<Record<string, unknown> & { kols: string[]; times: number }>(
    `SELECT ${names.map((name) => `${name}, `).join('')} kols, count(*) AS times FROM (
       SELECT ${selected} e.key, list(DISTINCT e.kol_id ORDER BY e.kol_id) AS kols FROM ${rows} AND ${isLive} GROUP BY ${[...expressions, 'e.key'].join(', ')}
     ) GROUP BY ALL ORDER BY ALL`
  )
  const named = await connection.rows<{ kol_id: string; specialty: string }>(
    'SELECT kol_id, specialty FROM kol WHERE specialty IS NOT NULL'
  )
  const specialties = new Map(named.map(({ kol_id, specialty }) => [kol_id, specialty]))
  const groups = new Map<GroupKey, GroupContacts>()
  const places = new Map<GroupKey, Map<string, number>>()
  for (const row of meetings) {
    const key = keyOf(row)
    let group = groups.get(key)
    if (!group) {
      groups.set(key, (group = { kols: [], meetings: [], contacts: 0, panel: new Map(), specialties, settings }))
      places.set(key, new Map())
    }
    const place = places.get(key)!
    const together = row.kols.map((kol) => {
      if (!place.has(kol)) place.set(kol, group.kols.push(kol) - 1)
      return place.get(kol)!
    })
    group.meetings.push({ kols: together, times: row.times })
    group.contacts += together.length * row.times
  }
  await readPanels(connection, by, groups)
  return groups
}

/** The planned contacts of the MSLs behind each group; groups of KOLs or of months have the panel of their MSLs. */
async function readPanels(
  connection: Connection,
  by: readonly Grouping[],
  groups: ReadonlyMap<GroupKey, GroupContacts>
) {
  const rows = await connection.rows<{
    msl_id: string
    team: string
    region: string | null
    kol_id: string
    planned: number
  }>(
    `SELECT a.msl_id, m.team, m.region, a.kol_id, sum(a.planned_contacts) AS planned
     FROM assigned a JOIN member m USING (msl_id) GROUP BY ALL ORDER BY ALL`
  )
  for (const [key, group] of groups) {
    const values = JSON.parse(key) as (string | null)[]
    for (const { msl_id, team, region, kol_id, planned } of rows) {
      const own: Partial<Record<Grouping, string | null>> = { msl: msl_id, team, region }
      if (by.some((grouping, i) => grouping in own && own[grouping] !== values[i])) continue
      group.panel.set(kol_id, (group.panel.get(kol_id) ?? 0) + (planned ?? 0))
    }
  }
}
