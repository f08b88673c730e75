import type { PortfolioRow } from '#contract/diversity'
import type { EvidenceAddress } from '#contract/finding'
import { benjaminiHochberg } from '#base/statistics'
import { portfolios } from '../../diversity/portfolio'
import { EvidenceStore } from '../../kpi/evidence-store'
import { quoteLiteral } from '../../workspace/sql'
import type { Draft, FindingContext, Rule } from '../rule'

/** Contacts that go to fewer KOLs than plan and chance explain; the verdict is the portfolio's. */
export const overReliance: Rule = {
  id: 'over-reliance',
  async find(context) {
    const { rows } = await portfolios(context.workspace, context.period, null)
    const judged = rows.filter(({ overReliance: { level } }) => level !== 'too-few')
    const flagged = judged.filter(({ overReliance: { level } }) => level !== 'none')
    if (flagged.length === 0) return []
    const contacts = await contactsWithTop(context, flagged)
    const adjusted = benjaminiHochberg(judged.map(({ expected }) => expected?.pValue ?? 1))
    const confidence = new Map(judged.map(({ msl }, i) => [msl, 1 - adjusted[i]!]))
    const found = flagged.map((row) => draft(row, confidence.get(row.msl)!, contacts.get(row.msl) ?? []))
    if (judged.length < 3 || 2 * flagged.length <= judged.length) return found
    // As sure as of the least sure one that makes them a majority.
    const surest = found.map((one) => one.confidence).sort((a, b) => b - a)
    return [
      ...found,
      {
        wording: 'over-reliance-team',
        severity: flagged.some(({ overReliance: { level } }) => level === 'alert') ? 'high' : 'watch',
        confidence: surest[Math.floor(judged.length / 2)]!,
        msl: null,
        kol: null,
        subject: null,
        kpi: 'top3-contact-share',
        figures: { below: flagged.length, judged: judged.length },
        evidence: flagged.flatMap(({ msl }) => contacts.get(msl) ?? [])
      }
    ]
  }
}

function draft(row: PortfolioRow, confidence: number, evidence: EvidenceAddress[]): Draft {
  const { msl, contacts, hill, hillPlan, expected, overReliance: verdict } = row
  const top = verdict.topKols.slice(0, 3)
  const hasPlan = verdict.reasons.every(({ code }) => code !== 'no-plan')
  return {
    wording: hasPlan ? 'over-reliance' : 'over-reliance-no-plan',
    severity: verdict.level === 'alert' ? 'high' : 'watch',
    confidence,
    msl,
    kol: null,
    subject: null,
    kpi: 'top3-contact-share',
    figures: {
      leader: top[0]?.kolName ?? '',
      others: top.length - 1,
      share: top.reduce((sum, kol) => sum + kol.share, 0),
      planned: top.reduce((sum, kol) => sum + (kol.planned ?? 0), 0),
      contacts,
      effective: Math.round(hill.q2 ?? 0),
      effectivePlan: Math.round(hillPlan ?? 0),
      // Whole cases of a thousand, rounded up.
      chance: Math.max(1, Math.ceil(1000 * (expected?.pValue ?? 1)))
    },
    evidence
  }
}

/** The contacts of each MSL with the three KOLs relied on most, newest first. */
async function contactsWithTop(
  { workspace, period, signal }: FindingContext,
  flagged: readonly PortfolioRow[]
): Promise<Map<string, EvidenceAddress[]>> {
  const store = await EvidenceStore.of(workspace)
  const pairs = flagged.flatMap(({ msl, overReliance: { topKols } }) =>
    topKols.slice(0, 3).map(({ kol }) => `(${quoteLiteral(msl)}, ${quoteLiteral(kol)})`)
  )
  const rows = await store.inPeriod(period, null, signal, () =>
    store.connection.rows<{ msl_id: string; contact_id: string }>(
      `SELECT c.msl_id, c.contact_id FROM session_contact c JOIN (VALUES ${pairs.join(', ')}) t(msl_id, kol_id) USING (msl_id, kol_id)
       WHERE c.occurred_on >= DATE ${quoteLiteral(period.from)} AND c.occurred_on < DATE ${quoteLiteral(period.to)}
       ORDER BY c.occurred_on DESC, c.contact_id`
    )
  )
  const byMsl = new Map<string, EvidenceAddress[]>()
  for (const { msl_id, contact_id } of rows) {
    const own = byMsl.get(msl_id) ?? []
    byMsl.set(msl_id, own)
    own.push({ table: 'contact', id: contact_id })
  }
  return byMsl
}
