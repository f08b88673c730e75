import type { Connection } from './connection'
import { quoteLiteral } from './sql'
import { isZone, span, zoneClock, type ZoneClock } from './zone-clock'

/** The zone that days hang on where an MSL has none of their own. */
const home = "(SELECT max(value) FROM setting WHERE name = 'zone')"

/**
 * Makes what tells the local time of moments, which are stored in UTC, as days hang on the clock of the MSL:
 * - the macro `local_time(moment, whose)`: what the clock of an MSL shows, in the MSL's `time_zone`, else in the workspace's;
 * - `local_day(moment, whose)`: the day of it.
 *
 * A zone that does not exist, which only other programs can have written, is none. Midnight of the workspace's
 * zone is a day that an export gave without a time; it stays that day in every zone.
 *
 * The database takes microseconds to read the clock of a zone, so those of the zones in use are written into the macros, and
 * `clock` is the number of one; zones that come into use later, and years out of the span, are right as well, and slower.
 */
export async function addLocalTime(connection: Connection): Promise<void> {
  const { homeZone } = await connection.one<{ homeZone: string | null }>(`SELECT ${home} AS "homeZone"`)
  const own = await connection.rows<{ zone: string }>(
    'SELECT DISTINCT time_zone AS zone FROM msl WHERE time_zone IS NOT NULL ORDER BY zone'
  )
  const zones = new Set([homeZone ?? 'UTC', ...own.map(({ zone }) => zone).filter(isZone)])
  const unknown = own.map(({ zone }) => zone).filter((zone) => !isZone(zone))
  // Zones whose clocks agree share one.
  const numbers = new Map<string, number>()
  const numbered = [...zones].map((zone) => {
    const clock = JSON.stringify(zoneClock(zone))
    if (!numbers.has(clock)) numbers.set(clock, numbers.size + 1)
    return { zone, number: numbers.get(clock)! }
  })
  const clocks = [...numbers.keys()].map((clock) => JSON.parse(clock) as ZoneClock)
  for (const statement of statements(numbered, clocks, unknown)) await connection.run(statement)
}

/**
 * The zone of an MSL and the number of its clock. Its names are its own: a macro's argument would otherwise be read as a
 * column of it.
 */
const zoneOf = (numbered: readonly { zone: string; number: number }[], unknown: readonly string[]) =>
  `(SELECT m.zone_owner, m.zone, c.clock FROM (
      SELECT msl_id AS zone_owner,
             CASE WHEN time_zone NOT IN (${['', ...unknown].map(quoteLiteral).join(', ')}) THEN time_zone ELSE ${home} END AS zone FROM msl
    ) m LEFT JOIN (VALUES ${numbered.map(({ zone, number }) => `(${quoteLiteral(zone)}, ${number})`).join(', ')}) c(zone, clock)
      ON c.zone = m.zone)`

const statements = (
  numbered: readonly { zone: string; number: number }[],
  clocks: readonly ZoneClock[],
  unknown: readonly string[]
) => [
  `CREATE OR REPLACE TEMP MACRO home_time(moment) AS
     coalesce(CASE WHEN ${home} = ${quoteLiteral(numbered[0]!.zone)} THEN ${clockSql(clocks[0]!)} END,
              timezone(${home}, timezone('UTC', moment)))`,
  `CREATE OR REPLACE TEMP MACRO time_by(moment, zone, clock) AS
     CASE WHEN CAST(home_time(moment) AS TIME) = TIME '00:00:00' THEN home_time(moment)
          ELSE coalesce([${clocks.map(clockSql).join(', ')}][clock], timezone(zone, timezone('UTC', moment)), home_time(moment)) END`,
  `CREATE OR REPLACE TEMP MACRO local_time(moment, whose) AS time_by(moment,
     (SELECT max(zone) FROM ${zoneOf(numbered, unknown)} WHERE zone_owner = whose),
     (SELECT max(clock) FROM ${zoneOf(numbered, unknown)} WHERE zone_owner = whose))`,
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
