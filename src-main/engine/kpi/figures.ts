import type { Figure, Figures, Grouping } from '#contract/kpi'
import type { Period } from '#contract/ids'
import { diversitySettings } from '../diversity/portfolio'
import { daysBetween } from '#base/days'
import { because, type Because } from '#base/reason-words'
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
import { judged, type Thresholds } from './judged'
import { both } from './two-at-a-time'
import { seasonsOf, shareDue, type TeamFigure } from './season'
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
  /** False leaves out targets, attainment and status. */
  judges?: boolean
  /** Whom shared evidence is counted for; left out: the groups that are asked for. */
  whom?: Whom
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
  const objectives =
    request.judges === false
      ? new Map<string, TargetObjective>()
      : await workspace.remember(`objectives in ${JSON.stringify(period)}`, () =>
          objectivesIn(workspace.connection, period)
        )
  const definitions = withParts(request.definitions, request.known, objectives)
  const seasonal = [...objectives.values()].filter(({ pace }) => pace === 'season')
  const seasons = await seasonsOf(workspace, seasonal, definitions, period.asOf, teamFigure(workspace))
  const compute = async () => {
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
    const beginConcentrations = async () => {
      for (const definition of computed.filter(({ aggregate }) => aggregate.kind === 'diversity')) {
        const { rows } = await store.rowsOrReason(definition, false)
        if (rows !== null) await concentration.begin(definition)
      }
    }
    const disagreement = async ({ agreement }: Definition) =>
      agreement === null
        ? null
        : store.remember(`raters ${JSON.stringify(period)}`, () => ratersDisagree(connection, period))
    // While groups are put together to draw from, the database adds up other evidence.
    const [, sums] = await both(beginConcentrations(), store.totals(computed, by, msl))
    // Figures of one group share its name.
    const groups = new Map<GroupKey, Figure['group']>()
    const named = (key: GroupKey) => {
      const group = groups.get(key) ?? groupOf(by, key, nameOf)
      groups.set(key, group)
      return group
    }
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
      const shortHistory = historyGap(definition, period, first)
      const keys = [...expected, ...[...totals.keys()].filter((key) => !isExpected.has(key)).sort()]
      for (const key of keys) {
        const group = named(key)
        const total = totals.get(key) ?? emptyTotal
        const figure = judged(definition, group, total, {
          thresholds,
          panel: panels.get(key) ?? 0,
          unavailable,
          shortHistory
        })
        const objective = group.msl ? objectives.get(`${definition.id}|${group.msl}`) : undefined
        const share = objective && shareDue(objective.pace, seasons.get(objective.objective_id))
        result.push(Object.assign(figure, attainmentOf(figure, definition, objective, period.asOf, share)))
      }
    }
    const asked = new Set(request.definitions.map(({ id }) => id))
    return [...result.filter(({ kpi }) => asked.has(kpi)), ...compositesOf(request.definitions, result, objectives)]
  }
  const whom = request.whom ?? whomOf(by, msl)
  const rows = await store.inPeriod(period, seriesOf(by), signal, compute, whom)
  return { period, rows }
}

/**
 * Asks for figures of the whole team, held against nothing; a KOL of several MSLs counts for each, as an objective is one
 * MSL's. Answers are kept for whoever asks next, so that no single one may cancel them.
 */
export function teamFigure(workspace: Workspace): TeamFigure {
  const { signal } = new AbortController()
  return async (definition, period) => {
    const request = {
      period,
      by: [],
      msl: null,
      definitions: [definition],
      known: [],
      judges: false,
      intervals: false,
      whom: 'msl' as const
    }
    return (await figures(workspace, request, signal)).rows[0]
  }
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
