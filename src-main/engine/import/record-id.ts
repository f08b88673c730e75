import type { Connection } from '../workspace/connection'

const suffix = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** SQL for one suffix character: bit i tells whether letter i of the five is upper case. */
function suffixOf(start: number): string {
  const bits = [0, 1, 2, 3, 4].map(
    (i) => `(CASE WHEN substr(x, ${start + i}, 1) BETWEEN 'A' AND 'Z' THEN ${1 << i} ELSE 0 END)`
  )
  return `substr('${suffix}', 1 + ${bits.join(' + ')}, 1)`
}

/**
 * Defines the SQL function `lens_record_id`: a 15-character Salesforce id becomes its 18-character form, whose last
 * three letters keep the case of the others; everything else stays. Source: Salesforce, "What are the differences
 * between 15 and 18-character record IDs?".
 */
export async function defineRecordId(connection: Connection): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP MACRO lens_record_id(x) AS CASE WHEN strlen(x) = 15 AND regexp_full_match(x, '[A-Za-z0-9]{15}')
       THEN x || ${suffixOf(1)} || ${suffixOf(6)} || ${suffixOf(11)} ELSE x END`
  )
}
