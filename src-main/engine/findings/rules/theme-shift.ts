import { benjaminiHochberg } from '#base/statistics'
import { numberSetting } from '../../workspace/settings'
import { recentInsights, shiftOf } from '../recent-insights'
import { highConfidence, type Rule } from '../rule'

/**
 * Themes that KOLs bring up more often in the last quarter than in the year before, as a share of the insights that have a
 * theme; Benjamini–Hochberg over the themes.
 */
export const themeShift: Rule = {
  id: 'theme-shift',
  async find(context) {
    const themed = (await recentInsights(context)).filter(({ theme }) => theme !== null)
    const themes = [...new Set(themed.map(({ theme }) => theme!))].sort()
    const shifts = themes.flatMap((theme) => {
      const shift = shiftOf(themed, (insight) => insight.theme === theme)
      return shift === null ? [] : [{ theme, shift }]
    })
    const adjusted = benjaminiHochberg(shifts.map(({ shift }) => shift.p))
    return shifts.flatMap(({ theme, shift: { recent, earlier, evidence } }, i) => {
      // A share twice as large is another subject; a little more of the same is none.
      if (adjusted[i]! > numberSetting(context.settings, 'fdr') || recent.share < 2 * earlier.share) return []
      return [
        {
          wording: earlier.hits === 0 ? ('theme-new' as const) : ('theme-rising' as const),
          severity: adjusted[i]! <= highConfidence ? ('watch' as const) : ('info' as const),
          confidence: 1 - adjusted[i]!,
          msl: null,
          kol: null,
          subject: theme,
          kpi: null,
          figures: { theme, share: recent.share, before: earlier.share, hits: recent.hits, trials: recent.trials },
          evidence
        }
      ]
    })
  }
}
