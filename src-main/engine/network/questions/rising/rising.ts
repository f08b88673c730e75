import { daysBetween } from '#base/days'
import { benjaminiHochberg } from '#base/statistics'
import { binomialAtLeast } from '#base/tails'
import type { GrowthFigure, NetworkRising, RisingKol } from '#contract/network-questions'
import { growthNeeded, risingByTraces, tracesNeeded } from '../../../findings/rules/rising-star-unseen'
import type { JobContext } from '../../../jobs'
import { quoteLiteral } from '../../../workspace/sql'
import { numberSetting } from '../../../workspace/settings'
import type { Workspace } from '../../../workspace/workspace'
import type { EdgeKind } from '../../edges/source'
import { readEvidenceRows, undated, type EvidenceRows } from '../evidence-rows'
import { groundOf, lastContactOf, namedKol, seenInPeriod, type Ground, type Question } from '../ground'
import type { Person } from '../people'
import {
  change,
  pagerankChange,
  quotient,
  stepper,
  strengthIntervals,
  type ChangeInterval,
  type PagerankChange
} from './resample'
import { windowsOf, type Window } from './windows'

const resamples = 1000

/** How often an interval of the middle 95 % lies above no growth by chance. */
const oneSided = 0.025

/** As for findings: without a year of evidence before the recent months nothing can be told to have grown. */
const yearDays = 365

/** Of those with too little evidence, those with so many recent pieces are told of. */
const fewToTell = 2

/** A career that began within so many years is an early one. */
const earlyYears = 10

/** From this tier on a KOL is no priority yet. */
const lowTier = 3

/**
 * KOLs whose links grow: evidence of the two last periods against that of the two before, a period being half of
 * `new_kol_lookback_months`. Growth is that of the share of all link strength, each piece counting half for every period
 * that it is older than the end of its window, and that of PageRank by the same weights. A KOL rises where the pieces,
 * or as in findings the own publications, roles and ties, are more recent than everybody's beyond chance (binomial, false
 * discovery rate held), the share has at least doubled, and the interval from resampling pieces lies above no growth;
 * PageRank has to grow as well. Early careers and low tiers come first.
 * @throws LensFault `unknown-msl`; `unknown-record`, `bad-input` for a recipe; `cancelled`
 */
export async function networkRising(
  workspace: Workspace,
  question: Question,
  limit: number,
  { signal, onProgress }: JobContext
): Promise<NetworkRising> {
  const report = (fraction: number, phase: string) => onProgress({ fraction, phase, rowsDone: 0, rowsTotal: null })
  report(0, 'reading links')
  const ground = await groundOf(workspace, question, signal)
  const settings = await workspace.settings()
  const months = numberSetting(settings, 'new_kol_lookback_months')
  const fdr = numberSetting(settings, 'fdr')
  const span = await spanOf(workspace, question.period.asOf, months)
  const reader = await workspace.connect()
  const all = await reader
    .cancellable(signal, () => readEvidenceRows(reader, ground.recipe.kinds, { from: null, to: question.period.asOf }))
    .finally(() => reader.close())
  const { rows, leftOut, earliest } = withHistory(all, span.middle - yearDays)
  const { fromOn: from, middleOn: middle } = span
  const head = { period: question.period, recipe: ground.recipe, from, middle, months, leftOut }
  if (earliest > span.middle - yearDays) {
    const state = earliest === Infinity ? ('no-evidence' as const) : ('short-history' as const)
    return { ...head, state, judged: 0, rising: 0, growing: 0, growingByChance: 0, rows: [], total: 0 }
  }
  const windows = windowsOf(ground.people.length, rows, span)
  const byTraces = async (unseen: boolean) => {
    const terms = { asOf: question.period.asOf, months, fdr, unseen }
    return new Set((await risingByTraces(workspace.connection, terms)).map(({ kol }) => kol))
  }
  const shown = await byTraces(false)
  const named = await byTraces(true)
  const judged = judge(ground, windows, { shown, named })
  const nodes = judged.filter(({ isWorthResampling }) => isWorthResampling).map(({ node }) => node)
  const seed = String(numberSetting(settings, 'seed'))
  const intervals = await strengthIntervals(
    windows,
    nodes,
    { resamples, seed },
    stepper(signal, (share) => report(0.2 + 0.4 * share, 'resampling evidence'))
  )
  const ranks = await pagerankChange(
    ground.graph.names,
    windows,
    nodes,
    seed,
    stepper(signal, (share) => report(0.6 + 0.4 * share, 'resampling influence'))
  )
  const placeOf = new Map(nodes.map((node, place) => [node, place]))
  const found = judged
    .map((one) => rowOf(ground, one, windows, ranks, intervals, placeOf.get(one.node) ?? null, fdr))
    .filter((row) => row.inFindings || isTold(row))
    .sort(compareRows)
  const enough = judged.filter(({ isThin }) => !isThin).length
  return {
    ...head,
    state: 'ok',
    judged: enough,
    rising: found.filter(({ state }) => state === 'rising').length,
    growing: found.filter(({ state }) => state === 'growing').length,
    growingByChance: oneSided * enough,
    total: found.length,
    rows: found.slice(0, limit)
  }
}

