import { castKols, castParts, type KolCast } from './casting'
import { Draw } from './draw'
import { makeEvents, type SampleEvent } from './events'
import { makeGrowth, type Growth } from './growth'
import { influenceOf, tiersOf } from './influence'
import type { SampleSize } from './options'
import { makeObjectives, type SampleObjective } from './objectives'
import { makePeople, type People } from './people'
import { makePlan, type Plan } from './plan'
import { makeResearch, type Research } from './research'
import { makeTies, type Tie } from './ties'
import { makeGatePapers, makePapers, numbered, type Publication } from './publications'

/** Everything the sample rests on before anybody meets. */
export interface World extends People {
  readonly size: SampleSize
  readonly draw: Draw
  readonly publications: readonly Publication[]
  readonly events: readonly SampleEvent[]
  readonly influence: Float64Array
  /** Tier of each KOL, 1–4. */
  readonly tiers: Uint8Array
  readonly cast: KolCast
  readonly ties: readonly Tie[]
  readonly plan: Plan
  readonly objectives: readonly SampleObjective[]
  readonly research: Research
  readonly growth: Growth
}

/** Makes the world of a size: the science first, as tiers and stories follow from who is influential. */
export function makeWorld(size: SampleSize): World {
  const draw = new Draw(`sample/${size.seed}`)
  const people = makePeople(size, castParts(size.msls, draw.of('parts')), draw.of('people'))
  const papers = makePapers(size, people.kols, draw.of('publications'))
  const events = makeEvents(size, people.msls, people.kols, draw.of('events'))
  const influence = influenceOf(people.kols, papers, events)
  const tiers = tiersOf(people.kols, influence, draw.of('tiers'))
  const cast = castKols(people, influence, draw.of('cast'))
  const gatePapers = makeGatePapers(size, people.kols, cast.gates, draw.of('gates'))
  const publications = numbered([...papers, ...gatePapers])
  const ties = makeTies(size, people.kols, cast, draw.of('ties'))
  const plan = makePlan(size, people, tiers, cast, draw.of('plan'))
  const objectives = makeObjectives(size, people.msls)
  const research = makeResearch(size, people, cast, plan, publications, draw.of('research'))
  const growth = makeGrowth(size, people, plan, objectives, draw.of('growth'))
  return {
    ...people,
    size,
    draw,
    publications,
    events,
    influence,
    tiers,
    cast,
    ties,
    plan,
    objectives,
    research,
    growth
  }
}
