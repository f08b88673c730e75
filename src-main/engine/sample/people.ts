import { conductOf, type Conduct, type Part } from './conduct'
import { addMonths, dayOf, monthOf, type Day } from './calendar'
import type { Draw } from './draw'
import { inventedNpi, inventedOrcid, KEY_PREFIX, recordId } from './ids'
import { NameGiver, type PersonName } from './names'
import type { SampleSize } from './options'
import { AREAS, institutionName, type Area, type Culture, type Institution } from './places'
import { FIELDS, PERIPHERAL_FIELD, SHARED_TOPICS, type Field } from './topics'

export interface Msl {
  readonly index: number
  readonly id: string
  readonly name: PersonName
  readonly email: string
  readonly area: Area
  readonly territory: string
  readonly city: string
  readonly manager: string
  readonly part: Part
  readonly conduct: Conduct
  readonly startedOn: Day
  /** Share of a full working week. */
  readonly fte: number
  /** Half-open days without work. */
  readonly leave: { from: Day; to: Day } | null
}

/** Ways of contact by their canonical names. */
export type Channel = 'in-person' | 'video' | 'phone' | 'email' | 'messaging' | 'congress'

export interface Kol {
  readonly index: number
  readonly id: string
  readonly name: PersonName
  readonly email: string
  readonly orcid: string | null
  readonly npi: string
  readonly field: Field
  readonly subspecialty: string
  /** Works outside the therapeutic area. */
  readonly peripheral: boolean
  /** In whose territory, as an index of MSLs. */
  readonly home: number
  readonly institution: Institution
  readonly careerStartedOn: Day
  readonly interests: readonly string[]
  /** Empty where no preference is known. */
  readonly channels: readonly Channel[]
  /** Null where a preference is undated or unknown. */
  readonly preferenceRecordedOn: Day | null
  readonly emailRefused: boolean
  readonly doNotContact: boolean
  readonly verifiedOn: Day | null
  /** How readily others publish and speak with them; 0 for those who do neither. */
  readonly fitness: number
  /** Works across fields. */
  readonly broker: boolean
  /** Early in career, with papers and talks growing over the last year. */
  readonly rising: boolean
}

export interface People {
  readonly msls: readonly Msl[]
  readonly institutions: readonly Institution[]
  readonly kols: readonly Kol[]
}

/** Below so many KOLs the sample has no stories about single KOLs: too few are left to tell them apart. */
export const SMALL_PANEL = 40

/** Makes the team, the institutions and the KOLs. @param parts the part of each MSL */
export function makePeople(size: SampleSize, parts: readonly Part[], draw: Draw): People {
  const names = new NameGiver(draw.of('names'))
  const managers = new Map<string, string>()
  const ordinary = [...parts.keys()].filter((index) => parts[index] === 'ordinary')
  const msls = parts.map((part, index) => {
    const fte = ordinaryFte[ordinary.indexOf(index)] ?? 1
    return makeMsl({ index, part, fte, size, names, managers, draw: draw.of(`msl/${index}`) })
  })
  const institutions: Institution[] = []
  const byHome = makeInstitutions(size, msls, institutions, draw.of('institutions'))
  const homes = homesOf(size, draw.of('homes'))
  const rising = risingOf(size, draw.of('rising'))
  const kolDraw = draw.of('kols')
  const kols = homes.map((home, index) => {
    const site = byHome[home]!
    // A few big institutions hold most experts.
    const institution = site[Math.floor(kolDraw.unit() ** 1.8 * site.length)]!
    return makeKol({ index, msl: msls[home]!, institution, rising: rising.has(index), size, names, draw: kolDraw })
  })
  return { msls, institutions, kols }
}

/** Share of a full working week of the first MSLs without a story; all others work full time. */
const ordinaryFte: readonly number[] = [1, 0.8, 0.5]

interface MslSeed {
  index: number
  part: Part
  fte: number
  size: SampleSize
  names: NameGiver
  managers: Map<string, string>
  draw: Draw
}

function makeMsl({ index, part, fte, size, names, managers, draw }: MslSeed): Msl {
  const area = AREAS[index % AREAS.length]!
  const round = Math.floor(index / AREAS.length)
  if (!managers.has(area.team)) managers.set(area.team, names.next('english').full)
  const conduct = conductOf(part)
  const leaveFrom = addMonths(size.to, -9)
  return {
    index,
    id: recordId(KEY_PREFIX.user, index + 1),
    name: names.next(area.culture),
    email: `msl${index + 1}@example.org`,
    area,
    territory: round === 0 ? area.code : `${area.code}-${round + 1}`,
    city: area.cities[0]![0],
    manager: managers.get(area.team)!,
    part,
    conduct: { ...conduct, volume: conduct.volume * fte },
    fte,
    startedOn: part === 'newcomer' ? Math.max(size.from, size.to - 42) : addMonths(size.from, -draw.between(8, 70)),
    leave: part === 'on-leave' && leaveFrom > size.from ? { from: leaveFrom, to: addMonths(size.to, -6) } : null
  }
}

