import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { needsValues } from './aggregate'
import type { Definition } from './definition'
import { isLive } from './groups'
import { slotSql, slotsWithin, type SlotRange } from './slots'

interface BySlot {
  /** Where the rows of each MSL start, by the number of `member`, and where those of the last end. */
  starts: Int32Array
  slots: Float64Array
}

/**
 * What the evidence of a KPI adds up to, by MSL and slot. Held as numbers, so that any period, MSL or team is a walk over few
 * of them. A slot may have several rows; figures of values are made of no sum but of each of them.
 */
export type SlotSums = Counted & (Summable | Valued)

interface Counted extends BySlot {
  n: Float64Array
  pending: Float64Array
  eligible: Float64Array
  /** Warnings of evidence that is not pending, by the row they are told at. */
  warnings: ReadonlyMap<number, readonly string[]>
}

/** NaN where no row of evidence has one. */
export interface Summable {
  numerator: Float64Array
  denominator: Float64Array
  sum: Float64Array
}

/** The value of the `n` of each row, NaN for none, and 0 where what is timed has not happened. */
export interface Valued {
  value: Float64Array
  event: Float64Array
}

/** Which rows are added up. */
export interface SumsAsked {
  definition: Definition
  /** SQL that gives the evidence rows. */
  rows: string
  /** Whether any of them may have a warning. */
  hasWarnings: boolean
  /** Bounds of the days that are kept, half-open; null keeps all. */
  days: { from: string; to: string } | null
  /** By their number, for rows that belong to periods. */
  periodIds: readonly string[]
}

/** Adds up evidence rows; to be called where the relations of definitions are in place. */
export async function readSlotSums(connection: Connection, asked: SumsAsked): Promise<SlotSums> {
  // What is read twice is written down: it is the definition that takes the time.
  if (asked.hasWarnings) await connection.run(`CREATE OR REPLACE TEMP TABLE slot_sum AS ${addedUpSql(asked)}`)
  const source = asked.hasWarnings ? 'slot_sum' : `(${addedUpSql(asked)})`
  const read = <Name extends string>(names: readonly Name[]) =>
    connection.numbers(
      `SELECT ${names.map((name) => `CAST(s.${name} AS DOUBLE) AS ${name}`).join(', ')} FROM ${source} s ORDER BY s.msl, s.slot`,
      names
    )
  const { msl, slot, ...sums } = needsValues(asked.definition.aggregate)
    ? await read([...counts, 'value', 'event'])
    : await read([...counts, 'numerator', 'denominator', 'sum'])
  const bySlot = { starts: startsOf(msl), slots: slot }
  return { ...bySlot, ...sums, warnings: asked.hasWarnings ? await readWarnings(connection, bySlot) : new Map() }
}

const counts = ['msl', 'slot', 'n', 'pending', 'eligible'] as const

/** SQL for the evidence rows added up by MSL, slot and warning, those of values also by value. */
function addedUpSql({ definition, rows, hasWarnings, days, periodIds }: SumsAsked): string {
  const slot = slotSql(definition, periodIds)
  const within =
    days === null
      ? 'true'
      : `e.occurred_on >= DATE ${quoteLiteral(days.from)} AND e.occurred_on < DATE ${quoteLiteral(days.to)}`
  const number = (expression: string) => `coalesce(${expression}, CAST('NaN' AS DOUBLE))`
  const live = (sum: string) => `${sum} FILTER (${isLive})`
  const warning = hasWarnings ? 'CASE WHEN NOT e.pending THEN e.warning END AS warning,' : ''
  const parts = needsValues(definition.aggregate)
    ? `${number('e.value')} AS value, coalesce(e.event, 1) AS event`
    : `${number(live('sum(e.numerator)'))} AS numerator, ${number(live('sum(e.denominator)'))} AS denominator,
       ${number(live('sum(e.value)'))} AS sum`
  // MSLs are told by their numbers when rows are few.
  return `SELECT m.number AS msl, a.* EXCLUDE (msl_id) FROM (
      SELECT e.msl_id, ${slot} AS slot, ${warning} ${parts},
             ${live('count(*)')} AS n, count(*) FILTER (e.pending) AS pending, count(*) FILTER (NOT e.pending) AS eligible
      FROM ${rows} e WHERE ${slot} IS NOT NULL AND ${within} GROUP BY ALL
    ) a JOIN member m ON m.msl_id = a.msl_id`
}

async function readWarnings(connection: Connection, bySlot: BySlot): Promise<Map<number, string[]>> {
  const warned = await connection.rows<{ msl: number; slot: number; warning: string }>(
    'SELECT DISTINCT msl, slot, warning FROM slot_sum WHERE warning IS NOT NULL ORDER BY ALL'
  )
  const warnings = new Map<number, string[]>()
  for (const { msl, slot, warning } of warned) {
    const [row] = rowsWithin(bySlot, msl, { from: slot, to: slot + 1 })
    warnings.set(row, [...(warnings.get(row) ?? []), warning])
  }
  return warnings
}

/** Where the rows of each number start in a list of them that ascends, and where those of the last end. */
function startsOf(numbers: Float64Array): Int32Array {
  const starts = new Int32Array((numbers.at(-1) ?? 0) + 2)
  for (const number of numbers) starts[number + 1]!++
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  return starts
}

/** The rows of an MSL whose slots lie in a range: the first, and one after the last. */
export function rowsWithin(
  { starts, slots }: BySlot,
  member: number,
  range: Pick<SlotRange, 'from' | 'to'>
): [first: number, end: number] {
  // Members after the last that has rows have none.
  return slotsWithin(slots, starts[member] ?? slots.length, starts[member + 1] ?? slots.length, range)
}
