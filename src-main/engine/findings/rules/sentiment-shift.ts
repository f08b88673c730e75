import { benjaminiHochberg } from '#base/statistics'
import { numberSetting } from '../../workspace/settings'
import { recentInsights, shiftOf, type DatedInsight, type Shift } from '../recent-insights'
import type { Draft, Rule } from '../rule'

interface Scope {
  /** Null for all insights. */
  theme: string | null
  direction: 'negative' | 'positive'
  shift: Shift
}

/**
 * KOLs who speak more critically, or more favourably, in the last quarter than in the year before, over all and by theme;
 * Benjamini–Hochberg over both directions and all themes.
 */
export const sentimentShift: Rule = {
  id: 'sentiment-shift',
  async find(context) {
    const known = (await recentInsights(context)).filter(({ sentiment }) => sentiment !== null)
    const themes = [...new Set(known.flatMap(({ theme }) => theme ?? []))].sort()
    const scopes = [null, ...themes].flatMap((theme) => scopesOf(theme, known))
    const adjusted = benjaminiHochberg(scopes.map(({ shift }) => shift.p))
    const fdr = numberSetting(context.settings, 'fdr')
    const margin = numberSetting(context.settings, 'finding_margin')
    return scopes.flatMap((scope, i) => {
      const { recent, earlier } = scope.shift
      return adjusted[i]! > fdr || recent.share - earlier.share < margin ? [] : [draft(scope, adjusted[i]!)]
    })
  }
}

function scopesOf(theme: string | null, known: readonly DatedInsight[]): Scope[] {
  const own = theme === null ? known : known.filter((insight) => insight.theme === theme)
  return (['negative', 'positive'] as const).flatMap((direction) => {
    const sign = direction === 'negative' ? -1 : 1
    const shift = shiftOf(own, ({ sentiment }) => sentiment === sign)
    return shift === null ? [] : [{ theme, direction, shift }]
  })
}

function draft({ theme, direction, shift: { recent, earlier, evidence } }: Scope, adjustedP: number): Draft {
  return {
    wording: `sentiment-${direction}${theme === null ? '' : '-theme'}`,
    severity: direction === 'negative' ? 'watch' : 'info',
    confidence: 1 - adjustedP,
    msl: null,
    kol: null,
    subject: `${direction} ${theme ?? ''}`.trim(),
    kpi: null,
    figures: {
      theme: theme ?? '',
      share: recent.share,
      before: earlier.share,
      hits: recent.hits,
      trials: recent.trials,
      low: recent.low,
      high: recent.high
    },
    evidence
  }
}
