import type { Connection } from '../workspace/connection'
import { defineFolding } from './folding'

/** Jaro–Winkler similarity from which two names in one place may be one person's. */
export const nearName = 0.94

/** Up to so many KOLs that share a value are paired each with each, more with the first of them only. */
const groupLimit = 12
/** Up to so many names of one block are compared each with each, more with their neighbours in the alphabet only. */
const blockLimit = 200
/** So many neighbours, in the order of the names and in that of their last words. */
const neighbours = 10

/**
 * Makes the temporary table `kol_pair(first_id, second_id, rule, shared)`: KOLs that share an identifier, or a folded
 * name and an institution, or have near names in one city (or, where neither has a city, in one institution), or the same
 * name where nothing tells of either where they work. KOLs that are deleted or but stubs are left out. The work grows with the number of KOLs, not with its square.
 */
export async function findPairs(connection: Connection): Promise<void> {
  await defineFolding(connection)
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE kol_folded AS
     SELECT k.kol_id, k.name AS name_given, k.orcid AS orcid_given, k.email AS email_given, k.city AS city_given, fold_name(k.name) AS name,
            fold_orcid(k.orcid) AS orcid, fold_npi(k.npi) AS npi, fold_email(k.email) AS email,
            fold_text(k.city) AS city, coalesce(k.institution, i.name) AS institution,
            list_filter(['id ' || k.institution_id, 'name ' || fold_text(coalesce(k.institution, i.name))],
                        lambda x: x IS NOT NULL) AS institutions
     FROM kol k LEFT JOIN (SELECT institution_id, any_value(name) AS name FROM institution GROUP BY 1) i USING (institution_id)
     WHERE NOT coalesce(k.deleted, false) AND NOT coalesce(k.stub, false)`
  )
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE kol_place AS
     SELECT kol_id, name, 'city ' || city AS place, city_given AS shared FROM kol_folded
     WHERE city IS NOT NULL AND name IS NOT NULL
     UNION ALL
     SELECT kol_id, name, unnest(institutions), institution FROM kol_folded WHERE city IS NULL AND name IS NOT NULL`
  )
  await connection.run('CREATE OR REPLACE TEMP TABLE kol_pair (first_id TEXT, second_id TEXT, rule TEXT, shared TEXT)')
  await pairEqual(connection)
  await pairNear(connection)
}

/** Pairs that have a value in common to the letter. */
async function pairEqual(connection: Connection): Promise<void> {
  await connection.run(
    `INSERT INTO kol_pair
     WITH shared AS (
       SELECT 'orcid' AS rule, orcid AS value, orcid_given AS shared, kol_id FROM kol_folded WHERE orcid IS NOT NULL
       UNION ALL SELECT 'npi', npi, npi, kol_id FROM kol_folded WHERE npi IS NOT NULL
       UNION ALL SELECT 'email', email, email_given, kol_id FROM kol_folded WHERE email IS NOT NULL
       UNION ALL SELECT 'name-institution', name || '|' || institution_key, institution, kol_id
                 FROM (SELECT *, unnest(institutions) AS institution_key FROM kol_folded WHERE name IS NOT NULL)
       UNION ALL SELECT 'similar-name', name || '|' || place, shared, kol_id FROM kol_place
       UNION ALL SELECT 'same-name', name, name_given, kol_id FROM kol_folded
                 WHERE name IS NOT NULL AND city IS NULL AND len(institutions) = 0
     ), placed AS (
       SELECT *, row_number() OVER (PARTITION BY rule, value ORDER BY kol_id) AS position,
              count(*) OVER (PARTITION BY rule, value) AS size
       FROM shared
     )
     SELECT a.kol_id, b.kol_id, a.rule, a.shared
     FROM (SELECT * FROM placed WHERE size > 1 AND (size <= ${groupLimit} OR position = 1)) a
     JOIN placed b ON a.rule = b.rule AND a.value = b.value AND a.position < b.position`
  )
}

/**
 * Pairs whose names are near, but not the same, in one place. Only names that begin alike, in the first word or the last,
 * are compared: others can't be as near, save by two mistakes. Names that differ by a number are numbered, not misspelt.
 */
async function pairNear(connection: Connection): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE name_block AS
     WITH named AS (
       SELECT DISTINCT place, name, regexp_replace(name, '[^0-9]', '', 'g') AS digits, split_part(name, ' ', 1) AS first_word,
              split_part(name, ' ', -1) AS last_word
       FROM kol_place
     ), keyed AS (
       SELECT place, name, last_word, hash(place, digits, unnest(['f' || first_word, 'l' || left(last_word, 3),
              'b' || left(first_word, 2) || left(last_word, 1)])) AS block
       FROM named
     )
     SELECT *, row_number() OVER (PARTITION BY block ORDER BY name) AS position,
            row_number() OVER (PARTITION BY block ORDER BY last_word, name) AS last_position,
            count(*) OVER (PARTITION BY block) AS size
     FROM keyed`
  )
  // Names of very unlike length can't be so near; that costs less to ask first.
  const near = `least(length(a.name), length(b.name)) >= 0.7 * greatest(length(a.name), length(b.name))
                AND jaro_winkler_similarity(a.name, b.name) >= ${nearName}`
  const beside = (position: string) =>
    `SELECT a.place, a.name AS one, b.name AS other
     FROM (SELECT *, unnest(range(1, ${neighbours + 1})) AS step FROM name_block WHERE size > ${blockLimit}) a
     JOIN name_block b ON a.block = b.block AND b.${position} = a.${position} + a.step WHERE ${near}`
  await connection.run(
    `INSERT INTO kol_pair
     WITH near AS (
       SELECT a.place, a.name AS one, b.name AS other
       FROM (SELECT * FROM name_block WHERE size BETWEEN 2 AND ${blockLimit}) a
       JOIN name_block b ON a.block = b.block AND a.position < b.position WHERE ${near}
       UNION ${beside('position')} UNION ${beside('last_position')}
     ), people AS (
       SELECT * FROM kol_place QUALIFY row_number() OVER (PARTITION BY place, name ORDER BY kol_id) <= ${groupLimit}
     )
     SELECT least(a.kol_id, b.kol_id), greatest(a.kol_id, b.kol_id), 'similar-name', any_value(a.shared)
     FROM near n JOIN people a ON a.place = n.place AND a.name = n.one JOIN people b ON b.place = n.place AND b.name = n.other
     GROUP BY 1, 2`
  )
}