/** Whether a row says something: growth that is sure, or some where there is too little evidence to be sure. */
function isTold({ state, pieces, strength: { growth } }: RisingKol): boolean {
  if (state === 'too-few') return pieces.recent >= fewToTell && (growth === null || growth > growthNeeded)
  return state !== 'steady'
}

/**
 * Evidence of the kinds that go back far enough: where those of one begin later, everybody would seem to grow by it. The
 * other kinds are told of, and the earliest day of all.
 */
function withHistory(rows: EvidenceRows, latest: number) {
  const earliestOf = new Map<EdgeKind, number>()
  for (let i = 0; i < rows.day.length; i++) {
    const day = rows.day[i]!
    const kind = rows.kindOf[rows.piece[i]!]!
    if (day !== undated && day < (earliestOf.get(kind) ?? Infinity)) earliestOf.set(kind, day)
  }
  const isYoung = (kind: EdgeKind) => (earliestOf.get(kind) ?? Infinity) > latest
  const day = rows.day.map((one, i) => (isYoung(rows.kindOf[rows.piece[i]!]!) ? undated : one))
  return {
    rows: { ...rows, day },
    leftOut: [...new Set(rows.kindOf)].filter(isYoung),
    earliest: Math.min(Infinity, ...earliestOf.values())
  }
}

/** The windows in days since 1970-01-01. */
async function spanOf({ connection }: Workspace, asOf: string, months: number) {
  const back = (factor: number) =>
    `CAST(DATE ${quoteLiteral(asOf)} - to_months(${Math.round(months * factor)}) AS DATE)::TEXT`
  const { fromOn, middleOn } = await connection.one<{ fromOn: string; middleOn: string }>(
    `SELECT ${back(2)} AS "fromOn", ${back(1)} AS "middleOn"`
  )
  const dayOf = (day: string) => daysBetween('1970-01-01', day)
  const [from, middle, to] = [dayOf(fromOn), dayOf(middleOn), dayOf(asOf)]
  return { fromOn, middleOn, from, middle, to, halfLife: (to - middle) / 2 }
}

/** What counting tells of a KOL before anything is resampled. */
interface Judged {
  node: number
  adjustedP: number
  isThin: boolean
  isWorthResampling: boolean
  /** Whether the own publications, roles and ties are more recent than chance explains. */
  isShown: boolean
  inFindings: boolean
}

