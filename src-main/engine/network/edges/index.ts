import { movedKolsSql } from '../../duplicates/active-merges'
import { sharedGroups, type EdgeSource } from './source'

/**
 * Edges of files that were taken for a kind; without a direction, the smaller id comes first. The file keeps the ids it was
 * taken in with, so that undoing a merge of two KOLs parts their edges again.
 */
export function importedEdgesSql(kind: 'nomination' | 'referral' | 'stated'): string {
  const [source, target] =
    kind === 'stated' ? ['least(source, target)', 'greatest(source, target)'] : ['source', 'target']
  return `SELECT ${source} AS source, ${target} AS target, weight, NULL::DATE AS first_on, NULL::DATE AS last_on, list AS evidence
    FROM (SELECT coalesce(a.kept, e.source_kol_id) AS source, coalesce(b.kept, e.target_kol_id) AS target, e.weight, e.list
          FROM network_edge e LEFT JOIN (${movedKolsSql}) a ON a.id = e.source_kol_id
          LEFT JOIN (${movedKolsSql}) b ON b.id = e.target_kol_id WHERE e.kind = '${kind}')
    WHERE source <> target`
}

const kept = (alias: string) => `NOT coalesce(${alias}.deleted, false)`

const coAuthorship: EdgeSource = {
  kind: 'co-authorship',
  directed: false,
  byDefault: true,
  evidenceTable: 'publication',
  sql: sharedGroups(
    `SELECT DISTINCT a.publication_id AS group_id, a.kol_id, p.published_on AS first_on, p.published_on AS last_on
     FROM authorship a LEFT JOIN publication p USING (publication_id) WHERE ${kept('a')} AND ${kept('p')}`
  )
}

const coInvestigator: EdgeSource = {
  kind: 'co-investigator',
  directed: false,
  byDefault: true,
  evidenceTable: 'trial',
  sql: sharedGroups(
    `SELECT DISTINCT r.trial_id AS group_id, r.kol_id, t.started_on AS first_on, t.started_on AS last_on
     FROM trial_role r LEFT JOIN trial t USING (trial_id)
     WHERE r.kol_id IS NOT NULL AND coalesce(lower(trim(r.role)), '') NOT IN ('site-suggested', 'site-declined') AND ${kept('r')} AND ${kept('t')}`
  )
}

const coSpeaker: EdgeSource = {
  kind: 'co-speaker',
  directed: false,
  byDefault: true,
  evidenceTable: 'event',
  sql: sharedGroups(
    `SELECT DISTINCT p.event_id AS group_id, p.kol_id, e.starts_on AS first_on, coalesce(e.ends_on, e.starts_on) AS last_on
     FROM event_participant p LEFT JOIN event e USING (event_id)
     WHERE p.kol_id IS NOT NULL AND p.role IN ('speaker', 'chair', 'panel') AND ${kept('p')} AND ${kept('e')}
       AND coalesce(p.status, 'attended') NOT IN ('declined', 'cancelled', 'no-show')`
  )
}

/** In a crowd of more than so many nobody meets anybody. */
const crowd = 30

const coAttendance: EdgeSource = {
  kind: 'co-attendance',
  directed: false,
  byDefault: true,
  evidenceTable: 'event',
  sql: sharedGroups(
    `SELECT DISTINCT p.event_id AS group_id, p.kol_id, e.starts_on AS first_on, coalesce(e.ends_on, e.starts_on) AS last_on
     FROM event_participant p LEFT JOIN event e USING (event_id)
     WHERE p.kol_id IS NOT NULL AND ${kept('p')} AND ${kept('e')}
       AND coalesce(p.status, 'attended') NOT IN ('declined', 'cancelled', 'no-show')`,
    crowd
  )
}

/**
 * Interactions of the team with several KOLs. Off by default: whom the team meets would be central because the team meets
 * them, and whom it misses would not.
 */
