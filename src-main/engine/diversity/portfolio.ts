import type { PortfolioRow, Portfolios } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { periodBefore } from '#base/days'
import { benjaminiHochberg } from '#base/statistics'
import { EvidenceStore } from '../kpi/evidence-store'
import { holdsAt, readAcknowledgements } from '../findings/acknowledgements'
import { findingId } from '../findings/finding-id'
import { numberSetting } from '../workspace/settings'
import type { Workspace } from '../workspace/workspace'
import { readExplanations } from './explanations'
import { effectiveRatio, rarefied } from './indices'
import { judge, type Judged } from './over-reliance'
import { joinWindows, readWindows, type PortfolioWindow } from './window'
import type { WindowFigures } from './window-figures'
import { figuresOfWindows } from './window-threads'
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
export interface Analysis extends WindowFigures {
  window: PortfolioWindow
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
  const own = msl === null ? rows : rows.filter((row) => row.msl === msl)
  return { period, rows: await withIntended(workspace, own, period.asOf), team }
}

/** The analysis of one MSL, for pictures of the portfolio. */
export async function analysisOf(workspace: Workspace, period: Period, msl: string) {
  const { rows, analyses } = await computed(workspace, period)
  const index = rows.findIndex((row) => row.msl === msl)
  if (index < 0) return null
  const [row] = await withIntended(workspace, [rows[index]!], period.asOf)
  return { row: row!, analysis: analyses[index]! }
}

/** Rows with what a user says of them at a day, which is no change of the data that rows are kept for. */
async function withIntended(workspace: Workspace, rows: readonly PortfolioRow[], day: string): Promise<PortfolioRow[]> {
  const acknowledged = await readAcknowledgements(workspace.connection)
  return rows.map((row) => {
    const said = acknowledged.get(row.overReliance.finding) ?? null
    return {
      ...row,
      overReliance: { ...row.overReliance, intended: said !== null && holdsAt(said, day) ? said : null }
    }
  })
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
  const joined = joinWindows(windows)
  const joinedBefore = joinWindows(before)
  const hasTeam = joined.contactsAll > 0
  const all = hasTeam ? [...windows, joined] : windows
  const allBefore = hasTeam ? [...before, joinedBefore] : before
  const analysed = await analysedWindows(all, period, settings)
  const judged = await judgedAgainst(allBefore, analysed, settings, earlier)
  adjust(judged.slice(0, windows.length))
  const analyses = analysed.slice(0, windows.length).map(({ analysis }) => analysis)
  const common = commonSize(analyses, settings)
  const rows = analysed.map((one, i) => {
    const newKolShare = newShares.get(all[i]!.msl) ?? null
    return portfolioRow(one, judged[i]!, allBefore[i], newKolShare, common, period, settings)
  })
  const own = rows.slice(0, windows.length)
  const explained = await store.inPeriod(period, null, undefined, () =>
    readExplanations(store.connection, period, own, settings.minPanel)
  )
  const told = own.map((row) => ({
    ...row,
    overReliance: { ...row.overReliance, explanations: explained.get(row.msl) ?? [] }
  }))
  return { rows: told, team: hasTeam ? rows.at(-1)! : null, analyses }
}

interface Analysed {
  analysis: Analysis
  hillInterval: PortfolioRow['hillInterval']
  byAttribute: PortfolioRow['byAttribute']
}

async function analysedWindows(
  windows: readonly PortfolioWindow[],
  { from, to }: Period,
  settings: DiversitySettings
): Promise<Analysed[]> {
  const parts = ['expectation', 'interval', 'mix'] as const
  const days = `${from}..${to}`
  const found = await figuresOfWindows(
    windows.flatMap((window) => parts.map((part) => ({ window, days, settings, part })))
  )
  return windows.map((window, i) => {
    const [expectation, interval, mix] = found.slice(parts.length * i)
    return {
      analysis: { window, ...expectation!.expectation! },
      hillInterval: interval!.interval ?? null,
      byAttribute: mix!.mix!
    }
  })
}

/** What is judged of each window, with its concentration before where that matters. */
async function judgedAgainst(
  before: readonly (PortfolioWindow | undefined)[],
  analysed: readonly Analysed[],
  settings: DiversitySettings,
  earlier: Period
): Promise<Judged[]> {
  const asked = analysed.flatMap(({ analysis }, i) => {
    const window = before[i]
    return window && mattersBefore(analysis, window, settings) ? [{ i, window }] : []
  })
  const days = `${earlier.from}..${earlier.to}`
  const found = await figuresOfWindows(
    asked.map(({ window }) => ({ window, days, settings, part: 'expectation' as const }))
  )
  const figures = new Map(asked.map(({ i }, place) => [i, found[place]!.expectation!]))
  return analysed.map(({ analysis }, i) => toJudge(analysis, figures.get(i)))
}

/** What was before matters only where there is something now, and where it can be told. */
function mattersBefore({ gamma, expected }: Analysis, before: PortfolioWindow, settings: DiversitySettings): boolean {
  if (gamma === null || gamma <= 0.05 || (expected?.pValue ?? 1) >= 0.01) return false
  return before.kols.reduce((sum, kol) => sum + kol.contacts, 0) >= settings.minContacts
}

function toJudge({ window, indices, plan, expected, gamma }: Analysis, before: WindowFigures | undefined): Judged {
  const panel = window.kols.filter(({ assigned }) => assigned).length
  const isKnown = before !== undefined && before.gamma !== null && before.expected !== null
  return {
    window,
    plan,
    contacts: indices.contacts,
    panel: panel > 0 ? panel : indices.kols,
    effectiveRatio: effectiveRatio(indices.herfindahlUnbiased, plan.hillPlan, Math.max(panel, indices.kols)),
    gamma,
    pValue: expected?.pValue ?? null,
    adjustedP: null,
    before: isKnown ? { gamma: before.gamma!, pValue: before.expected!.pValue } : null
  }
}

/** Holds the false discovery rate over the MSLs that can be judged at all. */
function adjust(judged: readonly Judged[]): void {
  const tested = judged.filter(({ pValue }) => pValue !== null)
  benjaminiHochberg(tested.map(({ pValue }) => pValue!)).forEach((p, i) => (tested[i]!.adjustedP = p))
}

function portfolioRow(
  { analysis: { window, indices, plan, expected, gamma }, hillInterval, byAttribute }: Analysed,
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
    hillInterval,
    rarefied: rarefiedTo(window, common),
    weighted: weightedSpreads(window.weights.values()),
    newKolShare,
    turnover: turnover(window, before),
    byAttribute,
    overReliance: {
      ...judge(judged, period, settings, settings.fdr),
      explanations: [],
      finding: findingId('over-reliance', { msl: window.msl, kol: null, subject: null }),
      intended: null
    }
  }
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
