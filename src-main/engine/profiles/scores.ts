import { because, noReason } from '#base/reason-words'
import type { Period } from '#contract/ids'
import type { Figure } from '#contract/kpi'
import type { Profile, ProfilePart, Score, ScorePart } from '#contract/profiles'
import { people } from '../activities/people'
import { attainmentAt, attainmentRange, goalBand, mostAttainment, weighed } from '../kpi/attainment'
import type { Definition } from '../kpi/definition'
import { EvidenceStore } from '../kpi/evidence-store'
import { figures } from '../kpi/figures'
import { objectivesIn, type TargetObjective } from '../kpi/objective'
import type { Workspace } from '../workspace/workspace'

/**
 * The score of each MSL in a profile, or of one alone, in the order of territory and name: the weighted mean of attainments, with what it
 * is made of. A target agreed with an MSL goes before the profile's. The interval is made of the distances from each
 * attainment to the ends of its own, the parts being taken as independent.
 * Source of the interval: Zou and Donner (2008), Stat. Med. 27:1693, for a sum of weighted estimates.
 */
export async function profileScores(
  workspace: Workspace,
  profile: Profile,
  known: readonly Definition[],
  period: Period,
  msl: string | null,
  signal: AbortSignal
): Promise<Score[]> {
  const definitions = profile.parts.flatMap(({ kpi }) => known.find(({ id }) => id === kpi) ?? [])
  const { rows } = await figures(workspace, { period, by: ['msl'], msl, definitions, known }, signal)
  const store = await EvidenceStore.of(workspace)
  const [msls, objectives] = await store.inPeriod(period, null, signal, async () => [
    await people(store.connection, period, msl === null ? null : [msl]),
    await objectivesIn(store.connection, period)
  ])
  const figureOf = new Map(rows.map((figure) => [`${figure.kpi}|${figure.group['msl']}`, figure]))
  return msls.map(({ msl, mslName, territory }) => {
    const parts = profile.parts.map((part) => {
      const definition = definitions.find(({ id }) => id === part.kpi)
      const key = `${part.kpi}|${msl}`
      return { definition, part: scorePartOf(part, definition, figureOf.get(key), objectives.get(key)) }
    })
    return { msl, mslName, territory, ...scoreOf(parts) }
  })
}

function scorePartOf(
  { kpi, weight, target, baseline }: ProfilePart,
  definition: Definition | undefined,
  figure: Figure | undefined,
  objective: TargetObjective | undefined
): ScorePart {
  const better = definition?.better ?? 'higher'
  const goal = objective
    ? { better, target: objective.target, baseline: objective.baseline, band: objective.band }
    : { better, target, baseline }
  const value = figure?.value ?? null
  const [low, high] = [figure?.low ?? null, figure?.high ?? null]
  const range = value === null ? null : attainmentRange({ value, low, high }, goal)
  const why =
    range !== null ? noReason : value !== null ? because('no-baseline') : figure?.because ? figure : because('kpi-gone')
  return {
    kpi,
    weight,
    unit: definition?.unit ?? '',
    value,
    low,
    high,
    n: figure?.n ?? 0,
    target: goalBand(goal) === null ? goal.target : null,
    baseline: goal.baseline,
    from: objective ? 'objective' : 'profile',
    attainment: value === null ? null : attainmentAt(value, goal),
    attainmentLow: range?.low ?? null,
    attainmentHigh: range?.high ?? null,
    missing: why.reason,
    because: why.because
  }
}

/** The score of some parts, and what it rests on. */
export function scoreOf(
  all: readonly { definition: Pick<Definition, 'counts' | 'kind'> | undefined; part: ScorePart }[]
): Omit<Score, 'msl' | 'mslName' | 'territory'> {
  const parts = all.map(({ part }) => part)
  const { value, weight, covered, lowest, highest } = weighed(parts)
  const counted = all.filter(({ part }) => part.attainment !== null)
  const distance = (of: (part: ScorePart) => number) =>
    Math.hypot(...counted.map(({ part }) => (part.weight / weight) * of(part)))
  const shareOf = (is: (definition: Pick<Definition, 'counts' | 'kind'>) => boolean) =>
    weight === 0
      ? 0
      : counted.reduce((sum, { definition, part }) => sum + (definition && is(definition) ? part.weight : 0), 0) /
        weight
  return {
    value,
    low:
      value === null
        ? null
        : Math.max(0, value - distance(({ attainment, attainmentLow }) => attainment! - attainmentLow!)),
    high:
      value === null
        ? null
        : Math.min(mostAttainment, value + distance(({ attainment, attainmentHigh }) => attainmentHigh! - attainment!)),
    covered,
    lowest,
    highest,
    mix: {
      results: shareOf(({ counts }) => counts === 'result'),
      qualitative: shareOf(({ kind }) => kind === 'qualitative'),
      quantitative: shareOf(({ kind }) => kind === 'quantitative'),
      composite: shareOf(({ kind }) => kind === 'composite')
    },
    parts
  }
}
