import type { SearchResult } from '#contract/insights'
import type { Workspace } from '../workspace/workspace'
import { corpusOf, inScope } from './corpus'
import { termsOf } from './query'
import { highlightsOf, rank } from './ranking'
import { insightsOfTheme, type ThemesRequest } from './themes'

export interface SearchRequest extends Pick<ThemesRequest, 'period' | 'msls'> {
  query: string
  /** One theme of the division by `themesBy`. */
  theme: string | null
  themesBy: ThemesRequest['by']
  limit: number
}

/** Insights that hold all words of a query, best first; all of them, newest first, where it has no word. */
export async function searchInsights(workspace: Workspace, request: SearchRequest): Promise<SearchResult> {
  const { period, msls, theme, limit } = request
  const { lines, index } = await corpusOf(workspace)
  const terms = termsOf(request.query)
  const isWanted = inScope(period, msls)
  const inTheme =
    theme === null ? null : await insightsOfTheme(workspace, { period, msls, by: request.themesBy, count: null }, theme)
  const isThere = (i: number) => isWanted(lines[i]!) && (inTheme === null || inTheme.has(lines[i]!.insightId))
  const found =
    terms.length === 0
      ? Array.from(lines, (_, i) => ({ text: i, score: 0 })).filter(({ text }) => isThere(text))
      : rank(index, terms).filter(({ text }) => isThere(text))
  return {
    period,
    total: found.length,
    searched: lines.filter(isWanted).length,
    rows: found.slice(0, limit).map(({ text: i, score }) => {
      const line = lines[i]!
      return { ...line, score, highlights: highlightsOf(line.text ?? '', terms) }
    })
  }
}
