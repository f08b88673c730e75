import type { Figure, Figures, Grouping } from '#contract/kpi'
import type { Period } from '#contract/ids'
import { diversitySettings } from '../diversity/portfolio'
import { daysBetween } from '#base/days'
import { because, noReason, type Because } from '#base/reason-words'
import { agreementOf, leastKappa, ratedTwice, ratingsIn } from '../insights/agreement'
import type { Connection } from '../workspace/connection'
import { numberSetting } from '../workspace/settings'
import type { Workspace } from '../workspace/workspace'
import { aggregate, emptyTotal, type Total } from './aggregate'
import { missingFields } from './availability'
import { compositesOf, partsOf } from './composite'
import { ConcentrationCache } from './concentration-cache'
import { addReach } from './reach'
import type { Definition } from './definition'
import { EvidenceStore, type Asker } from './evidence-store'
import { peopleOf } from './people'
import { evidenceSql, expectedGroups, type GroupKey, ofEverybody } from './groups'
import { whomOf, type Series, type Whom } from './relations'
import { attainmentOf, objectivesIn, type TargetObjective } from './objective'

export interface FiguresRequest {
  period: Period
  by: readonly Grouping[]
  msl: string | null
  definitions: readonly Definition[]
  /** Where the parts of composites are looked up. */
  known: readonly Definition[]
  /** False leaves out the intervals that are drawn. */
  intervals?: boolean
  /** Whom shared evidence is counted for; left out: the groups that are asked for. */
  whom?: Whom
}

/** Thresholds under which a figure is withheld. */
interface Thresholds {
  ratioMinN: number
  medianMinN: number
  minContacts: number
  minPanel: number
  hide: number
  warn: number
}

/** Figures of KPIs for every group of a request; every MSL has a row for every KPI. */
export async function figures(
  workspace: Workspace,
  request: FiguresRequest,
  signal: AbortSignal,
  asker: Asker = 'kpis'
): Promise<Figures> {
  const { period, by, msl } = request
  const settings = await workspace.settings()
  const drawn = await diversitySettings(workspace)
  const diversity = request.intervals === false ? { ...drawn, resamples: 0 } : drawn
  const thresholds: Thresholds = {
    ratioMinN: numberSetting(settings, 'ratio_min_n'),
    medianMinN: numberSetting(settings, 'median_min_n'),
    minContacts: diversity.minContacts,
    minPanel: diversity.minPanel,
    hide: numberSetting(settings, 'completeness_hide'),
    warn: numberSetting(settings, 'completeness_warn')
  }
  const store = await EvidenceStore.of(workspace, asker)
  const { connection } = store
  const compute = async () => {
    const objectives = await store.remember(`objectives in ${JSON.stringify(period)}`, () =>
      objectivesIn(connection, period)
    )
    const definitions = withParts(request.definitions, request.known, objectives)
    const needs = JSON.stringify(definitions.map(({ id, requires }) => [id, requires]))
    const missing = await store.remember(`missing ${needs}`, () => missingFields(connection, definitions))
    const { msls } = await peopleOf(store)
    const nameOf = new Map([...msls].map(([id, { name }]) => [id, name]))
    const expected = expectedGroups(
      by,
      [...msls.keys()].filter((id) => msl === null || id === msl),
      store.periodIds
    )
    const isExpected = new Set(expected)
    const { first } = await store.remember('first contact', () =>
      connection.one<{ first: string | null }>('SELECT min(occurred_on) AS first FROM contact')
    )
    const computed = definitions.filter(({ id, aggregate }) => aggregate.kind !== 'composite' && !missing.has(id))
    const concentration = new ConcentrationCache(store, definitions, { by, msl }, diversity, signal)
    for (const definition of computed.filter(({ aggregate }) => aggregate.kind === 'diversity')) {
      const { rows } = await store.rowsOrReason(definition, false)
      if (rows !== null) await concentration.begin(definition)
    }
    const disagreement = async ({ agreement }: Definition) =>
      agreement === null
        ? null
        : store.remember(`raters ${JSON.stringify(period)}`, () => ratersDisagree(connection, period))
    const sums = await store.totals(computed, by, msl)
    const result: Figure[] = []
    for (const definition of definitions) {
      if (definition.aggregate.kind === 'composite') continue
      const { kind } = definition.aggregate
      let unavailable = missing.get(definition.id) ?? (await disagreement(definition))
      let totals = sums.get(definition.id) ?? new Map<GroupKey, Total>()
      let panels = new Map<GroupKey, number>()
      const hasSums = sums.has(definition.id)
      const reads = !hasSums || kind === 'diversity' || kind === 'network'
      const { rows, reason } = unavailable === null && reads ? await store.rowsOrReason(definition, !hasSums) : nothing
      unavailable ??= reason
      if (rows !== null) {
        const source = evidenceSql(rows, definition, period, { ...ofEverybody, msl })
        if (!hasSums) totals = await aggregate(connection, definition, by, source)
        if (kind === 'diversity') panels = await concentration.addTo(totals, definition)
        else if (kind === 'network') await addReach(store, definition, by, msl, totals, period)
      }
      const keys = [...expected, ...[...totals.keys()].filter((key) => !isExpected.has(key)).sort()]
      for (const key of keys) {
        const total = totals.get(key) ?? emptyTotal
        const judged = judge(
          definition,
          total,
          thresholds,
          panels.get(key) ?? 0,
          unavailable,
          historyGap(definition, period, first)
        )
        const group = groupOf(by, key, nameOf)
        const objective = group.msl ? objectives.get(`${definition.id}|${group.msl}`) : undefined
        result.push({ ...judged, group, ...attainmentOf(judged, definition, objective, period.asOf) })
      }
    }
    const asked = new Set(request.definitions.map(({ id }) => id))
    return [...result.filter(({ kpi }) => asked.has(kpi)), ...compositesOf(request.definitions, result, objectives)]
  }
  const whom = request.whom ?? whomOf(by, msl)
  const rows = await store.inPeriod(period, seriesOf(by), signal, compute, whom)
  return { period, rows }
}

