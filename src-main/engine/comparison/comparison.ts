import { because } from '#base/reason-words'
import type { ComparedBy, ComparedRow, ComparedWith, Comparison, Unjudged } from '#contract/comparison'
import type { Period } from '#contract/ids'
import type { Figure } from '#contract/kpi'
import { addDays, daysBetween, periodBefore, yearBefore } from '#base/days'
import { betaBinomialPooled, gammaPoissonPooled, normalPooled, type Pooled } from '#base/pooling'
import { benjaminiHochberg, difference } from '#base/statistics'
import { isNewcomer } from '../activities/exposure'
import { people } from '../activities/people'
import type { Definition } from '../kpi/definition'
import { EvidenceStore } from '../kpi/evidence-store'
import { figures } from '../kpi/figures'
import { numberSetting } from '../workspace/settings'
import type { Workspace } from '../workspace/workspace'
import { funnelOf } from './funnel'
import { perMonth, togetherPerMonth } from './per-time'
import { errorOf, estimateOf, pAgainstOthers } from './standing'

/** Fewer groups say nothing of a population. */
const leastGroups = 3

type Person = Awaited<ReturnType<typeof people>>[number]

interface Group {
  key: string
  name: string
  territory: string | null
  people: Person[]
}

/** A group with its figures; one of few MSLs tells nothing. */
interface Entry {
  group: Group
  figure: Figure
  earlier: Figure | null
  unjudged: Unjudged | null
}

/**
 * One KPI of all MSLs, teams or regions, held against each other honestly: pooled estimates beside the raw ones, tests
 * against the others with the false discovery rate held, and the change to an earlier time with its interval. Counts are
 * counted for each month of full-time work (`perMonth`); rates by what their definition divides by. Groups of
 * few MSLs are withheld, so that nobody is told apart in them; whoever is new or was away for most of the time is shown,
 * and not judged.
 */
export async function compare(
  workspace: Workspace,
  definition: Definition,
  known: readonly Definition[],
  { period, by, against }: { period: Period; by: ComparedBy; against: ComparedWith },
  signal: AbortSignal
): Promise<Comparison> {
  const settings = await workspace.settings()
  const asked = async (when: Period, grouping: readonly ComparedBy[]) => {
    // All together are the sum of those compared: what two of them share counts for both.
    const request = { period: when, by: grouping, msl: null, definitions: [definition], known, whom: by }
    return (await figures(workspace, request, signal)).rows
  }
  const store = await EvidenceStore.of(workspace)
  const peopleIn = (when: Period) => store.inPeriod(when, null, signal, () => people(store.connection, when, null))
  const everybody = await peopleIn(period)
  const earlierPeriod = earlierOf(period, against)
  // Counts are held against each other by the time there was for them.
  const isCount = definition.aggregate.kind === 'count'
  const kind = isCount ? 'rate' : definition.aggregate.kind
  const inTime = async (when: Period, them: readonly Person[]) => {
    const found = await asked(when, [by])
    if (!isCount) return found
    const months = monthsBy(them, by)
    return found.map((figure) => perMonth(figure, months.get(figure.group[by] ?? '') ?? 0))
  }
  const own = await inTime(period, everybody)
  const [together] = await asked(period, [])
  const all = isCount ? togetherPerMonth(together!, own) : together
  const before = await inTime(earlierPeriod, isCount ? await peopleIn(earlierPeriod) : everybody)
  const smallest = by === 'msl' ? 1 : numberSetting(settings, 'small_group')
  const entries = groupsOf(everybody, by).flatMap((group): Entry[] => {
    const ofGroup = (rows: readonly Figure[]) => rows.find((figure) => figure.group[by] === group.key)
    const figure = ofGroup(own)
    if (!figure) return []
    const unjudged = unjudgedBy(group, figure, period, smallest)
    if (unjudged === 'small-group') return [{ group, figure: hidden(figure, group, smallest), earlier: null, unjudged }]
    return [{ group, figure, earlier: ofGroup(before) ?? null, unjudged }]
  })
  const shown = entries.filter(({ unjudged }) => unjudged !== 'small-group').map(({ figure }) => figure)
  const pooling = poolingOf(kind, shown)
  const tested = entries.flatMap(({ figure, unjudged }) => {
    const p = unjudged === null ? pAgainstOthers(kind, figure, all!) : null
    return p === null ? [] : [{ figure, p }]
  })
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p))
  const fdr = numberSetting(settings, 'fdr')
  const centre = all?.value ?? null
  const rows = entries.map(({ group, figure, earlier, unjudged }): ComparedRow => {
    const { n, numerator, denominator, value, low, high, state, reason, because } = figure
    const [now, then] = [estimateOf(figure), earlier && estimateOf(earlier)]
    const test = tested.findIndex((one) => one.figure === figure)
    const adjustedP = adjusted[test] ?? null
    const only = by === 'msl' ? group.people[0]! : null
    return {
      group: group.key,
      name: group.name,
      territory: group.territory,
      members: group.people.length,
      ...{ n, numerator, denominator, value, low, high, state, reason, because },
      pooled: pooling?.of.get(figure) ?? null,
      earlier: earlier?.value ?? null,
      change: now && then ? difference(now, then) : null,
      pValue: tested[test]?.p ?? null,
      adjustedP,
      standing: adjustedP === null ? null : adjustedP > fdr ? 'like-the-others' : value! > centre! ? 'above' : 'below',
      unjudged: unjudged ?? (adjustedP === null ? 'alone' : null),
      exposure: only?.exposure ?? null,
      firstDay: only?.startedOn ?? null
    }
  })
  return {
    period,
    earlierPeriod,
    kpi: definition.id,
    unit: definition.unit,
    centre,
    pooling: pooling?.model ?? null,
    countedBy: isCount ? 'full-time-months' : kind === 'rate' ? 'own-denominator' : null,
    funnel: funnelOf(kind, centre, shown),
    rows
  }
}

