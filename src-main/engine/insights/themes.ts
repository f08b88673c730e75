import type { InsightLine, ThemeRow, Themes } from '#contract/insights'
import type { Period } from '#contract/ids'
import { periodRows } from '../kpi/relations'
import type { Workspace } from '../workspace/workspace'
import { clusterTexts } from './clustering'
import { corpusOf, inScope } from './corpus'
import { meanVector, similarity, termVectors, type TermVectors } from './term-vectors'
import { fold } from './words'

export interface ThemesRequest {
  period: Period
  msls: readonly string[] | null
  by: 'given' | 'text'
  count: number | null
}

/** Fewer texts than this have no themes to find. */
const fewestTexts = 6
const mostThemes = 12
const wordsShown = 6
/** Weaker words than this share of the strongest made little of the theme. */
const leastShare = 0.2

/** Insights by theme: the export's own, and, for those without, themes found in their texts. */
export async function themes(workspace: Workspace, request: ThemesRequest): Promise<Themes> {
  const { groups, unsorted } = await themeGroups(workspace, request)
  const quarters = periodRows(request.period, 'quarter')
  return {
    period: request.period,
    quarters: quarters.map(({ periodId }) => periodId),
    rows: groups.map(({ id, name, words, lines, example }) => ({
      id,
      name,
      words,
      insights: lines.length,
      kols: new Set(lines.flatMap(({ kol }) => kol ?? [])).size,
      msls: new Set(lines.map(({ msl }) => msl)).size,
      byQuarter: quarters.map(
        ({ from, to }) => lines.filter(({ heardOn }) => heardOn! >= from && heardOn! < to).length
      ),
      example
    })),
    unsorted
  }
}

/** The insights of one theme of that division; empty for an id that it does not have. */
export async function insightsOfTheme(
  workspace: Workspace,
  request: ThemesRequest,
  id: string
): Promise<ReadonlySet<string>> {
  const { groups } = await themeGroups(workspace, request)
  const found = groups.find((group) => group.id === id)
  return new Set(found?.lines.map(({ insightId }) => insightId))
}

interface Group extends Pick<ThemeRow, 'id' | 'name' | 'words' | 'example'> {
  lines: InsightLine[]
}

interface Division {
  groups: Group[]
  unsorted: number
}

const kept = new WeakMap<Workspace, { key: string; division: Division }>()

async function themeGroups(workspace: Workspace, request: ThemesRequest): Promise<Division> {
  const { period, msls, by, count } = request
  const key = JSON.stringify([workspace.revision, period, msls, by, count])
  const known = kept.get(workspace)
  if (known?.key === key) return known.division
  const { lines } = await corpusOf(workspace)
  const division = divide(lines.filter(inScope(period, msls)), request)
  kept.set(workspace, { key, division })
  return division
}

/** Parts insights into themes, the largest first. */
export function divide(lines: readonly InsightLine[], { by, count }: Pick<ThemesRequest, 'by' | 'count'>): Division {
  const isGiven = ({ theme }: InsightLine) => by === 'given' && theme !== null
  const given = givenThemes(lines.filter(isGiven))
  const others = lines.filter((line) => !isGiven(line))
  const found = foundThemes(
    others.filter(({ text }) => text !== null),
    count
  )
  const groups = [...given, ...found].sort((a, b) => b.lines.length - a.lines.length || (a.id < b.id ? -1 : 1))
  const sorted = groups.reduce((sum, group) => sum + group.lines.length, 0)
  return { groups, unsorted: lines.length - sorted }
}

/** Themes as the export names them; spellings that differ in case, accents or spaces alone are one. */
function givenThemes(lines: readonly InsightLine[]): Group[] {
  const byName = new Map<string, number[]>()
  lines.forEach(({ theme }, i) => {
    const name = fold(theme!).trim().replace(/\s+/g, ' ')
    const places = byName.get(name)
    if (places) places.push(i)
    else byName.set(name, [i])
  })
  const vectors = termVectors(lines.map(({ text }) => text ?? ''))
  const middle = meanVector(vectors, lines.keys())
  return [...byName].map(([name, places]) => {
    const mean = meanVector(vectors, places)
    const apart = mean.map((value, w) => value - middle[w]!)
    return {
      id: `given:${name}`,
      name: mostFrequent(places.map((i) => lines[i]!.theme!)),
      words: strongest(vectors, apart),
      lines: places.map((i) => lines[i]!),
      example: nearestText(lines, vectors, places, mean)
    }
  })
}

/** Themes in texts; how many is told by the number of texts unless asked for. */
function foundThemes(lines: readonly InsightLine[], count: number | null): Group[] {
  if (lines.length < (count ?? fewestTexts)) return []
  const vectors = termVectors(lines.map(({ text }) => text!))
  const wanted = count ?? Math.min(mostThemes, Math.max(2, Math.round(Math.sqrt(lines.length / 2))))
  const groupOf = clusterTexts(vectors, wanted)
  const places = Array.from({ length: wanted }, (): number[] => [])
  groupOf.forEach((group, i) => {
    if (group >= 0) places[group]!.push(i)
  })
  return places
    .filter((members) => members.length > 0)
    .map((members) => {
      const mean = meanVector(vectors, members)
      const words = strongest(vectors, mean)
      return {
        id: `found:${words.map(({ word }) => word).join(' ')}`,
        name: null,
        words,
        lines: members.map((i) => lines[i]!),
        example: nearestText(lines, vectors, members, mean)
      }
    })
}

function strongest(vectors: TermVectors, weights: Float64Array): ThemeRow['words'] {
  const greatest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  return vectors.words
    .map((word, w) => ({ word, weight: weights[w]! }))
    .filter(({ weight }) => weight > 0 && weight >= leastShare * greatest)
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, wordsShown)
}

function nearestText(
  lines: readonly InsightLine[],
  vectors: TermVectors,
  places: readonly number[],
  mean: Float64Array
): string | null {
  let best = places[0]!
  for (const i of places) if (similarity(vectors, i, mean) > similarity(vectors, best, mean) + 1e-12) best = i
  return lines[best]!.text
}

/** The spelling that occurs most; of equal ones the first of the alphabet. */
function mostFrequent(names: readonly string[]): string {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0]
}
