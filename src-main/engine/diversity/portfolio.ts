import type { PortfolioRow, Portfolios } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { periodBefore } from '#base/days'
import { Random } from '#base/random'
import { benjaminiHochberg } from '#base/statistics'
import { EvidenceStore } from '../kpi/evidence-store'
import { numberSetting } from '../workspace/settings'
import type { Workspace } from '../workspace/workspace'
import { attributeMix } from './attribute-mix'
import { bootstrapIntervals } from './bootstrap'
import { effectiveRatio, indicesOf, rarefied, unbiasedHerfindahl, type Indices } from './indices'
import { compareWithChance, excessConcentration, type Expectation } from './null-model'
import { judge, type Judged } from './over-reliance'
import { planShares, type PlanShares } from './plan-shares'
import { attributes, joinWindows, readWindows, type PortfolioWindow } from './window'
import { weightedSpreads } from './weights'

/** What the computation of portfolios is set to. */
export interface DiversitySettings {
  minContacts: number
  minPanel: number
  tierWeights: number[]
  offPlanAllowance: number
  draws: number
  resamples: number
  fdr: number
  lookBackMonths: number
  seed: string
}

export async function diversitySettings(workspace: Workspace): Promise<DiversitySettings> {
  const settings = await workspace.settings()
  return {
    minContacts: numberSetting(settings, 'diversity_min_contacts'),
    minPanel: numberSetting(settings, 'diversity_min_panel'),
    tierWeights: (settings.get('tier_weights') ?? '4:3:2:1').split(':').map(Number),
    offPlanAllowance: numberSetting(settings, 'off_plan_allowance'),
    draws: numberSetting(settings, 'null_draws'),
    resamples: numberSetting(settings, 'bootstrap_resamples'),
    fdr: numberSetting(settings, 'fdr'),
    lookBackMonths: numberSetting(settings, 'new_kol_lookback_months'),
    seed: settings.get('seed') ?? '1'
  }
}

/** One MSL's or the team's window with everything computed from it. */
export interface Analysis {
  window: PortfolioWindow
  indices: Indices
  plan: PlanShares
  expected: Expectation | null
  gamma: number | null
}

/** The computation of a request, kept for as long as the data stay the same. */
const kept = new WeakMap<Workspace, Map<string, Promise<Computed>>>()

interface Computed {
  rows: PortfolioRow[]
  team: PortfolioRow | null
  analyses: Analysis[]
}

/** Portfolios of MSLs and of the team over a period; the same data give the same numbers. */
export async function portfolios(workspace: Workspace, period: Period, msl: string | null): Promise<Portfolios> {
  const { rows, team } = await computed(workspace, period)
  return { period, rows: msl === null ? rows : rows.filter((row) => row.msl === msl), team }
}

/** The analysis of one MSL, for pictures of the portfolio. */
export async function analysisOf(workspace: Workspace, period: Period, msl: string) {
  const { rows, analyses } = await computed(workspace, period)
  const index = rows.findIndex((row) => row.msl === msl)
  return index < 0 ? null : { row: rows[index]!, analysis: analyses[index]! }
}

/** The analyses of all MSLs, in the order of territory and name. */
export async function analysesOf(workspace: Workspace, period: Period): Promise<readonly Analysis[]> {
  return (await computed(workspace, period)).analyses
}

function computed(workspace: Workspace, period: Period): Promise<Computed> {
  const known = kept.get(workspace) ?? new Map<string, Promise<Computed>>()
  kept.set(workspace, known)
  const key = JSON.stringify([workspace.revision, period])
  const running = known.get(key)
  if (running) return running
  // Several may wait for one computation, so that none of them may end it.
  const work = compute(workspace, period)
  known.set(key, work)
  for (const old of [...known.keys()].slice(0, -8)) known.delete(old)
  // A failed computation is none to keep.
  work.catch(() => known.delete(key))
  return work
}