const teamMeeting: EdgeSource = {
  kind: 'team-meeting',
  directed: false,
  byDefault: false,
  evidenceTable: 'interaction',
  sql: sharedGroups(
    // Most interactions have one attendee: they are left out before anything is compared.
    `SELECT interaction_id AS group_id, kol_id, occurred_on AS first_on, occurred_on AS last_on
     FROM contact WHERE interaction_id IN
       (SELECT interaction_id FROM interaction_attendee WHERE NOT deleted GROUP BY interaction_id HAVING count(*) > 1)`,
    crowd
  )
}

/**
 * The same institution at the same time, over all who were ever there. Affiliations end before their `to_on`; a KOL
 * without any belongs to the institution of the KOL's own row, at all times.
 */
const affiliation: EdgeSource = {
  kind: 'affiliation',
  directed: false,
  byDefault: false,
  evidenceTable: null,
  sql: `WITH place AS (
      SELECT kol_id, coalesce(institution_id, institution) AS place, coalesce(from_on, DATE '-infinity') AS from_on,
             coalesce(to_on, DATE 'infinity') AS to_on FROM affiliation a WHERE ${kept('a')}
      UNION ALL SELECT kol_id, coalesce(institution_id, institution), DATE '-infinity', DATE 'infinity' FROM kol k
        WHERE ${kept('k')} AND kol_id NOT IN (SELECT kol_id FROM affiliation a WHERE ${kept('a')})
    ), sized AS (SELECT *, count(DISTINCT kol_id) OVER (PARTITION BY place) AS size FROM place WHERE place IS NOT NULL)
    SELECT a.kol_id AS source, b.kol_id AS target, 1.0 / (any_value(a.size) - 1) AS weight,
           nullif(min(greatest(a.from_on, b.from_on)), DATE '-infinity') AS first_on,
           CASE WHEN max(least(a.to_on, b.to_on)) < DATE 'infinity' THEN max(least(a.to_on, b.to_on)) - 1 END AS last_on,
           a.place AS evidence
    FROM sized a JOIN sized b ON a.place = b.place AND a.kol_id < b.kol_id AND a.from_on < b.to_on AND b.from_on < a.to_on
    GROUP BY a.kol_id, b.kol_id, a.place`
}

const nomination: EdgeSource = {
  kind: 'nomination',
  directed: true,
  byDefault: true,
  evidenceTable: null,
  sql: `SELECT rater_kol_id AS source, nominee_kol_id AS target, 1.0 AS weight, named_on AS first_on, named_on AS last_on,
          coalesce(domain, 'adviser') AS evidence FROM nomination n WHERE ${kept('n')}
        UNION ALL ${importedEdgesSql('nomination')}`
}

const referral: EdgeSource = {
  kind: 'referral',
  directed: true,
  byDefault: true,
  evidenceTable: null,
  sql: `SELECT source_kol_id AS source, target_kol_id AS target, coalesce(strength, 1) AS weight, noted_on AS first_on, noted_on AS last_on,
          kind AS evidence FROM relationship r WHERE ${kept('r')} AND kind = 'referral' AND coalesce(strength, 1) > 0
        UNION ALL ${importedEdgesSql('referral')}`
}

const stated: EdgeSource = {
  kind: 'stated',
  directed: false,
  byDefault: true,
  evidenceTable: null,
  sql: `SELECT least(source_kol_id, target_kol_id) AS source, greatest(source_kol_id, target_kol_id) AS target,
          coalesce(strength, 1) AS weight, noted_on AS first_on, noted_on AS last_on, kind AS evidence
        FROM relationship r WHERE ${kept('r')} AND kind IS DISTINCT FROM 'referral' AND coalesce(strength, 1) > 0
        UNION ALL ${importedEdgesSql('stated')}`
}

/** Every source of edges, in the order screens list them. */
export const edgeSources: readonly EdgeSource[] = [
  coAuthorship,
  coInvestigator,
  coSpeaker,
  coAttendance,
  teamMeeting,
  affiliation,
  nomination,
  referral,
  stated
]
