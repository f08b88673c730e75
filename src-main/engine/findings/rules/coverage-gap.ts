import type { EvidenceAddress } from '#contract/finding'
import { daysBetween } from '#base/days'
import { benjaminiHochberg, wilson } from '#base/statistics'
import { readMeetable } from '../../diversity/consent'
import { missingFields } from '../../kpi/availability'
import { daysThere } from '../../activities/exposure'
import { people } from '../../activities/people'
import { EvidenceStore } from '../../kpi/evidence-store'
import { evidenceSql, ofEverybody } from '../../kpi/groups'
import { definitionsNamed } from '../../kpi/registry'
import { numberSetting } from '../../workspace/settings'
import { historyDays, type Draft, type FindingContext, type Rule } from '../rule'

interface AssignedKol {
  msl: string
  kol: string
  name: string
  /** While the MSL was there. */
  planned: number | null
  /** Days of the assignment on which the MSL was there. */
  days: number
  isSeen: boolean
  evidence: EvidenceAddress
}

/** Above this share of priority KOLs unseen, coverage is under the 85 % that concentration is judged by. */
const grossShare = 0.15

/**
 * Tier-1 and tier-2 KOLs on the panel whom their MSL has not seen. Nobody seen where the plan means n contacts happens by
 * chance with probability e^−n, so a KOL with few planned contacts is no gap yet; where the plan gives no number, half a
 * year without a contact is one. Time before the MSL came, after leaving and away counts for nobody, nor do KOLs who refused.
 */
export const coverageGap: Rule = {
  id: 'coverage-gap',
  async find(context) {
    const panel = await priorityPanel(context)
    const unseen = panel.filter(({ isSeen, planned }) => !isSeen && planned !== null)
    const adjusted = benjaminiHochberg(unseen.map(({ planned }) => Math.exp(-planned!)))
    const fdr = numberSetting(context.settings, 'fdr')
    const pOf = new Map(unseen.map((one, i) => [one, adjusted[i]!]))
    const gaps = panel.filter((one) =>
      one.planned === null ? !one.isSeen && one.days >= historyDays : (pOf.get(one) ?? 1) <= fdr
    )
    return [...new Set(gaps.map(({ msl }) => msl))].map((msl) =>
      draft(
        msl,
        gaps.filter((one) => one.msl === msl),
        panel.filter((one) => one.msl === msl).length,
        pOf
      )
    )
  }
}

function draft(
  msl: string,
  gaps: readonly AssignedKol[],
  assigned: number,
  pOf: ReadonlyMap<AssignedKol, number>
): Draft {
  const { low } = wilson(gaps.length, assigned)!
  const [first] = gaps
  return {
    wording: gaps.length === 1 ? 'coverage-gap-one' : 'coverage-gap',
    severity: low > grossShare ? 'high' : 'watch',
    confidence: 1 - Math.max(...gaps.map((one) => pOf.get(one) ?? 0)),
    msl,
    kol: null,
    subject: null,
    kpi: 'target-kol-coverage',
    figures: {
      unseen: gaps.length,
      assigned,
      first: first!.name,
      names: gaps
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', '),
      planned: gaps.reduce((sum, { planned }) => sum + (planned ?? 0), 0)
    },
    evidence: gaps.map(({ evidence }) => evidence)
  }
}

/** The tier-1 and tier-2 KOLs of every panel who may be contacted, those with most planned contacts first. */
async function priorityPanel({ workspace, resources, period, signal }: FindingContext): Promise<AssignedKol[]> {
  const [definition] = await definitionsNamed(workspace, resources, ['target-kol-coverage'])
  const store = await EvidenceStore.of(workspace)
  const { connection } = store
  return store.inPeriod(period, null, signal, async () => {
    const whole = daysBetween(period.from, period.asOf < period.to ? period.asOf : period.to)
    if (whole <= 0 || (await missingFields(connection, [definition!])).size > 0) return []
    const source = evidenceSql(await store.table(definition!), definition!, period, ofEverybody)
    const meetable = await readMeetable(connection)
    const there = new Map(
      (await people(connection, period, null)).map(({ msl, exposure }) => [msl, daysThere(exposure)])
    )
    const rows = await connection.rows<
      Omit<AssignedKol, 'evidence' | 'days'> & { firstOn: string; table: string; id: string }
    >(
      `SELECT e.msl_id AS msl, e.kol_id AS kol, k.name, a.planned_contacts AS planned, a.first_on AS "firstOn",
              e.numerator > 0 AS "isSeen", e.evidence_table AS "table", e.evidence_id AS id
       FROM (SELECT e.*, k.name FROM ${source} AND k.tier IN (1, 2)) e
       JOIN kol k USING (kol_id) JOIN assigned a ON a.msl_id = e.msl_id AND a.kol_id = e.kol_id
       ORDER BY e.msl_id, k.tier, a.planned_contacts DESC NULLS LAST, e.kol_id`
    )
    return rows
      .filter(({ kol }) => meetable.has(kol))
      .map(({ table, id, firstOn, planned, ...one }) => {
        const days = there.get(one.msl) ?? whole
        return {
          ...one,
          planned: planned === null ? null : (planned * days) / whole,
          days: daysBetween(firstOn, period.asOf) - (whole - days),
          evidence: { table, id }
        }
      })
  })
}
