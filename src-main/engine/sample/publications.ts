import { addMonths, type Day } from './calendar'
import { Urn, type Draw } from './draw'
import { groupBy } from './groups'
import { KEY_PREFIX, recordId } from './ids'
import type { SampleSize } from './options'
import type { Kol } from './people'
import { SHARED_TOPICS } from './topics'
import { journal, PUBLICATION_KINDS, publicationTitle } from './wording'

export interface Publication {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly journal: string
  readonly publishedOn: Day
  readonly doi: string
  /** The KOLs among the authors, in author order; others are not in the export. */
  readonly authors: readonly { kol: number; position: number; last: boolean }[]
}

/** Months before the first day from which publications are known. */
const HISTORY_MONTHS = 36
/** Publications a KOL, over history and period of the default length. */
const PER_KOL = 2.2

/** Papers with a gate to a circle, for each of its members. */
const PER_MEMBER = 2

export type Paper = Omit<Publication, 'id' | 'doi'>

/**
 * Papers with authors from a world of communities (field and region), hubs, brokers and newcomers: the first author by
 * fitness, the others from former collaborators, the community, the field, and seldom another field.
 */
export function makePapers(size: SampleSize, kols: readonly Kol[], draw: Draw): Paper[] {
  const circles = new Circles(kols)
  const start = addMonths(size.from, -HISTORY_MONTHS)
  const count = Math.round((kols.length * PER_KOL * (size.to - start)) / (addMonths(start, 60) - start))
  const papers: Paper[] = []
  for (let i = 0; i < count; i++) {
    const lead = circles.anyone.draw(draw)
    if (lead !== null) papers.push(write(kols, circles, lead, start + draw.below(size.to - start), draw))
  }
  for (const { index } of kols.filter(({ rising }) => rising)) {
    for (const day of careerOf(size, draw)) papers.push(write(kols, circles, index, day, draw))
  }
  return papers
}

/** Papers of those who alone write with a circle outside of the field; older than the period, so that nobody rises by them. */
export function makeGatePapers(
  size: SampleSize,
  kols: readonly Kol[],
  gates: ReadonlyMap<number, readonly number[]>,
  draw: Draw
): Paper[] {
  const start = addMonths(size.from, -HISTORY_MONTHS)
  return [...gates].flatMap(([gate, circle]) =>
    Array.from({ length: circle.length * PER_MEMBER }, (_, i) => {
      const others = draw.some(
        circle.filter((member) => member !== circle[i % circle.length]),
        draw.between(0, 1)
      )
      return paperOf(kols, [gate, circle[i % circle.length]!, ...others], start + draw.below(size.from - start), draw)
    })
  )
}

/** Papers in the order of their days, with numbers. */
export function numbered(papers: readonly Paper[]): Publication[] {
  return papers
    .toSorted((a, b) => a.publishedOn - b.publishedOn)
    .map((paper, i) => ({
      ...paper,
      id: recordId(KEY_PREFIX.publication, i + 1),
      // No registrant has a prefix of this length, so the number resolves to nothing.
      doi: `10.999999/sample.${String(i + 1).padStart(6, '0')}`
    }))
}

/** When a rising expert publishes: little at first, often over the last year. */
function careerOf(size: SampleSize, draw: Draw): Day[] {
  const within = (fromMonths: number, toMonths: number, count: number) => {
    const from = Math.max(addMonths(size.from, -HISTORY_MONTHS), addMonths(size.to, fromMonths))
    const to = addMonths(size.to, toMonths)
    return Array.from({ length: to > from ? count : 0 }, () => from + draw.below(to - from))
  }
  return [
    ...within(-48, -24, draw.between(0, 1)),
    ...within(-24, -12, draw.between(1, 2)),
    ...within(-12, -6, draw.between(2, 3)),
    ...within(-6, 0, draw.between(4, 5))
  ]
}

/** Who may write with whom. */
class Circles {
  readonly anyone: Urn
  readonly #urns = new Map<string, { urn: Urn; members: readonly number[] }>()
  readonly #partners = new Map<number, number[]>()

  constructor(kols: readonly Kol[]) {
    this.anyone = new Urn(kols.map(({ fitness, rising }) => (rising ? 0 : fitness)))
    const publishing = kols.filter(({ fitness }) => fitness > 0)
    const circles = [
      ['', publishing] as const,
      ...groupBy(publishing, (kol) => kol.field.specialty),
      ...groupBy(publishing, communityOf)
    ]
    for (const [key, group] of circles) {
      const urn = new Urn(group.map(({ fitness }) => fitness))
      this.#urns.set(key, { urn, members: group.map(({ index }) => index) })
    }
  }

  /** Someone to write with: a former partner, or a member of a circle drawn by how far the lead reaches. */
  partnerOf(kol: Kol, draw: Draw): number | null {
    const former = this.#partners.get(kol.index) ?? []
    const reach = draw.unit()
    if (former.length > 0 && reach < 0.3) return draw.pick(former)
    const far = kol.broker ? 0.4 : 0.03
    const circle = reach > 1 - far ? '' : reach < 0.78 && !kol.rising ? communityOf(kol) : kol.field.specialty
    const { urn, members } = this.#urns.get(circle)!
    const drawn = urn.draw(draw)
    return drawn === null ? null : members[drawn]!
  }

  remember(authors: readonly number[]): void {
    for (const author of authors) {
      const partners = this.#partners.get(author) ?? []
      partners.push(...authors.filter((other) => other !== author))
      this.#partners.set(author, partners)
    }
  }
}

const communityOf = (kol: Kol) => `${kol.field.specialty}|${kol.institution.region}`

function write(kols: readonly Kol[], circles: Circles, lead: number, day: Day, draw: Draw): Paper {
  const kol = kols[lead]!
  const team = new Set([lead])
  const wanted = kol.rising ? draw.between(3, 5) : Math.min(8, 1 + Math.floor(draw.lognormal(2.2, 0.6)))
  for (let attempt = 0; attempt < wanted * 3 && team.size < wanted; attempt++) {
    const partner = circles.partnerOf(kol, draw)
    if (partner !== null) team.add(partner)
  }
  const authors = [...team]
  circles.remember(authors)
  return paperOf(kols, authors, day, draw)
}

/** A paper of some KOLs, on a subject of the first. */
function paperOf(kols: readonly Kol[], authors: readonly number[], day: Day, draw: Draw): Paper {
  const { field } = kols[authors[0]!]!
  // The others on the paper are no KOLs of the export; the author order runs over all.
  const total = authors.length + draw.below(5)
  const slots = draw.some([...Array(Math.max(0, total - 1)).keys()], authors.length - 1)
  const positions = [0, ...slots.map((slot) => slot + 1)]
  const topic = draw.pick(draw.chance(0.6) ? field.topics : SHARED_TOPICS)
  return {
    title: publicationTitle(draw, topic, field.disease),
    kind: draw.pick(PUBLICATION_KINDS),
    journal: journal(draw),
    publishedOn: day,
    authors: authors
      .map((author, i) => ({ kol: author, position: positions[i]! + 1, last: positions[i]! + 1 === total }))
      .sort((a, b) => a.position - b.position)
  }
}
