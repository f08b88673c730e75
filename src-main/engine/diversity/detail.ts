import type { PortfolioDetail } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { LensFault } from '#contract/faults'
import type { Workspace } from '../workspace/workspace'
import { lorenzBand, lorenzCurve } from './null-model'
import { analysisOf, diversitySettings } from './portfolio'

const grid = 50
/** Enough for a band that is drawn a pixel or two wide at its edge. */
const bandDraws = 1000

/**
 * What the pictures of one MSL's portfolio are drawn from.
 * @throws LensFault `unknown-msl`
 */
export async function portfolioDetail(workspace: Workspace, period: Period, msl: string): Promise<PortfolioDetail> {
  const found = await analysisOf(workspace, period, msl)
  if (!found) throw unknownMsl(msl)
  const { window, indices, plan } = found.analysis
  const { seed } = await diversitySettings(workspace)
  const n = indices.contacts
  const counts = window.kols.map(({ contacts }) => contacts)
  const flat = Array.from({ length: grid + 1 }, () => 0)
  const drawnFrom = `lorenz ${seed} ${msl} ${period.from}..${period.to}`
  const band = n > 0 ? lorenzBand(plan.shares, n, bandDraws, grid, drawnFrom) : { low: flat, high: flat }
  return {
    period,
    row: found.row,
    kols: window.kols
      .map(({ kol, name, tier, attributes, contacts, assigned, lastContactOn }, i) => ({
        kol,
        kolName: name,
        tier,
        specialty: attributes.specialty,
        institution: attributes.institution,
        contacts,
        share: n > 0 ? contacts / n : null,
        plannedShare: plan.shares[i]!,
        assigned,
        lastContactOn
      }))
      .sort(
        (a, b) => b.contacts - a.contacts || (b.plannedShare ?? 0) - (a.plannedShare ?? 0) || (a.kol < b.kol ? -1 : 1)
      ),
    lorenz: {
      x: Array.from({ length: grid + 1 }, (_, i) => i / grid),
      actual: lorenzCurve(counts, grid),
      plan: lorenzCurve(plan.shares, grid),
      ...band
    }
  }
}

export function unknownMsl(msl: string): LensFault {
  return new LensFault({
    code: 'unknown-msl',
    message: `There is no MSL with the id ${msl}.`,
    hint: 'lens sql "SELECT msl_id, name FROM msl" lists them.',
    where: msl
  })
}
