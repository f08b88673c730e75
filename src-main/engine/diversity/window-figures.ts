import type { PortfolioRow } from '#contract/diversity'
import { undivided } from '#base/multinomial'
import { attributeMix, attributes } from './attribute-mix'
import { bootstrapIntervals, ofEachDraw, type Statistic } from './bootstrap'
import { indicesOf, unbiasedFrom, type Indices } from './indices'
import { compareWithChance, excessConcentration, type Expectation } from './null-model'
import { planShares, type PlanShares } from './plan-shares'
import type { DiversitySettings } from './portfolio'
import type { PortfolioWindow } from './window'

/** A window whose figures are wanted; every one draws numbers of its own, named by its people and days. */
export interface FiguresTask {
  window: Pick<PortfolioWindow, 'msl' | 'meetings'> & { kols: readonly WindowKol[] }
  /** `from..to` */
  days: string
  settings: DiversitySettings
  /** Each part draws apart, so that two threads can share the work of a large window. */
  part: 'expectation' | 'interval' | 'mix'
}

type WindowKol = Pick<
  PortfolioWindow['kols'][number],
  'kol' | 'assigned' | 'planned' | 'tier' | 'contacts' | 'attributes'
>

/** What a window's contacts are, by themselves and against what plan and chance would give. */
export interface WindowFigures {
  indices: Indices
  plan: PlanShares
  expected: Expectation | null
  /** Excess concentration; null where nothing is expected. */
  gamma: number | null
}

type HillInterval = PortfolioRow['hillInterval']

type Mixes = PortfolioRow['byAttribute']

/** What a task gives: the part that was asked for. */
export interface FiguresFound {
  expectation?: WindowFigures
  interval?: HillInterval
  mix?: Mixes
}

const parts = { expectation: analyse, interval: hillInterval, mix: mixes }

/** The figures of one task. */
export const windowFigures = (task: FiguresTask): FiguresFound => ({ [task.part]: parts[task.part](task) })

/** Numbers that a task draws, about: each contact in each draw, or each KOL where these are fewer. */
export function drawnBy({ window: { kols }, settings, part }: FiguresTask): number {
  const contacts = kols.reduce((sum, kol) => sum + kol.contacts, 0)
  return part === 'interval' ? contacts * settings.resamples : Math.min(contacts, 10 * kols.length) * settings.draws
}

function indicesIn(window: FiguresTask['window']): Indices {
  const panel = window.kols.filter(({ assigned }) => assigned).length
  return indicesOf(
    window.kols.map(({ contacts }) => contacts),
    panel === 0 ? null : panel
  )
}

function analyse({ window, days, settings }: FiguresTask): WindowFigures {
  const { tierWeights, offPlanAllowance, draws, seed } = settings
  const indices = indicesIn(window)
  const plan = planShares(window.kols, tierWeights, offPlanAllowance)
  const { herfindahl, contacts } = indices
  if (herfindahl === null || contacts < 2) return { indices, plan, expected: null, gamma: null }
  const expected = compareWithChance(
    herfindahl,
    contacts,
    plan.shares,
    draws,
    `null ${seed} ${window.msl} ${days}`,
    plan.model
  )
  return { indices, plan, expected, gamma: excessConcentration(herfindahl, expected.herfindahl.mean) }
}

/** How the contacts spread over each attribute of KOLs. */
function mixes({ window: { msl, kols }, days, settings }: FiguresTask): Mixes {
  const { tierWeights, offPlanAllowance, minContacts: least, seed } = settings
  const plan = planShares(kols, tierWeights, offPlanAllowance)
  return Object.fromEntries(
    attributes.map((attribute) => {
      const drawn = { least, seed: `mix ${attribute} ${seed} ${msl} ${days}` }
      return [attribute, attributeMix(kols, plan, attribute, drawn)]
    })
  )
}

function hillInterval({ window, days, settings }: FiguresTask): HillInterval {
  const estimate = indicesIn(window).herfindahlUnbiased
  if (estimate === null || window.meetings.times.length < 2) return null
  const [interval] = bootstrapIntervals(
    window.meetings,
    undivided(window.kols.length),
    [{ value: estimate, of: unbiased }],
    settings.resamples,
    `bootstrap ${settings.seed} ${window.msl} ${days}`
  )
  const { low, high } = interval!
  const most = window.kols.length
  const effective = (herfindahl: number) => Math.max(1, Math.min(most, herfindahl > 0 ? 1 / herfindahl : most))
  return { low: effective(high), high: effective(low), method: 'bootstrap over interactions, unbiased index' }
}

const unbiased: Statistic = (tallies) => ofEachDraw(tallies, (n, i) => unbiasedFrom(tallies.squares[i]!, n) ?? NaN)
