import { addMonths, type Day } from './calendar'
import type { KolCast } from './casting'
import { Urn, type Draw } from './draw'
import { groupBy } from './groups'
import type { SampleSize } from './options'
import type { Kol, People } from './people'
import type { Plan } from './plan'
import type { Publication } from './publications'
import { PRODUCTS } from './topics'

export interface SampleTrial {
  readonly id: string
  readonly title: string
  readonly phase: string
  readonly sponsor: 'company-sponsored' | 'investigator-initiated'
  readonly status: 'open' | 'completed'
  readonly startedOn: Day
  /** The MSL who follows it. */
  readonly msl: number
  readonly investigators: readonly number[]
}

/** A KOL's site that an MSL suggested for a study, and what became of it. */
export interface SampleSite {
  readonly trial: string
  readonly msl: number
  readonly kol: number
  readonly role: 'site-suggested' | 'site-activated' | 'site-declined'
}

/** A step of a study or a publication that an MSL supports. */
export interface SampleMilestone {
  readonly id: string
  readonly msl: number
  readonly trial: string | null
  readonly publication: string | null
  readonly name: string
  readonly plannedOn: Day
  /** Null while it is not reached. */
  readonly actualOn: Day | null
  readonly outsideControl: boolean
}

/** Whom a KOL named in a survey. */
export interface SampleNomination {
  readonly rater: number
  readonly nominee: number
  readonly domain: string
  readonly namedOn: Day
}

export interface Research {
  readonly trials: readonly SampleTrial[]
  readonly sites: readonly SampleSite[]
  readonly milestones: readonly SampleMilestone[]
  readonly nominations: readonly SampleNomination[]
}

/** So many KOLs to a study. */
const KOLS_PER_TRIAL = 35
/** Days between two steps of a study. */
const STEP_DAYS = 110
const TRIAL_STEPS = ['Protocol agreed', 'Ethics approval', 'First patient in', 'Last patient in', 'Close-out'] as const
/** Days before publication. */
const PUBLICATION_STEPS = { 'Draft reviewed': 150, Submission: 80 } as const
/** Share of papers of the period by KOLs on a plan that an MSL supported. */
const SUPPORTED = 0.12
/** Share of KOLs who answered the survey. */
const ANSWERED = 0.2
const DOMAINS = ['adviser', 'speaker', 'researcher'] as const

/**
 * Studies with their investigators and sites, the steps that MSLs support, and a survey of whom KOLs look to. Of KOLs whom
 * other stories are told of, by papers and talks alone, none takes part: rising experts, those on either side of a gate.
 * Investigators are of one field, most from one region; nobody whom the team never sees has a study with it.
 */
export function makeResearch(
  size: SampleSize,
  people: People,
  cast: KolCast,
  plan: Plan,
  publications: readonly Publication[],
  draw: Draw
): Research {
  const apart = new Set([...cast.gates.keys(), ...[...cast.gates.values()].flat()])
  const known = people.kols.filter(({ index, fitness, rising }) => fitness > 0 && !rising && !apart.has(index))
  const seen = known.filter(({ index, doNotContact }) => !cast.unseen.has(index) && !doNotContact)
  const trials = makeTrials(size, people, seen, draw.of('trials'))
  return {
    trials,
    sites: makeSites(people, plan, seen, trials, draw.of('sites')),
    milestones: [
      ...trialSteps(size, people, trials, draw.of('steps')),
      ...paperSteps(size, people, plan, publications, draw.of('papers'))
    ].map((step, i) => ({ ...step, id: numberedId('MS', i) })),
    nominations: makeNominations(size, known, draw.of('nominations'))
  }
}

/** An id as a list kept beside the CRM has it. */
export const numberedId = (prefix: string, place: number) => `${prefix}${String(place + 1).padStart(5, '0')}`

