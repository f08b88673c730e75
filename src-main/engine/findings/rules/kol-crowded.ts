import type { EvidenceAddress } from '#contract/finding'
import { benjaminiHochberg } from '#base/statistics'
import { poissonAtLeast } from '#base/tails'
import { EvidenceStore } from '../../kpi/evidence-store'
import { quoteLiteral } from '../../workspace/sql'
import { numberSetting } from '../../workspace/settings'
import { highConfidence, type Rule } from '../rule'

/** MSLs who must each have come more than once before a KOL is crowded: two may share one, three are many. */
const mslsNeeded = 3

/** A KOL may be seen half as often again as planned, as in the KPI of plan fit, before it is too often. */
const planBand = 1.5

interface Visited {
  kol: string
  contacts: number
  msls: number
  names: string
  planned: number
}

/**
 * KOLs whom several MSLs see more often than all their plans together mean, by the upper tail of the Poisson distribution
 * around one and a half times the plan; Benjamini–Hochberg over the KOLs with several MSLs. Nothing without a plan, which
 * alone tells whether several were meant to come.
 */
export const kolCrowded: Rule = {
  id: 'kol-crowded',
  async find({ workspace, period, settings, signal }) {
    const days = `c.occurred_on >= DATE ${quoteLiteral(period.from)} AND c.occurred_on < DATE ${quoteLiteral(period.to)}`
    const store = await EvidenceStore.of(workspace)
    return store.inPeriod(period, null, signal, async () => {
      const visited = await store.connection.rows<Visited>(
        `WITH visits AS (SELECT c.kol_id, c.msl_id, count(*) AS n FROM session_contact c WHERE ${days} GROUP BY ALL),
         plan AS (SELECT kol_id, sum(planned_contacts) AS planned FROM assigned GROUP BY kol_id)
         SELECT v.kol_id AS kol, sum(v.n) AS contacts, count(*) FILTER (v.n >= 2) AS msls,
                string_agg(m.msl_name, ', ' ORDER BY m.territory, m.msl_name, m.msl_id) FILTER (v.n >= 2) AS names, any_value(p.planned) AS planned
         FROM visits v JOIN member m USING (msl_id) JOIN plan p USING (kol_id)
         WHERE p.planned > 0 GROUP BY v.kol_id HAVING count(*) FILTER (v.n >= 2) >= ${mslsNeeded} ORDER BY v.kol_id`
      )
      const adjusted = benjaminiHochberg(
        visited.map(({ contacts, planned }) => poissonAtLeast(contacts, planBand * planned))
      )
      const crowded = visited.flatMap((one, i) =>
        adjusted[i]! <= numberSetting(settings, 'fdr') ? [{ ...one, adjustedP: adjusted[i]! }] : []
      )
      if (crowded.length === 0) return []
      const rows = await store.connection.rows<{ kol_id: string; contact_id: string }>(
        `SELECT c.kol_id, c.contact_id FROM session_contact c
         WHERE ${days} AND c.kol_id IN (${crowded.map(({ kol }) => quoteLiteral(kol)).join(', ')})
         ORDER BY c.occurred_on DESC, c.contact_id`
      )
      return crowded.map(({ kol, contacts, msls, names, planned, adjustedP }) => ({
        wording: 'kol-crowded' as const,
        severity:
          adjustedP <= highConfidence && contacts > 2 * planBand * planned ? ('high' as const) : ('watch' as const),
        confidence: 1 - adjustedP,
        msl: null,
        kol,
        subject: null,
        kpi: null,
        figures: { contacts, msls, names, planned },
        evidence: rows.flatMap(({ kol_id, contact_id }): EvidenceAddress[] =>
          kol_id === kol ? [{ table: 'contact', id: contact_id }] : []
        )
      }))
    })
  }
}
