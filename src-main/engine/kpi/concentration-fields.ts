import { numberOf } from '#base/number-of'
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
import { planShares, type PlannedKol, type PlanShares } from '../diversity/plan-shares'
import type { DiversitySettings } from '../diversity/portfolio'
import type { GroupKey } from './groups'

/** Assigned KOLs by number, and the planned contacts of each. */
export interface Panel {
  kols: Int32Array
  planned: Float64Array
}

/** Traits of every KOL by number. */
export interface Traits {
  /** 0 for none: weights where the plan names no numbers. */
  tiers: Int32Array
  /** Numbers of specialties; those who have none share one. */
  specialties: Int32Array
}

/** The contacts of one group as the fields need them: numbers, as they go to another thread. */
export interface GroupContacts {
  kols: Int32Array
  meetings: MeetingTypes
  contacts: number
  panel: Panel
  traits: Traits
  settings: DiversitySettings
}

/** What the fields of one group rest on besides, made once for all of them. */
interface Basis {
  /** The shares that contacts would have by plan, the panel first, then those seen off it. */
  plan: PlanShares
  /** How many parts the KOLs belong to by specialty, on the panel or off it, and that of each KOL seen. */
  parts: number
  partOf: Int32Array
  /** The share of each part that the plan means. */
  planned: Float64Array
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
      const hillPlan = panel.kols.length === 0 ? null : plan.hillPlan
      const most = Math.max(panel.kols.length, kols.length)
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
    for:
      ({ panel }, { parts, planned }) =>
      (tallies) =>
        ofEachDraw(tallies, (n, i) => {
          if (panel.kols.length === 0) return NaN
          let sum = 0
          for (let part = 0; part < parts; part++)
            sum += Math.abs(planned[part]! - tallies.partCounts[i * parts + part]! / n)
          return sum / 2
        }),
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

function basisOf({ panel, kols, traits: { tiers, specialties }, settings }: GroupContacts): Basis {
  const isAssigned = new Uint8Array(tiers.length)
  for (const kol of panel.kols) isAssigned[kol] = 1
  const people: PlannedKol[] = []
  panel.kols.forEach((kol, i) => people.push({ assigned: true, planned: panel.planned[i]!, tier: tiers[kol]! }))
  for (const kol of kols) if (isAssigned[kol] === 0) people.push({ assigned: false, planned: 0, tier: tiers[kol]! })
  const plan = planShares(people, settings.tierWeights, settings.offPlanAllowance)
  // Parts have numbers from 0, in the order in which the panel names them.
  const parts = new Map<number, number>()
  const partOf = (kol: number) => numberOf(parts, specialties[kol]!)
  const ofPanel = panel.kols.map(partOf)
  const ofSeen = kols.map(partOf)
  const planned = new Float64Array(parts.size)
  ofPanel.forEach((part, i) => (planned[part]! += plan.panel[i]!))
  return { plan, parts: parts.size, partOf: ofSeen, planned }
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
  const places = { places: kols.length, parts: basis.parts, partOf: basis.partOf }
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
  return { panel: panel.kols.length > 0 ? panel.kols.length : kols.length, fields: new Map(found) }
}