/** A figure of which nothing but the reason is told. */
function hidden(figure: Figure, { people: { length } }: Group, smallest: number): Figure {
  const none = { numerator: null, denominator: null, value: null, low: null, high: null }
  return { ...figure, ...none, n: 0, state: 'too-few', ...because('small-group', { n: length, needed: smallest }) }
}

function earlierOf(period: Period, against: ComparedWith): Period {
  const { from, to } =
    against === 'before' ? periodBefore(period) : { from: yearBefore(period.from), to: yearBefore(period.to) }
  // As much of the earlier time as has passed of this one, so that like is held against like.
  const passed = daysBetween(period.from, period.asOf < period.to ? period.asOf : period.to)
  const end = addDays(from, passed)
  return { from, to: end < to ? end : to, asOf: end < to ? end : to }
}

function groupsOf(everybody: readonly Person[], by: ComparedBy): Group[] {
  if (by === 'msl') {
    return everybody.map((person) => ({
      key: person.msl,
      name: person.mslName,
      territory: person.territory,
      people: [person]
    }))
  }
  const groups = new Map<string, Person[]>()
  for (const person of everybody) {
    const key = person[by]
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), person])
  }
  return [...groups]
    .map(([key, members]) => ({ key, name: key, territory: null, people: members }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Full-time months of each group. */
function monthsBy(everybody: readonly Person[], by: ComparedBy): Map<string, number> {
  const months = new Map<string, number>()
  for (const person of everybody) {
    const key = person[by] ?? ''
    months.set(key, (months.get(key) ?? 0) + person.exposure.fullTimeMonths)
  }
  return months
}

function unjudgedBy({ people: members }: Group, figure: Figure, period: Period, smallest: number): Unjudged | null {
  if (members.length < smallest) return 'small-group'
  if (figure.value === null) return 'withheld'
  const [only] = members
  if (members.length > 1 || !only) return null
  const { exposure, startedOn } = only
  if (isNewcomer(startedOn, period.asOf)) return 'new'
  return exposure.daysAway > daysBetween(period.from, period.to) / 2 ? 'away' : null
}

/** Figures drawn to the population of all that are given; null where they can't be pooled. */
function poolingOf(
  kind: Definition['aggregate']['kind'],
  all: readonly Figure[]
): { model: NonNullable<Comparison['pooling']>; of: Map<Figure, Pooled> } | null {
  const pooled = (model: NonNullable<Comparison['pooling']>, from: readonly Figure[], values: readonly Pooled[]) => ({
    model,
    of: new Map(from.map((figure, i) => [figure, values[i]!]))
  })
  if (kind === 'ratio' || kind === 'rate') {
    const counted = all.filter(({ denominator }) => denominator !== null && denominator > 0)
    if (counted.length < leastGroups) return null
    // A share of weighted rows is worth as many trials as it has rows.
    const counts = counted.map(({ numerator, denominator, n }) =>
      kind === 'ratio' ? { count: (numerator! / denominator!) * n, of: n } : { count: numerator!, of: denominator! }
    )
    return kind === 'ratio'
      ? pooled('beta-binomial', counted, betaBinomialPooled(counts))
      : pooled('gamma-Poisson', counted, gammaPoissonPooled(counts))
  }
  if (kind !== 'mean') return null
  const measured = all.flatMap((figure) => {
    const estimate = estimateOf(figure)
    const error = estimate === null ? 0 : errorOf(estimate)
    return estimate !== null && error > 0 ? [{ figure, value: estimate.value, error }] : []
  })
  if (measured.length < leastGroups) return null
  return pooled(
    'normal',
    measured.map(({ figure }) => figure),
    normalPooled(measured)
  )
}