/** KOLs who may be met and have evidence in the windows, or whom findings name. */
function judge(
  { people, graph }: Ground,
  [before, recent]: readonly [Window, Window],
  { shown, named }: { shown: ReadonlySet<string>; named: ReadonlySet<string> }
): Judged[] {
  const total = (node: number) => before.counts[node]! + recent.counts[node]!
  const all = graph.names.reduce((sum, _, node) => sum + total(node), 0)
  const usual = all === 0 ? 0 : recent.counts.reduce((sum, count) => sum + count, 0) / all
  const candidates = people.flatMap(({ mayBeMet }, node) => (mayBeMet && total(node) > 0 ? [node] : []))
  const tested = candidates.filter((node) => total(node) >= tracesNeeded)
  const adjusted = benjaminiHochberg(
    tested.map((node) => (usual > 0 && usual < 1 ? binomialAtLeast(recent.counts[node]!, total(node), usual) : 1))
  )
  const pOf = new Map(tested.map((node, i) => [node, adjusted[i]!]))
  const known = new Set(candidates)
  const others = people.flatMap(({ kol, mayBeMet }, node) =>
    mayBeMet && named.has(kol) && !known.has(node) ? [node] : []
  )
  return [...candidates, ...others].map((node) => ({
    node,
    adjustedP: pOf.get(node) ?? 1,
    isThin: !pOf.has(node),
    isWorthResampling:
      changeOf(before.strength, recent.strength, node, before.total, recent.total) > 0 || named.has(people[node]!.kol),
    isShown: shown.has(people[node]!.kol) || named.has(people[node]!.kol),
    inFindings: named.has(people[node]!.kol)
  }))
}

function changeOf(before: Float64Array, recent: Float64Array, node: number, wholeBefore = 1, wholeRecent = 1): number {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  return change(share(before[node]!, wholeBefore), share(recent[node]!, wholeRecent))
}

function rowOf(
  ground: Ground,
  { node, adjustedP, isThin, isShown, inFindings }: Judged,
  [before, recent]: readonly [Window, Window],
  ranks: PagerankChange,
  intervals: readonly ChangeInterval[],
  place: number | null,
  fdr: number
): RisingKol {
  const person = ground.people[node]!
  const strength = changeOf(before.strength, recent.strength, node, before.total, recent.total)
  const pagerank = changeOf(ranks.before, ranks.recent, node)
  const interval = place === null ? null : intervals[place]!
  const grows = interval !== null && interval.low > 0
  const doubled = strength >= change(1, growthNeeded)
  const state = isThin
    ? 'too-few'
    : grows && doubled && pagerank > 0 && (isShown || adjustedP <= fdr)
      ? 'rising'
      : grows
        ? 'growing'
        : 'steady'
  return {
    ...namedKol(person),
    careerStartedOn: person.careerStartedOn,
    stage: stageOf(person, ground.period.asOf),
    state,
    pieces: { before: before.counts[node]!, recent: recent.counts[node]! },
    strength: figure(before.strength[node]!, recent.strength[node]!, strength, interval),
    pagerank: figure(
      ranks.before[node]!,
      ranks.recent[node]!,
      pagerank,
      place === null ? null : (ranks.intervals?.[place] ?? null)
    ),
    confidence: 1 - adjustedP,
    inFindings,
    seenBy: seenInPeriod(ground, person),
    lastContactOn: lastContactOf(ground, person)
  }
}

function figure(before: number, recent: number, point: number, interval: ChangeInterval | null): GrowthFigure {
  return {
    before,
    recent,
    growth: quotient(point),
    // Out of nothing, no resample tells how much at most.
    interval: interval && { low: quotient(interval.low), high: point >= 1 ? null : quotient(interval.high) }
  }
}

function stageOf({ scope, tier, careerStartedOn }: Person, asOf: string): RisingKol['stage'] {
  const years = careerStartedOn === null ? Infinity : daysBetween(careerStartedOn, asOf) / 365.25
  if (years < earlyYears || scope?.trim().toLowerCase() === 'emerging') return 'early'
  return tier === null || tier >= lowTier ? 'low-tier' : 'established'
}

const states = ['rising', 'growing', 'steady', 'too-few'] as const
const stages = ['early', 'low-tier', 'established'] as const

/** Those who rise first, then by stage, then by how much growth is sure at least; who is thin by recent pieces. */
function compareRows(a: RisingKol, b: RisingKol): number {
  const low = ({ strength: { interval } }: RisingKol) => (interval === null ? 0 : (interval.low ?? Infinity))
  return (
    states.indexOf(a.state) - states.indexOf(b.state) ||
    stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
    (a.state === 'too-few' ? b.pieces.recent - a.pieces.recent : compareNumbers(low(b), low(a))) ||
    (a.kol < b.kol ? -1 : 1)
  )
}

const compareNumbers = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
