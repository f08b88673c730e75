import type { Period } from '#contract/ids'
import { amongMsls } from '../kol/directory'
import { preferenceSql } from '../kol/standing'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'

/**
 * Makes the temporary table `channel_met` of the contacts of a period and the MSLs chosen: `contact_id, msl_id, kol_id,
 * occurred_on, channel, is_digital, preferred_channels, standing, undated, matched, tier, segment`. A preference counts
 * where it held on the day of the contact, as in the KPI channel-preference-match; of a KOL whom no file describes none is
 * known. To be called inside `inPeriod`.
 */
export async function prepareMet(connection: Connection, { from, to }: Period, msls: readonly string[] | null) {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE channel_met AS
     WITH judged AS (
       SELECT c.contact_id, c.msl_id, c.kol_id, c.occurred_on, c.channel, c.is_digital, k.preferred_channels, k.tier, k.segment,
              ${preferenceSql('c.occurred_on')} AS preference
       FROM contact c LEFT JOIN kol k USING (kol_id)
       WHERE c.occurred_on >= DATE ${quoteLiteral(from)} AND c.occurred_on < DATE ${quoteLiteral(to)}
         AND ${amongMsls('c.msl_id', msls)}
     ), standing AS (
       SELECT *, CASE WHEN channel IS NULL THEN 'no-channel' WHEN channel = 'congress' THEN 'congress'
                      WHEN preference IN ('dated', 'undated') THEN 'known' ELSE preference END AS standing
       FROM judged
     )
     SELECT *, standing = 'known' AND preference = 'undated' AS undated,
            CASE WHEN standing = 'known' THEN list_contains(preferred_channels, channel) END AS matched
     FROM standing`
  )
}

/** Contacts whose channel was chosen: one is given, and it was not a congress. */
export const isChosen = `standing NOT IN ('congress', 'no-channel')`