function makeInstitutions(size: SampleSize, msls: readonly Msl[], all: Institution[], draw: Draw): Institution[][] {
  const count = Math.max(2, Math.round(size.kols / msls.length / 6))
  const used = new Map<Culture, number>()
  return msls.map(({ area }) =>
    Array.from({ length: count }, () => {
      const counter = used.get(area.culture) ?? 0
      used.set(area.culture, counter + 1)
      const [city, country] = draw.pick(area.cities)
      // Accounts of institutions and of people share one object: institutions take the numbers after the people.
      const id = recordId(KEY_PREFIX.account, size.kols + all.length + 1)
      const site = {
        id,
        index: all.length,
        ...institutionName(area.culture, counter),
        city,
        region: area.region,
        country
      }
      all.push(site)
      return site
    })
  )
}

/** Territory of each KOL: about as many in each, but for one in ten. */
function homesOf(size: SampleSize, draw: Draw): number[] {
  return Array.from({ length: size.kols }, (_, index) => (draw.chance(0.1) ? draw.below(size.msls) : index % size.msls))
}

function risingOf(size: SampleSize, draw: Draw): Set<number> {
  const count = size.kols < SMALL_PANEL ? 0 : Math.max(2, Math.round(size.kols / 60))
  return new Set(draw.some([...Array(size.kols).keys()], count))
}

interface KolSeed {
  index: number
  /** In whose territory. */
  msl: Msl
  institution: Institution
  rising: boolean
  size: SampleSize
  names: NameGiver
  draw: Draw
}

/** Share of KOLs outside the therapeutic area; more where an MSL sees the wrong ones. */
const peripheralShare = (part: Part) => (part === 'topic-misfit' ? 0.28 : 0.05)

function makeKol({ index, msl, institution, rising, size, names, draw }: KolSeed): Kol {
  const peripheral = !rising && size.kols >= SMALL_PANEL && draw.chance(peripheralShare(msl.part))
  const field = peripheral ? PERIPHERAL_FIELD : FIELDS[draw.weighted(FIELDS.map(({ share }) => share))]!
  const { year } = monthOf(size.to)
  const age = rising ? draw.between(5, 8) : draw.between(6, 38)
  const channels = draw.chance(0.94) ? preferredChannels(draw) : []
  const dated = channels.length > 0 && draw.chance(0.6)
  const publishes = !peripheral && draw.chance(0.92)
  return {
    index,
    id: recordId(KEY_PREFIX.account, index + 1),
    name: names.next(msl.area.culture),
    email: `kol${index + 1}@example.org`,
    orcid: draw.chance(0.7) ? inventedOrcid(index + 1) : null,
    npi: inventedNpi(index + 1),
    field,
    subspecialty: draw.pick(field.subspecialties),
    peripheral,
    home: msl.index,
    institution,
    careerStartedOn: dayOf(`${year - age}-07-01`),
    interests: interestsOf(field, peripheral, draw),
    channels,
    preferenceRecordedOn: dated ? size.to - draw.between(300, 362) : null,
    emailRefused: !channels.includes('email') && draw.chance(0.08),
    doNotContact: !rising && size.kols >= SMALL_PANEL && draw.chance(0.008),
    verifiedOn: draw.chance(0.9) ? size.to - draw.between(20, 430) : null,
    fitness: rising ? 0.5 : publishes ? pareto(draw) * (0.25 + Math.min(1, age / 22)) : 0,
    broker: !rising && draw.chance(0.04),
    rising
  }
}

/** Heavy-tailed attractiveness with exponent 1.5, cut off at 40. */
const pareto = (draw: Draw) => Math.min(40, (1 - draw.unit()) ** (-1 / 1.5))

function interestsOf(field: Field, peripheral: boolean, draw: Draw): string[] {
  const own = draw.some(field.topics, draw.between(2, 3))
  return peripheral ? own : [...own, ...draw.some(SHARED_TOPICS, draw.between(1, 2))]
}

const PREFERENCES: readonly (readonly [Channel, number])[] = [
  ['in-person', 0.4],
  ['video', 0.29],
  ['email', 0.22],
  ['phone', 0.06],
  ['messaging', 0.03]
]

function preferredChannels(draw: Draw): Channel[] {
  const weights = PREFERENCES.map(([, weight]) => weight)
  const first = draw.weighted(weights)
  const second = draw.chance(0.35) ? draw.weighted(weights) : first
  return [...new Set([first, second])].map((i) => PREFERENCES[i]![0])
}
