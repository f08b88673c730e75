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
 * The database takes microseconds to read the clock of a zone, so those of the zones in use are written into the macros;
 * zones that come into use later, and years out of the span, are right as well, and slower.
 */
export async function addLocalTime(connection: Connection): Promise<void> {
  const { homeZone } = await connection.one<{ homeZone: string | null }>(`SELECT ${home} AS "homeZone"`)
  const own = await connection.rows<{ zone: string }>(
    'SELECT DISTINCT time_zone AS zone FROM msl WHERE time_zone IS NOT NULL ORDER BY zone'
  )
  const zones = own.map(({ zone }) => zone)
  const unknown = zones.filter((zone) => !isZone(zone))
  // Zones whose clocks agree share one; that of the workspace is the first.
  const clocks = new Map<string, { clock: ZoneClock; zones: string[] }>()
  for (const zone of new Set([homeZone ?? 'UTC', ...zones.filter(isZone)])) {
    const clock = zoneClock(zone)
    const key = JSON.stringify(clock)
    clocks.set(key, { clock, zones: [...(clocks.get(key)?.zones ?? []), zone] })
  }
  for (const macro of macros(homeZone ?? 'UTC', [...clocks.values()], unknown)) await connection.run(macro)
}

/** @param clocks each with its zones; that of the workspace is the first */
function macros(
  homeZone: string,
  clocks: readonly { clock: ZoneClock; zones: readonly string[] }[],
  unknown: readonly string[]
): string[] {
  const numbered = clocks.flatMap(({ zones }, i) => zones.map((zone) => `(${quoteLiteral(zone)}, ${i + 1})`))
  // Names of its own: a macro's argument would otherwise be read as a column.
  const ofMsl = (column: 'zone' | 'clock') =>
    `(SELECT max(${column}) FROM (
        SELECT msl_id AS zone_owner,
               CASE WHEN time_zone NOT IN (${['', ...unknown].map(quoteLiteral).join(', ')}) THEN time_zone ELSE ${home} END AS zone FROM msl
      ) LEFT JOIN (VALUES ${numbered.join(', ')}) c(zone, clock) USING (zone) WHERE zone_owner = whose)`
  return [
    `CREATE OR REPLACE TEMP MACRO home_time(moment) AS
       coalesce(CASE WHEN ${home} = ${quoteLiteral(homeZone)} THEN ${clockSql(clocks[0]!.clock)} END,
                timezone(${home}, timezone('UTC', moment)))`,
    `CREATE OR REPLACE TEMP MACRO local_time(moment, whose) AS
       CASE WHEN CAST(home_time(moment) AS TIME) = TIME '00:00:00' THEN home_time(moment)
            ELSE coalesce([${clocks.map(({ clock }) => clockSql(clock)).join(', ')}][${ofMsl('clock')}],
                          timezone(${ofMsl('zone')}, timezone('UTC', moment)), home_time(moment)) END`,
    `CREATE OR REPLACE TEMP MACRO local_day(moment, whose) AS CAST(local_time(moment, whose) AS DATE)`
  ]
}

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