/** The definitions asked for, and those that composites among them weigh. */
function withParts(
  asked: readonly Definition[],
  known: readonly Definition[],
  objectives: ReadonlyMap<string, TargetObjective>
): Definition[] {
  const parts = new Set(asked.flatMap((definition) => partsOf(definition, objectives.values())))
  const missing = known.filter(({ id }) => parts.has(id) && !asked.some((definition) => definition.id === id))
  return [...asked, ...missing]
}

const nothing = { rows: null, reason: null }

const seriesOf = (by: readonly Grouping[]): Series =>
  by.includes('month') ? 'month' : by.includes('quarter') ? 'quarter' : null

function groupOf(by: readonly Grouping[], key: GroupKey, nameOf: ReadonlyMap<string, string>): Figure['group'] {
  const values = JSON.parse(key) as (string | null)[]
  const group: Figure['group'] = {}
  by.forEach((grouping, i) => {
    group[grouping] = values[i] ?? null
    if (grouping === 'msl') group['mslName'] = nameOf.get(values[i] ?? '') ?? null
  })
  return group
}

/** What the data lack of the time a KPI looks back; null where they have it. */
function historyGap({ lookBackDays }: Definition, { from }: Period, first: string | null): Because | null {
  if (lookBackDays === null || first === null) return null
  const given = Math.max(0, daysBetween(first, from))
  if (given >= lookBackDays) return null
  return because('history-short', { months: Math.round(lookBackDays / 30.4), given: Math.round(given / 30.4) })
}

