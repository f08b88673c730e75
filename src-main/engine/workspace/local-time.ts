import type { Connection } from './connection'
import { quoteLiteral } from './sql'
import { span, zoneClock, type ZoneClock } from './zone-clock'

/** The zone that days hang on where an MSL has none of their own. */
const home = "(SELECT max(value) FROM setting WHERE name = 'zone')"

/**
 * Makes what tells the local time of moments, which are stored in UTC, as days hang on the clock of the MSL:
 * - the macro `local_time(moment, whose)`: what the clock of an MSL shows, in the MSL's `time_zone`, else in the workspace's;
 * - `local_day(moment, whose)`: the day of it;
 * - `time_by(moment, zone, clock)`: the same for whoever has both from the view `zone_of_msl(zone_owner, zone, clock)`, as
 *   looking them up for each row costs more than a join.
 *
 * A zone that the database does not know, which only other programs can have written, is none. Midnight of the workspace's
 * zone is a day that an export gave without a time; it stays that day in every zone.
 *
 * The database takes microseconds to read the clock of a zone, so those of the zones in use are written into the macros, and
 * `clock` is the number of one; zones that come into use later, and years out of the span, are right as well, and slower.
 */
export async function addLocalTime(connection: Connection): Promise<void> {
  await connection.run(
    'CREATE TABLE IF NOT EXISTS cache.main.zone_name AS SELECT DISTINCT name FROM pg_timezone_names()'
  )
  const { homeZone } = await connection.one<{ homeZone: string | null }>(`SELECT ${home} AS "homeZone"`)
  const own = await connection.rows<{ zone: string }>(
    'SELECT DISTINCT time_zone AS zone FROM msl WHERE time_zone IN (FROM cache.main.zone_name) ORDER BY zone'
  )
  const zones = new Set([homeZone ?? 'UTC', ...own.map(({ zone }) => zone)])
  // Zones whose clocks agree share one.
  const numbers = new Map<string, number>()
  const numbered = [...zones].map((zone) => {
    const clock = JSON.stringify(zoneClock(zone))
    if (!numbers.has(clock)) numbers.set(clock, numbers.size + 1)
    return { zone, number: numbers.get(clock)! }
  })
  const clocks = [...numbers.keys()].map((clock) => JSON.parse(clock) as ZoneClock)
  for (const statement of statements(numbered, clocks)) await connection.run(statement)
}

/** Names in subqueries are their own: a macro's argument would otherwise be read as a column of these. */
const statements = (numbered: readonly { zone: string; number: number }[], clocks: readonly ZoneClock[]) => [
  `CREATE OR REPLACE TEMP VIEW zone_of_msl AS SELECT m.msl_id AS zone_owner, m.zone, c.clock FROM (
     SELECT msl_id, CASE WHEN time_zone IN (FROM cache.main.zone_name) THEN time_zone ELSE ${home} END AS zone FROM msl
   ) m LEFT JOIN (VALUES ${numbered.map(({ zone, number }) => `(${quoteLiteral(zone)}, ${number})`).join(', ')}) c(zone, clock)
     ON c.zone = m.zone`,
  `CREATE OR REPLACE TEMP MACRO home_time(moment) AS
     coalesce(CASE WHEN ${home} = ${quoteLiteral(numbered[0]!.zone)} THEN ${clockSql(clocks[0]!)} END,
              timezone(${home}, timezone('UTC', moment)))`,
  `CREATE OR REPLACE TEMP MACRO time_by(moment, zone, clock) AS
     CASE WHEN CAST(home_time(moment) AS TIME) = TIME '00:00:00' THEN home_time(moment)
          ELSE coalesce([${clocks.map(clockSql).join(', ')}][clock], timezone(coalesce(zone, ${home}), timezone('UTC', moment))) END`,
  `CREATE OR REPLACE TEMP MACRO local_time(moment, whose) AS time_by(moment,
     (SELECT max(zone) FROM zone_of_msl WHERE zone_owner = whose), (SELECT max(clock) FROM zone_of_msl WHERE zone_owner = whose))`,
  `CREATE OR REPLACE TEMP MACRO local_day(moment, whose) AS CAST(local_time(moment, whose) AS DATE)`
]

/** The time of `moment` by a clock; null out of the span. */
const clockSql = ({ first, changes }: ZoneClock) =>
  `CASE WHEN moment >= ${timestampSql(span.from)} AND moment < ${timestampSql(span.to)} THEN moment + ${shiftSql(first, changes)} END`

/** The interval that a clock is ahead by at `moment`: a tree of halves. */
function shiftSql(first: number, changes: ZoneClock['changes']): string {
  if (changes.length === 0) return `INTERVAL '${first} minutes'`
  const middle = changes.length >> 1
  const { at, minutes } = changes[middle]!
  return `CASE WHEN moment < ${timestampSql(at)} THEN ${shiftSql(first, changes.slice(0, middle))}
    ELSE ${shiftSql(minutes, changes.slice(middle + 1))} END`
}

const timestampSql = (moment: number) => `TIMESTAMP '${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')}'`
