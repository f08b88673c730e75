import { addDays } from '#base/days'
import type { EvidenceAddress } from '#contract/finding'
import type { Figure } from '#contract/kpi'
import type { ObjectiveNote } from '#contract/objectives'
import { benjaminiHochberg, normalCdf, normalQuantile } from '#base/statistics'
import { goalBand } from '../../kpi/attainment'
import { figures, teamFigure } from '../../kpi/figures'
import { hasGoal, nearestEnd, objectivesBetween, paceOf, type Objective, type Range } from '../../kpi/objective'
import type { Definition } from '../../kpi/definition'
import { seasonsOf, shareDue } from '../../kpi/season'
import { allDefinitions } from '../../kpi/registry'
import { countMilestones, objectiveNotes, statusInWords } from '../../objectives/milestones'
import { numberSetting } from '../../workspace/settings'
import { highConfidence, type Draft, type FindingContext, type Rule } from '../rule'

interface Judged {
  objective: Objective
  definition: Definition
  figure: Figure
  due: Range
  p: number
}

/**
 * Objectives whose figure lies behind the pace due today, or behind the target where their time is over. The interval of
 * the figure gives the probability that chance alone put it there; Benjamini–Hochberg over all objectives. Objectives in
 * words that are past their end and still open are listed for each MSL, as the status may only not have been kept; all
 * milestones reached close one.
 */
export const objectiveAtRisk: Rule = {
  id: 'objective-at-risk',
  async find(context) {
    const { workspace, period, settings } = context
    const objectives = await objectivesBetween(workspace.connection, period)
    const judged = await judge(context, objectives)
    const adjusted = benjaminiHochberg(judged.map(({ p }) => p))
    // A figure whose 95 % interval reaches the pace is undecided, as the status of the objective says too.
    const behind = judged.flatMap((one, i) =>
      one.p <= 0.025 && adjusted[i]! <= numberSetting(settings, 'fdr') ? [draft(one, adjusted[i]!, period.asOf)] : []
    )
    return [...behind, ...overdue(objectives, await objectiveNotes(workspace.connection), period.asOf)]
  }
}

/** The figure of each KPI objective over its own time until now, and how far behind it may be by chance. */
async function judge(context: FindingContext, objectives: readonly Objective[]): Promise<Judged[]> {
  const { workspace, resources, period, signal } = context
  const { asOf } = period
  const all = await allDefinitions(workspace, resources)
  const definitions = new Map(all.map((definition) => [definition.id, definition]))
  const running = objectives.filter(
    ({ kpi_id, msl_id, period_start, status, ...goal }) =>
      kpi_id !== null && msl_id !== null && hasGoal(goal) && period_start < asOf && !isClosed(status)
  )
  const seasonal = running.filter(({ pace }) => pace === 'season')
  const seasons = await seasonsOf(workspace, seasonal, all, asOf, teamFigure(workspace))
  const judged: Judged[] = []
  for (const objective of running) {
    const definition = definitions.get(objective.kpi_id!)
    const share = shareDue(objective.pace, seasons.get(objective.objective_id))
    const due = definition && paceOf(objective, definition, asOf, share)
    if (!definition || !due) continue
    const to = objective.period_end < asOf ? objective.period_end : asOf
    const own = { from: objective.period_start, to, asOf }
    const request = {
      period: own,
      by: ['msl'] as const,
      msl: objective.msl_id,
      definitions: [definition],
      known: [definition]
    }
    const { rows } = await figures(workspace, request, signal)
    const figure = rows.find(({ kpi }) => kpi === definition.id)
    const p = figure && chanceOfMissing(figure, due)
    if (figure && p != null) judged.push({ objective, definition, figure, due, p })
  }
  return judged
}

/** One-sided p of the figure against what is due, its 95 % interval taken as normal; null where there is no interval. */
function chanceOfMissing({ value, low, high }: Figure, due: Range): number | null {
  if (value === null || low === null || high === null) return null
  const isOver = nearestEnd(due, value) === due.high
  // The half of the interval that reaches towards the pace tells how far chance could have moved the figure.
  const spread = (isOver ? value - low : high - value) / normalQuantile(0.975)
  const gap = isOver ? value - due.high : due.low - value
  if (spread === 0) return gap > 0 ? 0 : 1
  return 1 - normalCdf(gap / spread)
}

function draft({ objective, definition, figure, due, p }: Judged, adjustedP: number, asOf: string): Draft {
  const unit = definition.unit === 'share' ? 'share' : 'value'
  const band = goalBand({ band: objective.band, better: definition.better })
  const value = figure.value!
  const within = band ? '-band' : ''
  const ended = objective.period_end <= asOf ? '-ended' : ''
  const bandFigures = band && { bandLow: band.low, bandHigh: band.high, dueLow: due.low, dueHigh: due.high }
  return {
    wording: `objective-${unit}${within}${ended}`,
    severity: adjustedP <= highConfidence ? 'high' : 'watch',
    confidence: 1 - adjustedP,
    msl: objective.msl_id,
    kol: null,
    subject: objective.objective_id,
    kpi: definition.id,
    figures: {
      kpi: definition.id,
      kpiName: definition.name,
      unit: definition.unit,
      value,
      low: figure.low!,
      high: figure.high!,
      due: nearestEnd(due, value),
      target: band ? nearestEnd(band, value) : objective.target!,
      ...bandFigures,
      end: lastDayOf(objective),
      chance: p
    },
    evidence: [addressOf(objective)]
  }
}

/** Objectives in words of each MSL whose end has passed without a result. */
function overdue(
  objectives: readonly Objective[],
  notes: ReadonlyMap<string, readonly ObjectiveNote[]>,
  asOf: string
): Draft[] {
  const isMet = ({ objective_id, status }: Objective) =>
    statusInWords(status, countMilestones(notes.get(objective_id) ?? [], asOf)) === 'met'
  const open = objectives.filter(
    (one) =>
      one.msl_id !== null && one.kpi_id === null && one.period_end <= asOf && !isClosed(one.status) && !isMet(one)
  )
  return [...new Set(open.map(({ msl_id }) => msl_id))].map((msl): Draft => {
    const own = open.filter(({ msl_id }) => msl_id === msl)
    return {
      wording: 'objective-overdue',
      severity: 'info',
      confidence: 1,
      msl,
      kol: null,
      subject: 'overdue',
      kpi: null,
      figures: { overdue: own.length, earliest: own.map(lastDayOf).sort()[0]! },
      evidence: own.map(addressOf)
    }
  })
}

/** The end itself is the first day after. */
const lastDayOf = ({ period_end }: Objective) => addDays(period_end, -1)

const isClosed = (status: string | null) => ['achieved', 'missed', 'cancelled'].includes(status ?? '')

const addressOf = ({ objective_id }: Objective): EvidenceAddress => ({ table: 'objective', id: objective_id })