/** Why points of the rubric tell nothing in a period; null where two raters agree, or nobody has rated enough twice. */
async function ratersDisagree(connection: Connection, period: Period): Promise<Because | null> {
  const { agreement, verdict } = agreementOf(ratedTwice(await ratingsIn(connection, period, true)))
  if (verdict !== 'disagree') return null
  return because('raters-disagree', { pairs: agreement.pairs, kappa: agreement.kappa!, needed: leastKappa })
}

type Judged = Omit<Figure, 'group' | 'target' | 'band' | 'attainment' | 'status'>

/** Decides whether a figure may be shown, and says why where it may not. */
function judge(
  definition: Definition,
  total: Total,
  thresholds: Thresholds,
  panel: number,
  unavailable: Because | null,
  shortHistory: Because | null
): Judged {
  const { id, unit, aggregate: aggregation } = definition
  const isRatio = aggregation.kind === 'ratio'
  const base = {
    kpi: id,
    unit,
    numerator:
      isRatio || aggregation.kind === 'rate' || aggregation.kind === 'ratio-of-means' ? (total.numerator ?? 0) : null,
    denominator:
      isRatio || aggregation.kind === 'rate' || aggregation.kind === 'ratio-of-means' ? (total.denominator ?? 0) : null,
    n: total.n,
    pending: total.pending,
    completeness: total.completeness,
    warnings: [...total.warnings],
    beside: []
  }
  const withheld = (state: Figure['state'], why: Because): Judged => ({
    ...base,
    value: null,
    low: null,
    high: null,
    method: null,
    companions: {},
    state,
    ...why
  })
  if (unavailable !== null) return withheld('unavailable', unavailable)
  if (shortHistory !== null) return withheld('short-history', shortHistory)
  const { completeness } = total
  if (completeness !== null && completeness < thresholds.hide && total.n > 0) {
    return withheld('incomplete', because('thinly-filled', { share: completeness, needed: thresholds.hide }))
  }
  const few = tooFew(definition, total, thresholds, panel)
  if (few !== null) return withheld('too-few', few)
  if (total.value === null) return withheld('too-few', because('nothing-yet'))
  const silent = tooSilent(definition, total)
  if (silent !== null) return withheld('too-few', silent)
  if (completeness !== null && completeness < thresholds.warn) base.warnings.push('partly-filled')
  const { value, low, high, method, companions } = total
  return { ...base, value, low, high, method, companions, state: 'ok', ...noReason }
}

function tooFew(
  { aggregate: { kind }, fewest }: Definition,
  total: Total,
  thresholds: Thresholds,
  panel: number
): Because | null {
  const { n, numerator, denominator } = total
  if (kind === 'diversity') {
    if (n < thresholds.minContacts) return because('few-contacts', { n, needed: thresholds.minContacts })
    return panel < thresholds.minPanel ? because('small-panel', { n: panel, needed: thresholds.minPanel }) : null
  }
  if (kind === 'ratio' || kind === 'rate' || kind === 'ratio-of-means') {
    // A session of thirty ratings is one row, and no few.
    const judged = kind === 'ratio' ? (denominator ?? 0) : n
    if (judged >= thresholds.ratioMinN) return null
    const parts = { numerator: shown(numerator), denominator: shown(denominator) }
    return because('few-rows', { ...parts, needed: thresholds.ratioMinN })
  }
  if (kind === 'count' || kind === 'distinct' || kind === 'sum' || kind === 'network') return null
  const needed = fewest ?? thresholds.medianMinN
  return n < needed ? because('few-values', { n, needed }) : null
}

/** What says that too few of those asked have answered; null where enough have, or nobody is asked. */
function tooSilent({ answers }: Definition, { n, eligible }: Total): Because | null {
  if (answers === null) return null
  // Products such as 0.15 × 140 lie a little above the whole number.
  const needed = Math.ceil(answers * eligible - 1e-9)
  return n >= needed ? null : because('few-answers', { n, asked: eligible, needed, share: answers })
}

/** A sum without the last digits, which depend on the order of its parts. */
const shown = (sum: number | null) => Number((sum ?? 0).toPrecision(12))
