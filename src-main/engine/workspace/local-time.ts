import type { Connection } from './connection'
import { quoteLiteral } from './sql'
import { isZone, span, zoneClock, type ZoneClock } from './zone-clock'

/** The zone that days hang on where an MSL has none of their own. */
const home = "(SELECT max(value) FROM setting WHERE name = 'zone')"

/** Which clocks the macros know: those of whatever MSLs there will be, or of those there are now, which is several times faster. */
export type Whose = 'any' | 'present'

/**
 * Makes what tells the local time of moments, which are stored in UTC, as days hang on the clock of the MSL:
 * - the macro `local_time(moment, whose)`: what the clock of an MSL shows, in the MSL's `time_zone`, else in the workspace's;
 * - `local_day(moment, whose)`: the day of it.
 *
 * A zone that does not exist, which only other programs can have written, is none. Midnight of the workspace's
 * zone is a day that an export gave without a time; it stays that day in every zone.
 *
 * The database takes microseconds to read the clock of a zone, so those of the zones in use are written into the macros.
 * Out of the span of years it does read them, of zones that share a clock in the span perhaps that of another one.
 * @param whose of those `present` the macros are to be made anew when the data change
 */
export async function addLocalTime(connection: Connection, whose: Whose): Promise<void> {
  const { homeZone } = await connection.one<{ homeZone: string | null }>(`SELECT ${home} AS "homeZone"`)
  const msls = await connection.rows<{ msl: string; zone: string }>(
    'SELECT msl_id AS msl, time_zone AS zone FROM msl WHERE time_zone IS NOT NULL ORDER BY msl_id'
  )
  const own = msls.filter(({ zone }) => isZone(zone))
  // Zones whose clocks agree share one; that of the workspace is the first.
  const clocks = new Map<string, Shared>()
  const clockOf = (zone: string) => {
    const clock = zoneClock(zone)
    const key = JSON.stringify(clock)
    const shared = clocks.get(key) ?? { clock, zones: new Set(), msls: [] }
    clocks.set(key, shared)
    shared.zones.add(zone)
    return shared
  }
  clockOf(homeZone ?? 'UTC')
  for (const { msl, zone } of own) clockOf(zone).msls.push(msl)
  const [first, ...others] = [...clocks.values()] as [Shared, ...Shared[]]
  const unknown = msls.filter(({ zone }) => !isZone(zone)).map(({ zone }) => zone)
  const made =
    whose === 'any'
      ? ofAny(homeZone ?? 'UTC', [first, ...others], unknown)
      : ofPresent(homeZone ?? 'UTC', first, others)
  for (const macro of [
    ...made,
    'CREATE OR REPLACE TEMP MACRO local_day(moment, whose) AS CAST(local_time(moment, whose) AS DATE)'
  ])
    await connection.run(macro)
}

/** A clock, with the zones and the MSLs that go by it. */
interface Shared {
  clock: ZoneClock
  zones: Set<string>
  msls: string[]
}

/** Macros that look up the zone of an MSL, and know those that come into use later. @param clocks that of the workspace first */
function ofAny(homeZone: string, clocks: readonly Shared[], unknown: readonly string[]): string[] {
  const numbered = clocks.flatMap(({ zones }, i) => [...zones].map((zone) => `(${quoteLiteral(zone)}, ${i + 1})`))
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
                          timezone(${ofMsl('zone')}, timezone('UTC', moment)), home_time(moment)) END`
  ]
}

/** Macros in which the MSLs are named who go by another clock than the workspace. */
function ofPresent(homeZone: string, first: Shared, others: readonly Shared[]): string[] {
  const timeSql = (clock: ZoneClock, zone: string) =>
    `coalesce(${clockSql(clock)}, timezone(${quoteLiteral(zone)}, timezone('UTC', moment)))`
  const cases = others.map(
    ({ clock, zones, msls }) =>
      `WHEN whose IN (${msls.map(quoteLiteral).join(', ')}) THEN ${timeSql(clock, [...zones][0]!)}`
  )
  const isDay = `CAST(home_time(moment) AS TIME) = TIME '00:00:00'`
  return [
    `CREATE OR REPLACE TEMP MACRO home_time(moment) AS ${timeSql(first.clock, homeZone)}`,
    `CREATE OR REPLACE TEMP MACRO local_time(moment, whose) AS ${
      others.length === 0
        ? 'home_time(moment)'
        : `CASE WHEN ${isDay} THEN home_time(moment) ${cases.join(' ')} ELSE home_time(moment) END`
    }`
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