function makeTrials(size: SampleSize, { kols, msls }: People, seen: readonly Kol[], draw: Draw): SampleTrial[] {
  if (seen.length < 4) return []
  const leads = new Urn(seen.map(({ fitness }) => fitness))
  const byField = groupBy(seen, (kol) => kol.field.specialty)
  return Array.from({ length: Math.max(2, Math.round(kols.length / KOLS_PER_TRIAL)) }, (_, i) => {
    const lead = seen[leads.draw(draw)!]!
    const field = byField.get(lead.field.specialty)!
    const near = field.filter(({ institution }) => institution.region === lead.institution.region)
    const others = [...draw.some(near, draw.between(2, 3)), ...draw.some(field, draw.between(1, 2))]
    const startedOn = addMonths(size.from, -6) + draw.below(addMonths(size.to, -4) - addMonths(size.from, -6))
    const isOurs = i % 2 === 0
    const topic = draw.pick(lead.field.topics)
    return {
      id: numberedId('T', i),
      title: isOurs
        ? `${PRODUCTS[i % PRODUCTS.length]!} in ${lead.field.disease}: ${topic}`
        : `Cohort on ${topic} in ${lead.field.disease}`,
      phase: isOurs ? 'III' : 'IV',
      sponsor: isOurs ? 'company-sponsored' : 'investigator-initiated',
      status: startedOn + TRIAL_STEPS.length * STEP_DAYS < size.to ? 'completed' : 'open',
      startedOn,
      msl: Math.min(lead.home, msls.length - 1),
      investigators: [...new Set([lead, ...others].map(({ index }) => index))]
    }
  })
}

function makeSites(
  { msls }: People,
  plan: Plan,
  seen: readonly Kol[],
  trials: readonly SampleTrial[],
  draw: Draw
): SampleSite[] {
  const ours = trials.filter(({ sponsor }) => sponsor === 'company-sponsored')
  if (ours.length === 0) return []
  const may = new Set(seen.map(({ index }) => index))
  return msls.flatMap((msl) => {
    const panel = [...new Set(plan.entries[msl.index]!.map(({ kol }) => kol))].filter((kol) => may.has(kol))
    return draw.some(panel, draw.between(1, 4)).map((kol): SampleSite => {
      const role = (['site-activated', 'site-declined', 'site-suggested'] as const)[draw.weighted([0.55, 0.3, 0.15])]!
      return { trial: draw.pick(ours).id, msl: msl.index, kol, role }
    })
  })
}

type Step = Omit<SampleMilestone, 'id'>

function trialSteps(size: SampleSize, people: People, trials: readonly SampleTrial[], draw: Draw): Step[] {
  return trials.flatMap(({ id, msl, startedOn }) =>
    TRIAL_STEPS.map((name, i) => {
      const plannedOn = startedOn + i * STEP_DAYS + draw.between(-10, 10)
      return { msl, trial: id, publication: null, name, ...reached(size, people, msl, plannedOn, draw) }
    })
  )
}

function paperSteps(
  size: SampleSize,
  people: People,
  plan: Plan,
  publications: readonly Publication[],
  draw: Draw
): Step[] {
  const mslOf = new Map(plan.entries.flat().map(({ kol, msl }) => [kol, msl]))
  return publications
    .filter(({ publishedOn }) => publishedOn >= size.from + 160)
    .flatMap(({ id, publishedOn, authors }) => {
      const msl = mslOf.get(authors[0]!.kol)
      if (!draw.chance(SUPPORTED) || msl === undefined) return []
      return Object.entries(PUBLICATION_STEPS).map(([name, before]) => {
        const plannedOn = publishedOn - before
        return { msl, trial: null, publication: id, name, ...reached(size, people, msl, plannedOn, draw) }
      })
    })
}

/** When a step was reached: by its day as often as the MSL keeps promises. */
function reached(size: SampleSize, { msls }: People, msl: number, plannedOn: Day, draw: Draw) {
  const isOnTime = draw.chance(msls[msl]!.conduct.onTime)
  const day = plannedOn + (isOnTime ? -draw.between(0, 6) : draw.between(9, 45))
  const outsideControl = !isOnTime && draw.chance(0.3)
  return { plannedOn, actualOn: day < size.to ? day : null, outsideControl }
}

function makeNominations(size: SampleSize, known: readonly Kol[], draw: Draw): SampleNomination[] {
  const byField = groupBy(known, (kol) => kol.field.specialty)
  const urns = new Map([...byField].map(([field, group]) => [field, new Urn(group.map(({ fitness }) => fitness))]))
  // One survey, at the middle of the time.
  const asked = size.from + Math.floor((size.to - size.from) / 2)
  return known.flatMap((kol) => {
    if (!draw.chance(ANSWERED)) return []
    const { specialty } = kol.field
    const named = Array.from({ length: draw.between(1, 4) }, () => urns.get(specialty)!.draw(draw))
    const nominees = new Set(named.flatMap((place) => (place === null ? [] : byField.get(specialty)![place]!.index)))
    return [...nominees]
      .filter((nominee) => nominee !== kol.index)
      .map((nominee) => ({
        rater: kol.index,
        nominee,
        domain: draw.pick(DOMAINS),
        namedOn: Math.min(size.to - 1, asked + draw.below(28))
      }))
  })
}
