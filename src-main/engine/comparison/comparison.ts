import type { ComparedBy, ComparedRow, ComparedWith, Comparison, Unjudged } from '#contract/comparison'
import type { Period } from '#contract/ids'
import type { Figure } from '#contract/kpi'
import { addDays, daysBetween, periodBefore } from '#base/days'
import { betaBinomialPooled, gammaPoissonPooled, normalPooled, type Pooled } from '#base/pooling'
import { benjaminiHochberg, difference } from '#base/statistics'
import { people } from '../activities/people'
import type { Definition } from '../kpi/definition'
import { EvidenceStore } from '../kpi/evidence-store'
import { figures } from '../kpi/figures'
import { numberSetting } from '../workspace/settings'
import type { Workspace } from '../workspace/workspace'
import { funnelOf } from './funnel'
import { errorOf, estimateOf, pAgainstOthers } from './standing'

/** Whoever is in the role for less is not held against others. */
const firstDays = 90
/** Fewer groups say nothing of a population. */
const leastGroups = 3

type Person = Awaited<ReturnType<typeof people>>[number]

interface Group {
  key: string
  name: string
  territory: string | null
  people: Person[]
}

/**
 * One KPI of all MSLs, teams or regions, held against each other honestly: pooled estimates beside the raw ones, tests
 * against the others with the false discovery rate held, and the change to an earlier time with its interval. Groups of
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
  const earlierPeriod = earlierOf(period, against)
  const asked = (when: Period, grouped: boolean) =>
    figures(
      workspace,
      { period: when, by: grouped ? [by] : [], msl: null, definitions: [definition], known },
      signal
    ).then(({ rows }) => rows)
  const own = await asked(period, true)
  const [all] = await asked(period, false)
  const before = await asked(earlierPeriod, true)
  const store = await EvidenceStore.of(workspace)
  const everybody = await store.inPeriod(period, null, signal, () => people(store.connection, period, null))
  const groups = groupsOf(everybody, by)
  const smallest = by === 'msl' ? 1 : numberSetting(settings, 'small_group')
  const figureOf = (rows: readonly Figure[], { key }: Group) => rows.find(({ group }) => group[by] === key)
  const entries = groups.flatMap((group) => {
    const figure = figureOf(own, group)
    return figure ? [{ group, figure, unjudged: unjudgedBy(group, figure, period, smallest) }] : []
  })
  const shown = entries.filter(({ unjudged }) => unjudged !== 'small-group')
  const pooling = poolingOf(
    definition,
    shown.map(({ figure }) => figure)
  )
  const judged = shown.filter(({ unjudged }) => unjudged === null)
  const pValues = new Map(
    judged.flatMap(({ group, figure }) => {
      const p = pAgainstOthers(definition.aggregate.kind, figure, all!)
      return p === null ? [] : [[group.key, p] as const]
    })
  )
  const adjusted = benjaminiHochberg([...pValues.values()])
  const adjustedOf = new Map([...pValues.keys()].map((key, i) => [key, adjusted[i]!]))
  const fdr = numberSetting(settings, 'fdr')
  const rows = entries.map(({ group, figure, unjudged }): ComparedRow => {
    const hides = unjudged === 'small-group'
    const earlier = figureOf(before, group)
    const [now, then] = [estimateOf(figure), earlier ? estimateOf(earlier) : null]
    const adjustedP = adjustedOf.get(group.key) ?? null
    const { people: members } = group
    return {
      group: group.key,
      name: group.name,
      territory: group.territory,
      members: members.length,
      n: hides ? 0 : figure.n,
      numerator: hides ? null : figure.numerator,
      denominator: hides ? null : figure.denominator,
      value: hides ? null : figure.value,
      low: hides ? null : figure.low,
      high: hides ? null : figure.high,
      state: hides ? 'too-few' : figure.state,
      reason: hides ? `${members.length} MSLs; ${smallest} are needed, so that nobody is told apart.` : figure.reason,
      pooled: pooling?.of.get(figure) ?? null,
      earlier: hides ? null : (earlier?.value ?? null),
      change: hides || now === null || then === null ? null : difference(now, then),
      pValue: pValues.get(group.key) ?? null,
      adjustedP,
      standing:
        adjustedP === null
          ? null
          : adjustedP > fdr
            ? 'like-the-others'
            : figure.value! > all!.value!
              ? 'above'
              : 'below',
      unjudged: unjudged ?? (adjustedP === null ? 'alone' : null),
      exposure: by === 'msl' ? members[0]!.exposure : null,
      firstDay: by === 'msl' ? members[0]!.startedOn : null
    }
  })
  return {
    period,
    earlierPeriod,
    kpi: definition.id,
    unit: definition.unit,
    centre: all?.value ?? null,
    pooling: pooling?.model ?? null,
    funnel: funnelOf(
      definition.aggregate.kind,
      all?.value ?? null,
      shown.map(({ figure }) => figure)
    ),
    rows
  }
}

function earlierOf(period: Period, against: ComparedWith): Period {
  const shifted = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28')
  const { from, to } =
    against === 'before' ? periodBefore(period) : { from: shifted(period.from), to: shifted(period.to) }
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

function unjudgedBy({ people: members }: Group, figure: Figure, period: Period, smallest: number): Unjudged | null {
  if (members.length < smallest) return 'small-group'
  if (figure.value === null) return 'withheld'
  const [only] = members
  if (members.length > 1 || !only) return null
  const { exposure, startedOn } = only
  if (startedOn !== null && daysBetween(startedOn, period.asOf) < firstDays) return 'new'
  return exposure.daysAway > daysBetween(period.from, period.to) / 2 ? 'away' : null
}

/** Figures drawn to the population of all that are given; null where they can't be pooled. */
function poolingOf(
  { aggregate: { kind } }: Definition,
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