async function compute(workspace: Workspace, period: Period): Promise<Computed> {
  const settings = await diversitySettings(workspace)
  const store = await EvidenceStore.of(workspace)
  const earlier: Period = { ...periodBefore(period), asOf: period.from }
  const before = await store.inPeriod(earlier, null, undefined, () => readWindows(store, earlier))
  const { windows, newShares } = await store.inPeriod(period, null, undefined, async () => ({
    windows: await readWindows(store, period),
    newShares: await readNewKolShares(store, period, settings.lookBackMonths)
  }))
  const analyses: Analysis[] = []
  const judged: Judged[] = []
  for (const [i, window] of windows.entries()) {
    const analysis = analyse(window, settings, `${period.from}..${period.to}`)
    analyses.push(analysis)
    judged.push(toJudge(analysis, before[i], settings, earlier))
    // Others get their turn between two MSLs.
    await new Promise((resolve) => setImmediate(resolve))
  }
  adjust(judged)
  const common = commonSize(analyses, settings)
  const rows = analyses.map((analysis, i) =>
    portfolioRow(analysis, judged[i]!, before[i], newShares.get(windows[i]!.msl) ?? null, common, period, settings)
  )
  const joined = joinWindows(windows)
  if (joined.contactsAll === 0) return { rows, team: null, analyses }
  const joinedBefore = joinWindows(before)
  const analysis = analyse(joined, settings, `${period.from}..${period.to}`)
  const whole = toJudge(analysis, joinedBefore, settings, earlier)
  return {
    rows,
    team: portfolioRow(analysis, whole, joinedBefore, newShares.get('team') ?? null, common, period, settings),
    analyses
  }
}

function analyse(window: PortfolioWindow, settings: DiversitySettings, label: string): Analysis {
  const { tierWeights, offPlanAllowance, draws, seed } = settings
  const panel = window.kols.filter(({ assigned }) => assigned).length
  const counts = window.kols.map(({ contacts }) => contacts)
  const indices = indicesOf(counts, panel === 0 ? null : panel)
  const plan = planShares(window.kols, tierWeights, offPlanAllowance)
  const { herfindahl, contacts } = indices
  if (herfindahl === null || contacts < 2) return { window, indices, plan, expected: null, gamma: null }
  const random = new Random(`null ${seed} ${window.msl} ${label}`)
  const expected = compareWithChance(herfindahl, contacts, plan.shares, draws, random, plan.model)
  return { window, indices, plan, expected, gamma: excessConcentration(herfindahl, expected.herfindahl.mean) }
}

function toJudge(
  { window, indices, plan, expected, gamma }: Analysis,
  before: PortfolioWindow | undefined,
  settings: DiversitySettings,
  earlier: Period
): Judged {
  const panel = window.kols.filter(({ assigned }) => assigned).length
  const judged: Judged = {
    window,
    plan,
    contacts: indices.contacts,
    panel: panel > 0 ? panel : indices.kols,
    effectiveRatio: effectiveRatio(indices.herfindahlUnbiased, plan.hillPlan, Math.max(panel, indices.kols)),
    gamma,
    pValue: expected?.pValue ?? null,
    adjustedP: null,
    before: null
  }
  // What was before matters only where there is something now.
  if (!before || gamma === null || gamma <= 0.05 || (expected?.pValue ?? 1) >= 0.01) return judged
  const contacts = before.kols.reduce((sum, kol) => sum + kol.contacts, 0)
  if (contacts < settings.minContacts) return judged
  const earlierAnalysis = analyse(before, settings, `${earlier.from}..${earlier.to}`)
  const { gamma: gammaBefore, expected: expectedBefore } = earlierAnalysis
  return gammaBefore === null || expectedBefore === null
    ? judged
    : { ...judged, before: { gamma: gammaBefore, pValue: expectedBefore.pValue } }
}

/** Holds the false discovery rate over the MSLs that can be judged at all. */
function adjust(judged: readonly Judged[]): void {
  const tested = judged.filter(({ pValue }) => pValue !== null)
  benjaminiHochberg(tested.map(({ pValue }) => pValue!)).forEach((p, i) => (tested[i]!.adjustedP = p))
}

