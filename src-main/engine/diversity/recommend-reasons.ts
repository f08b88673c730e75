import type { Recommendation } from '#contract/diversity'
import type { Person } from './candidates'
import type { Growth } from './standouts'
import type { PortfolioKol } from './window'

/** How a KOL stands to an MSL when a visit is considered. */
export interface Standing {
  person: Person
  /** Null for a KOL the MSL has neither seen nor been assigned. */
  kol: PortfolioKol | null
  /** Days since the last contact; null without one. */
  sinceLast: number | null
  /** What a visit adds to the effective number, as a share of what one with somebody new adds. */
  widening: number
  effect: number
  /** Share of KOLs with less influence; null without a network. */
  influence: number | null
  /** KOLs of the network whom a first contact would bring within one step of those the team sees, and the most anybody would. */
  opens: number
  opensMost: number
  /** Null for a KOL whose influence does not grow beyond chance. */
  growth: Growth | null
  /** Who would lose their way to the largest part of the network without the KOL; 0 where too few. */
  cutOff: number
  commonInterests: string[]
}

type Reason = Recommendation['reasons'][number]

/** What each reason weighs at most. A decision of this product; nothing published says how to rank visits. */
const most = {
  neglect: 0.3,
  plan: 0.15,
  widens: 0.2,
  influence: 0.2,
  opens: 0.15,
  rising: 0.2,
  keystone: 0.15,
  interests: 0.1,
  unseen: 0.1,
  lately: -0.4,
  planned: -0.4
}
const tierWeights: Record<number, number> = { 1: 0.15, 2: 0.1, 3: 0.05 }

/** A visit sooner than this is no news for the KOL. */
const latelyDays = 21
/** From the upper half on, influence speaks for a visit. */
const middle = 0.5
/** Who brings nobody but themselves opens nothing. */
const leastOpened = 2

/** Reasons for and against a visit now, the weightiest first. */
export function reasonsFor(standing: Standing): Reason[] {
  const { person, kol, sinceLast, widening, effect, influence, opens, opensMost, commonInterests } = standing
  const { growth, cutOff } = standing
  const reasons: (Reason | null)[] = [
    neglect(kol, sinceLast),
    behindPlan(kol),
    widening > 0
      ? reason('widens', most.widens * widening, `One visit adds ${round(effect, 2)} effective KOLs`, {
          effect: round(effect, 2)
        })
      : null,
    influence !== null && influence > middle
      ? reason(
          'influence',
          (most.influence * (influence - middle)) / (1 - middle),
          `More influential than ${Math.floor(influence * 100)} % of KOLs`,
          { percent: Math.floor(influence * 100) }
        )
      : null,
    opens >= leastOpened
      ? reason('opens', (most.opens * opens) / opensMost, `A first contact opens ${opens} KOLs of the network`, {
          n: opens
        })
      : null,
    growth && rising(growth),
    cutOff > 0
      ? reason('keystone', most.keystone, `The only known way from ${cutOff} KOLs to the largest part of the network`, {
          n: cutOff
        })
      : null,
    person.tier !== null && tierWeights[person.tier] !== undefined
      ? reason('priority', tierWeights[person.tier]!, `Tier ${person.tier}`, { tier: person.tier })
      : null,
    commonInterests.length > 0
      ? reason('interests', most.interests, `Interested in ${commonInterests.slice(0, 3).join(', ')}`, {
          interests: commonInterests.slice(0, 3).join(', ')
        })
      : null,
    person.teamContacts === 0
      ? reason('unseen-by-team', most.unseen, 'Seen by nobody of the team in this period', {})
      : null,
    sinceLast !== null && sinceLast < latelyDays
      ? reason('seen-lately', most.lately, `Seen ${sinceLast} days ago`, { days: sinceLast })
      : null,
    person.plannedOn === null
      ? null
      : reason('already-planned', most.planned, `A meeting is planned on ${person.plannedOn}`, {
          day: person.plannedOn
        })
  ]
  return reasons
    .filter((entry) => entry !== null)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.code < b.code ? -1 : 1))
}

/** The panel's KOLs who were never seen, or not for longer than the plan leaves between two contacts. */
function neglect(kol: PortfolioKol | null, sinceLast: number | null): Reason | null {
  if (!kol?.assigned) return null
  if (sinceLast === null) return reason('never-seen', most.neglect, 'On the panel and never seen', {})
  const gap = kol.gapDays
  if (gap === null || sinceLast <= gap) return null
  const params = { days: sinceLast, gap: Math.round(gap) }
  const text = `Last seen ${sinceLast} days ago; the plan means every ${params.gap}`
  return reason('overdue', most.neglect * Math.min(1, (sinceLast - gap) / gap), text, params)
}

function behindPlan(kol: PortfolioKol | null): Reason | null {
  if (!kol?.assigned || kol.planned === null || kol.planned <= kol.contacts) return null
  const params = { contacts: kol.contacts, planned: round(kol.planned, 1) }
  const text = `${params.contacts} of ${params.planned} planned contacts`
  return reason('behind-plan', (most.plan * (kol.planned - kol.contacts)) / kol.planned, text, params)
}

const tracesNamed: Record<Growth['code'], string> = {
  'rising-publications': 'publications',
  'rising-roles': 'roles at events',
  'rising-ties': 'ties'
}

function rising({ code, ...params }: Growth): Reason {
  const { recent, total, months } = params
  const text = `Rising: ${recent} of ${total} ${tracesNamed[code]} fall into the last ${months} months`
  return reason(code, most.rising, text, { recent, total, months })
}

const reason = (code: Reason['code'], weight: number, text: string, params: Reason['params']): Reason => ({
  code,
  text,
  weight,
  params
})

const round = (value: number, digits: number) => Number(value.toFixed(digits))
