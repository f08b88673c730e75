import type { Period } from '#contract/ids'
import { readMeetable } from '../../diversity/consent'
import type { Connection } from '../../workspace/connection'
import { quoteLiteral } from '../../workspace/sql'
import { grouped } from './grouped'

/** What one MSL had to do with a KOL. */
export interface Visit {
  msl: string
  /** Contacts in the period, and in the twelve months before the as-of day. */
  inPeriod: number
  inYear: number
  /** The last one before the as-of day; null where all are later. */
  lastOn: string | null
}

/** A KOL of the network. */
export interface Person {
  kol: string
  name: string
  tier: number | null
  scope: string | null
  careerStartedOn: string | null
  specialty: string | null
  institution: string | null
  region: string | null
  territory: string | null
  interests: string[]
  /** Not deleted, not inactive, has not refused contact, and is described by a row of their own. */
  mayBeMet: boolean
  visits: readonly Visit[]
  /** MSLs on whose panel the KOL is in the period. */
  panels: readonly string[]
}

/** An MSL, with the place in the order of territory and name. */
export interface Msl {
  msl: string
  name: string
  territory: string | null
  region: string | null
  place: number
  /** Whether the MSL was still there on the as-of day. */
  isThere: boolean
}

/** First day of the twelve months before a day, as SQL. */
const yearBeforeSql = (day: string) => `DATE ${quoteLiteral(day)} - INTERVAL 12 MONTH`

/** The first day of the twelve months before the as-of day. */
export async function yearStart(connection: Connection, { asOf }: Period): Promise<string> {
  const { day } = await connection.one<{ day: string }>(`SELECT CAST(${yearBeforeSql(asOf)} AS DATE)::TEXT AS day`)
  return day
}

/** Every KOL that is not deleted, by id. */
export async function readPeople(connection: Connection, period: Period): Promise<Map<string, Person>> {
  const rows = await connection.rows<Omit<Person, 'mayBeMet' | 'visits' | 'panels'>>(
    `SELECT kol_id AS kol, name, tier, scope, career_started_on AS "careerStartedOn", specialty, institution, region, territory,
            coalesce(interests, []) AS interests
     FROM kol WHERE NOT coalesce(deleted, false)`
  )
  const meetable = await readMeetable(connection)
  const visits = await readVisits(connection, period)
  const panels = await readPanels(connection, period)
  return new Map(
    rows.map((row) => [
      row.kol,
      {
        ...row,
        mayBeMet: meetable.has(row.kol),
        visits: visits.get(row.kol) ?? [],
        panels: panels.get(row.kol) ?? []
      }
    ])
  )
}

async function readVisits(connection: Connection, { from, to, asOf }: Period): Promise<Map<string, Visit[]>> {
  const within = (first: string, end: string) =>
    `count(*) FILTER (occurred_on >= ${first} AND occurred_on < DATE ${quoteLiteral(end)})`
  const rows = await connection.rows<Visit & { kol: string }>(
    `SELECT kol_id AS kol, msl_id AS msl, ${within(`DATE ${quoteLiteral(from)}`, to)} AS "inPeriod",
            ${within(yearBeforeSql(asOf), asOf)} AS "inYear",
            max(occurred_on) FILTER (occurred_on < DATE ${quoteLiteral(asOf)})::TEXT AS "lastOn"
     FROM contact GROUP BY kol_id, msl_id ORDER BY kol_id, msl_id`
  )
  return grouped(rows, ({ kol, ...visit }) => [kol, visit])
}

/** Panels by the rows of the engagement plan that overlap the period. */
async function readPanels(connection: Connection, { from, to }: Period): Promise<Map<string, string[]>> {
  const rows = await connection.rows<{ kol: string; msl: string }>(
    `SELECT DISTINCT kol_id AS kol, msl_id AS msl FROM engagement_plan
     WHERE NOT coalesce(deleted, false) AND period_start < DATE ${quoteLiteral(to)} AND period_end > DATE ${quoteLiteral(from)}
     ORDER BY kol_id, msl_id`
  )
  return grouped(rows, ({ kol, msl }) => [kol, msl])
}

/** MSLs that are not deleted, in the order of territory and name. */
export async function readMsls(connection: Connection, { asOf }: Period): Promise<Map<string, Msl>> {
  const rows = await connection.rows<Omit<Msl, 'place'>>(
    `SELECT msl_id AS msl, coalesce(name, msl_id) AS name, territory, region,
            coalesce(left_on > DATE ${quoteLiteral(asOf)}, true) AS "isThere"
     FROM msl WHERE NOT coalesce(deleted, false) ORDER BY territory NULLS LAST, name, msl_id`
  )
  return new Map(rows.map((row, place) => [row.msl, { ...row, place }]))
}