function portfolioRow(
  { window, indices, plan, expected, gamma }: Analysis,
  judged: Judged,
  before: PortfolioWindow | undefined,
  newKolShare: number | null,
  common: number | null,
  period: Period,
  settings: DiversitySettings
): PortfolioRow {
  const panel = window.kols.filter(({ assigned }) => assigned).length
  return {
    ...indices,
    msl: window.msl,
    mslName: window.mslName,
    contactsAll: window.contactsAll,
    assigned: panel === 0 ? null : panel,
    gamma,
    expected,
    hillPlan: plan.hillPlan,
    hillInterval: hillInterval(window, indices, settings, period),
    rarefied: rarefiedTo(window, common),
    weighted: weightedSpreads(window.weights.values()),
    newKolShare,
    turnover: turnover(window, before),
    byAttribute: Object.fromEntries(attributes.map((attribute) => [attribute, attributeMix(window, plan, attribute)])),
    overReliance: judge(judged, period, settings, settings.fdr)
  }
}

function hillInterval(window: PortfolioWindow, indices: Indices, settings: DiversitySettings, period: Period) {
  const estimate = indices.herfindahlUnbiased
  if (estimate === null || window.meetings.length < 2) return null
  const random = new Random(`bootstrap ${settings.seed} ${window.msl} ${period.from}..${period.to}`)
  const [interval] = bootstrapIntervals(
    window.meetings,
    window.kols.length,
    [{ value: estimate, of: unbiasedHerfindahl }],
    settings.resamples,
    random
  )
  const { low, high } = interval!
  const most = window.kols.length
  const effective = (herfindahl: number) => Math.max(1, Math.min(most, herfindahl > 0 ? 1 / herfindahl : most))
  return { low: effective(high), high: effective(low), method: 'bootstrap over interactions, unbiased index' }
}

/** The contacts of the MSL with the fewest, of those with enough to judge; null where nobody has. */
function commonSize(analyses: readonly Analysis[], { minContacts }: DiversitySettings): number | null {
  const sizes = analyses.map(({ indices }) => indices.contacts).filter((contacts) => contacts >= minContacts)
  return sizes.length === 0 ? null : Math.min(...sizes)
}

function rarefiedTo({ kols }: PortfolioWindow, contacts: number | null): PortfolioRow['rarefied'] {
  if (contacts === null) return null
  const counts = kols.map((kol) => kol.contacts)
  const expected = rarefied(counts, contacts)
  return expected === null ? null : { contacts, kols: expected }
}

/** Bray–Curtis distance between the shares of two windows (Bray and Curtis 1957, Ecol. Monogr. 27:325). */
function turnover(window: PortfolioWindow, before: PortfolioWindow | undefined): number | null {
  const sharesOf = ({ kols }: PortfolioWindow) => {
    const n = kols.reduce((sum, { contacts }) => sum + contacts, 0)
    return n === 0 ? null : new Map(kols.map(({ kol, contacts }) => [kol, contacts / n]))
  }
  const now = sharesOf(window)
  const then = before ? sharesOf(before) : null
  if (!now || !then) return null
  let distance = 0
  for (const kol of new Set([...now.keys(), ...then.keys()]))
    distance += Math.abs((now.get(kol) ?? 0) - (then.get(kol) ?? 0))
  return distance / 2
}

/** Share of the KOLs seen whom nobody of the team had seen in the look-back; empty where the history is shorter. */
async function readNewKolShares(store: EvidenceStore, period: Period, months: number): Promise<Map<string, number>> {
  const rows = await store.connection.rows<{ msl_id: string | null; share: number | null; enough: boolean }>(
    `WITH seen AS (SELECT DISTINCT c.msl_id, c.kol_id FROM period p JOIN contact c ON c.occurred_on >= p.from_on AND c.occurred_on < p.to_on),
     known AS (SELECT DISTINCT c.kol_id FROM period p JOIN contact c
               ON c.occurred_on >= p.from_on - to_months(${months}) AND c.occurred_on < p.from_on)
     SELECT s.msl_id, count(DISTINCT s.kol_id) FILTER (k.kol_id IS NULL) / count(DISTINCT s.kol_id) AS share,
            (SELECT min(occurred_on) FROM contact) <= DATE '${period.from}' - to_months(${months}) AS enough
     FROM seen s LEFT JOIN known k USING (kol_id) GROUP BY GROUPING SETS ((s.msl_id), ())`
  )
  return new Map(
    rows.flatMap(({ msl_id, share, enough }) => (enough && share !== null ? [[msl_id ?? 'team', share]] : []))
  )
}
