import type { Connection } from './connection'

/** The zone that days hang on where an MSL has none of their own. */
const home = "(SELECT max(value) FROM setting WHERE name = 'zone')"

/**
 * The zone of whoever it is. Its names are its own, as a macro's argument would otherwise be read as a column of the inner
 * query; a zone the database does not know, which only other programs can have written, is none.
 */
const own = '(SELECT max(zone_of) FROM zone_of_msl WHERE zone_owner = whose)'

/**
 * Macros for every connection, as days hang on the clock of the MSL and moments are stored in UTC:
 * - `local_time(moment, whose)`: what the clock of an MSL shows, in the MSL's `time_zone`, else in the workspace's;
 * - `local_day(moment, whose)`: the day of it;
 * - `time_in(moment, zone)`: the same for whoever has the zone from the view `zone_of_msl(zone_owner, zone_of)`, as looking
 *   it up for each row costs more than a join.
 *
 * Midnight of the workspace's zone is a day that an export gave without a time; it stays that day in every zone.
 */
const macros = [
  `CREATE OR REPLACE TEMP VIEW zone_of_msl AS SELECT msl_id AS zone_owner, time_zone AS zone_of FROM msl
   WHERE time_zone IN (SELECT name FROM pg_timezone_names())`,
  `CREATE OR REPLACE TEMP MACRO home_time(moment) AS
     CASE WHEN ${home} IN ('Etc/UTC', 'UTC') THEN moment ELSE timezone(${home}, timezone('UTC', moment)) END`,
  // In this order, as reading a zone's clock takes microseconds.
  `CREATE OR REPLACE TEMP MACRO time_in(moment, zone) AS
     CASE WHEN coalesce(zone, ${home}) = ${home} OR CAST(home_time(moment) AS TIME) = TIME '00:00:00' THEN home_time(moment)
          ELSE timezone(zone, timezone('UTC', moment)) END`,
  `CREATE OR REPLACE TEMP MACRO local_time(moment, whose) AS time_in(moment, ${own})`,
  `CREATE OR REPLACE TEMP MACRO local_day(moment, whose) AS CAST(local_time(moment, whose) AS DATE)`
]

/** Makes the macros of local time on a connection. */
export async function addLocalTime(connection: Connection): Promise<void> {
  for (const macro of macros) await connection.run(macro)
}
