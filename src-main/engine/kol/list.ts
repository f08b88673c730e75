import type { Period } from '#contract/ids'
import type { KolSummary } from '#contract/kols'
import { readConsents } from '../diversity/consent'
import { EvidenceStore } from '../kpi/evidence-store'
import { quoteLiteral } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'

/** Every KOL that is not deleted, by tier, then name: who they are, who looks after them, who saw them when and how. */
export async function listKols(workspace: Workspace, period: Period, signal: AbortSignal): Promise<KolSummary[]> {
  const store = await EvidenceStore.of(workspace)
  const asOf = `DATE ${quoteLiteral(period.asOf)}`
  const consents = await readConsents(workspace.connection)
  const rows = await store.inPeriod(period, null, signal, () =>
    store.connection.rows<Omit<KolSummary, 'isOffLimits'>>(
      `WITH seen AS (
         SELECT c.kol_id, count(*) AS contacts, mode(c.channel) AS channel,
                list(DISTINCT coalesce(m.msl_name, c.msl_id) ORDER BY coalesce(m.msl_name, c.msl_id)) AS msls
         FROM contact c LEFT JOIN member m USING (msl_id)
         WHERE c.occurred_on >= DATE ${quoteLiteral(period.from)} AND c.occurred_on < DATE ${quoteLiteral(period.to)} GROUP BY c.kol_id
       ), latest AS (
         SELECT kol_id, max(occurred_on) AS last_on FROM contact WHERE occurred_on < ${asOf} GROUP BY kol_id
       ), planned AS (
         SELECT a.kol_id, min(i.occurred_on) AS next_on FROM interaction i JOIN interaction_attendee a USING (interaction_id)
         WHERE i.status = 'planned' AND i.occurred_on >= ${asOf} AND NOT i.deleted AND NOT a.deleted GROUP BY a.kol_id
       ), plan AS (
         SELECT a.kol_id, list(DISTINCT coalesce(m.msl_name, a.msl_id) ORDER BY coalesce(m.msl_name, a.msl_id)) AS msls
         FROM assigned a LEFT JOIN member m USING (msl_id) GROUP BY a.kol_id
       ), written AS (
         SELECT u.kol_id, count(DISTINCT u.publication_id) AS n FROM authorship u JOIN publication b USING (publication_id)
         WHERE b.published_on < ${asOf} AND b.published_on >= ${asOf} - INTERVAL 5 YEAR
           AND NOT coalesce(u.deleted, false) AND NOT coalesce(b.deleted, false) GROUP BY u.kol_id
       )
       SELECT k.kol_id AS kol, k.name AS "kolName", k.tier, k.specialty, coalesce(k.institution, h.name) AS institution, k.city,
              k.region, coalesce(k.interests, []) AS interests, coalesce(k.preferred_channels, []) AS "preferredChannels",
              s.channel AS "usedChannel", coalesce(w.n, 0) AS publications, r.kol_id IS NOT NULL AS "isRising",
              coalesce(p.msls, []) AS "assignedTo", coalesce(s.msls, []) AS "seenBy", coalesce(s.contacts, 0) AS contacts,
              l.last_on AS "lastOn", n.next_on AS "nextOn",
              coalesce(k.stub, false) AS stub
       FROM kol k LEFT JOIN institution h USING (institution_id) LEFT JOIN seen s USING (kol_id) LEFT JOIN latest l USING (kol_id)
       LEFT JOIN planned n USING (kol_id) LEFT JOIN plan p USING (kol_id) LEFT JOIN written w USING (kol_id)
       LEFT JOIN (SELECT DISTINCT kol_id FROM rising WHERE months_ago = 0) r USING (kol_id)
       WHERE NOT coalesce(k.deleted, false) ORDER BY k.tier NULLS LAST, k.name, k.kol_id`
    )
  )
  return rows.map((row) => ({ ...row, isOffLimits: consents.get(row.kol)?.refused ?? false }))
}
