import type { Connection } from '../workspace/connection'
import { isLive } from './groups'
import { slotSql, type Grained } from './slots'

/**
 * The meetings that evidence rows tell of, ordered by MSL and then by slot: the day they were on, counted from 1970, or the
 * number of their period where rows belong to one. Held as numbers, so that any period or grouping is a walk over them.
 */
export interface Meetings {
  /** MSLs that are not deleted, and KOLs that were met, both in the order of their ids. */
  msls: readonly string[]
  kols: readonly string[]
  /** Where the meetings of each MSL start, and where those of the last end. */
  starts: Int32Array
  slots: Int32Array
  /** Where the KOLs of each meeting start, and where those of the last end. */
  offsets: Int32Array
  /** Numbers of the KOLs, ascending within a meeting and each but once. */
  attendees: Int32Array
}

/**
 * Reads the meetings of evidence rows: what has one MSL, one slot and one key is one. To be called where the relations of
 * definitions are in place.
 * @param rows SQL that gives the rows
 * @param periodIds by their number, for rows that belong to periods
 */
export async function readMeetings(
  connection: Connection,
  grained: Grained,
  rows: string,
  periodIds: readonly string[]
): Promise<Meetings> {
  const slot = slotSql(grained, periodIds)
  const live = `${rows} e WHERE ${isLive} AND e.kol_id IS NOT NULL AND ${slot} IS NOT NULL`
  const number = (ids: string) => `SELECT id, CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS no FROM (${ids})`
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE numbered_kol AS ${number(`SELECT DISTINCT e.kol_id AS id FROM ${live}`)}`
  )
  const { id: kols = [] } = await connection.columns('SELECT id FROM numbered_kol ORDER BY no')
  const { id: msls = [] } = await connection.columns('SELECT msl_id AS id FROM member ORDER BY id')
  // Few columns, as each number costs time on its way. Keys are told apart by 53 bits of their hash: as text they would have
  // to be sorted and brought over.
  const columns = await connection.numbers(
    `WITH numbered AS NOT MATERIALIZED (
       SELECT m.no AS msl, ${slot} AS slot, hash(e.key) >> 11 AS key, k.no AS kol
       FROM (SELECT * FROM ${live}) e JOIN (${number('SELECT msl_id AS id FROM member')}) m ON m.id = e.msl_id
       JOIN numbered_kol k ON k.id = e.kol_id
     )
     SELECT CAST(CAST(n.msl AS BIGINT) * ${perMsl} + n.kol AS DOUBLE) AS who, CAST(n.slot AS DOUBLE) AS slot, CAST(n.key AS DOUBLE) AS key
     FROM numbered n ORDER BY n.msl, n.slot, n.key, n.kol`,
    ['who', 'slot', 'key']
  )
  return packed(msls as string[], kols as string[], columns)
}

/** How much an MSL is in the number of who met whom, where a KOL is 1. */
const perMsl = 2 ** 26

/** Puts the rows of a meeting, which follow each other, together. */
function packed(
  msls: readonly string[],
  kols: readonly string[],
  { who, slot, key }: Readonly<Record<'who' | 'slot' | 'key', Float64Array>>
): Meetings {
  const starts = new Int32Array(msls.length + 1)
  const slots = new Int32Array(who.length)
  const offsets = new Int32Array(who.length + 1)
  const attendees = new Int32Array(who.length)
  let meetings = 0
  let contacts = 0
  let last = -1
  for (let row = 0; row < who.length; row++) {
    const msl = Math.floor(who[row]! / perMsl)
    const isSame = msl === last && slot[row] === slot[row - 1] && key[row] === key[row - 1]
    if (isSame && who[row] === who[row - 1]) continue
    if (!isSame) {
      slots[meetings] = slot[row]!
      offsets[meetings++] = contacts
      starts[msl + 1] = meetings
      last = msl
    }
    attendees[contacts++] = who[row]! - msl * perMsl
  }
  offsets[meetings] = contacts
  // An MSL without meetings starts where the one before ends.
  for (let i = 1; i < starts.length; i++) starts[i] = Math.max(starts[i]!, starts[i - 1]!)
  return {
    msls,
    kols,
    starts,
    slots: slots.slice(0, meetings),
    offsets: offsets.slice(0, meetings + 1),
    attendees: attendees.slice(0, contacts)
  }
}
