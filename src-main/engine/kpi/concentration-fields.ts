import {
  bootstrapIntervals,
  countsOf,
  ofEachDraw,
  tallyOf,
  type MeetingTypes,
  type Statistic
} from '../diversity/bootstrap'
import { effectiveRatio, unbiasedFrom } from '../diversity/indices'
import { excessConcentration, sumOfSquares } from '../diversity/null-model'
import { planShares, type PlanShares } from '../diversity/plan-shares'
import type { DiversitySettings } from '../diversity/portfolio'
import type { GroupKey } from './groups'

/** The contacts of one group as the fields need them. */
export interface GroupContacts {
  kols: string[]
  meetings: MeetingTypes
  contacts: number
  /** Planned contacts of each KOL on the panel. */
  panel: Map<string, number>
  /** Specialty of every KOL that has one. */
  specialties: ReadonlyMap<string, string>
  /** Tier of every KOL that has one: weights where the plan names no numbers. */
  tiers: ReadonlyMap<string, number>
  settings: DiversitySettings
}

/** What the fields of one group rest on besides, made once for all of them. */
interface Basis {
  /** The shares that contacts would have by plan, the panel first, then those seen off it. */
  plan: PlanShares
  /** Which part each KOL belongs to by specialty, on the panel or off it; those without one are a part. */
  parts: number
  partOf(kol: string): number
}

/** A figure of the concentration of contacts, from counts over the KOLs of a group. */
interface Field {
  for(group: GroupContacts, basis: Basis): Statistic
  low: number
  high: number
}

const fields: Record<string, Field> = {
  cr3: {
    for: () => (tallies) => ofEachDraw(tallies, (n, i) => tallies.topThree[i]! / n),
    low: 0,
    high: 1
  },
  effectiveRatio: {
    for({ panel, kols }, { plan }) {
      const hillPlan = panel.size === 0 ? null : plan.hillPlan
      const most = Math.max(panel.size, kols.length)
      return (tallies) =>
        ofEachDraw(tallies, (n, i) => effectiveRatio(unbiasedFrom(tallies.squares[i]!, n), hillPlan, most) ?? NaN)
    },
    low: 0,
    high: Infinity
  },
  gamma: {
    for(_, { plan }) {
      const even = sumOfSquares(plan.shares)
      return (tallies) =>
        ofEachDraw(tallies, (n, i) => excessConcentration(tallies.squares[i]! / n ** 2, even + (1 - even) / n))
    },
    low: -1,
    high: 1
  },
  repeatGap: {
    for:
      (_, { plan }) =>
      (tallies) => {
        const expected = expectedKols(plan.shares, tallies.contacts)
        return ofEachDraw(tallies, (n, i) => (expected(n) - tallies.seen[i]!) / n)
      },
    low: -1,
    high: 1
  },
  specialtyGap: {
    for({ panel }, { plan, parts, partOf }) {
      const target = new Float64Array(parts)
      ;[...panel.keys()].forEach((kol, i) => (target[partOf(kol)]! += plan.panel[i]!))
      return (tallies) =>
        ofEachDraw(tallies, (n, i) => {
          if (panel.size === 0) return NaN
          let sum = 0
          for (let part = 0; part < parts; part++)
            sum += Math.abs(target[part]! - tallies.partCounts[i * parts + part]! / n)
          return sum / 2
        })
    },
    low: 0,
    high: 1
  }
}

/**
 * Distinct KOLs among n multinomial contacts, on average: Σ 1 − (1 − w)ⁿ. @param shares w of each KOL; @param asked every n
 * that it will be asked of: a power costs twenty times as much as the step from one n to the next
 */
function expectedKols(shares: Float64Array, asked: Int32Array): (n: number) => number {
  const least = asked.reduce((a, b) => Math.min(a, b))
  const most = asked.reduce((a, b) => Math.max(a, b))
  const missed = shares.map((share) => (1 - share) ** least)
  const expected = new Float64Array(most - least + 1)
  for (let i = 0; i < expected.length; i++) {
    let sum = 0
    for (let kol = 0; kol < missed.length; kol++) {
      sum += 1 - missed[kol]!
      missed[kol]! *= 1 - shares[kol]!
    }
    expected[i] = sum
  }
  return (n) => expected[n - least]!
}

function basisOf({ panel, kols, specialties, tiers, settings }: GroupContacts): Basis {
  const planned = (kol: string) => ({
    kol,
    assigned: panel.has(kol),
    planned: panel.get(kol) ?? null,
    tier: tiers.get(kol) ?? null
  })
  const people = [...panel.keys(), ...kols.filter((kol) => !panel.has(kol))]
  const numbers = new Map<string, number>()
  for (const kol of people) {
    const specialty = specialties.get(kol) ?? ''
    if (!numbers.has(specialty)) numbers.set(specialty, numbers.size)
  }
  return {
    plan: planShares(people.map(planned), settings.tierWeights, settings.offPlanAllowance),
    parts: numbers.size,
    partOf: (kol) => numbers.get(specialties.get(kol) ?? '')!
  }
}

/** What concentration makes of one group. */
interface Concentration {
  value: number
  low: number | null
  high: number | null
}

/** Values with their intervals by field, and the size of the panel: the KOLs assigned, else those seen. */
export interface GroupConcentration {
  panel: number
  fields: Map<string, Concentration>
}

/** Whether there is a field of that name. */
export const isField = (name: string) => name in fields

/** The fields that `diversity:` may name. */
export const concentrationFields: readonly string[] = Object.keys(fields)

/** The fields of one group; they share one resampling. Without resamples there are no intervals. */
export function concentrationOf(key: GroupKey, group: GroupContacts, names: readonly string[]): GroupConcentration {
  const { kols, meetings, contacts, panel, settings } = group
  const basis = basisOf(group)
  const places = { places: kols.length, parts: basis.parts, partOf: Int32Array.from(kols, basis.partOf) }
  const tally = tallyOf(countsOf(meetings, kols.length), places)
  const estimates = names.flatMap((name) => {
    const of = fields[name]!.for(group, basis)
    const value = of(tally)[0]!
    return Number.isNaN(value) ? [] : [{ name, value, of }]
  })
  const isEnough = contacts >= settings.minContacts && unbiasedFrom(tally.squares[0]!, tally.contacts[0]!) !== null
  const seed = `concentration ${settings.seed} ${key}`
  const intervals =
    isEnough && estimates.length > 0 && settings.resamples > 0
      ? bootstrapIntervals(meetings, places, estimates, settings.resamples, seed)
      : []
  const found = estimates.map(({ name, value }, i) => {
    const { low, high } = fields[name]!
    const interval = intervals[i]
    const ends = {
      low: interval ? Math.max(low, interval.low) : null,
      high: interval ? Math.min(high, interval.high) : null
    }
    return [name, { value, ...ends }] as const
  })
  return { panel: panel.size > 0 ? panel.size : kols.length, fields: new Map(found) }
}
