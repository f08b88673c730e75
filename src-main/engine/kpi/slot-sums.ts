import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { needsValues, sumColumns } from './aggregate'
import type { Definition } from './definition'
import { isLive } from './groups'
import type { SlotRange } from './meeting-groups'

/** Rows by MSL, and by slot within one: the day they are of, counted from 1970, or the number of their period. */
interface BySlot {
  /** Where the rows of each MSL start, by the number of `member`, and where those of the last end. */
  starts: Int32Array
  slots: Float64Array
}

/** What the evidence of a KPI adds up to in each slot. */
export interface SlotSums extends BySlot {
  /** NaN where no row has one. */
  numerator: Float64Array
  denominator: Float64Array
  sum: Float64Array
  n: Float64Array
  pending: Float64Array
  eligible: Float64Array
  /** Warnings of rows that are not pending, by the row they are added up in. */
  warnings: ReadonlyMap<number, readonly string[]>
  /** Where sums do not suffice. */
  values: SlotValues | null
}

/** Values of evidence rows in no order within an MSL, alike ones of a slot together. */
export interface SlotValues extends BySlot {
  value: Float64Array
  /** 0 where what is timed has not happened. */
  event: Float64Array
  times: Float64Array
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
  const { definition, rows, hasWarnings, days, periodIds } = asked
  const slot =
    definition.grain === 'period'
      ? `list_position([${periodIds.map(quoteLiteral).join(', ')}], e.period_id) - 1`
      : "e.occurred_on - DATE '1970-01-01'"
  const within =
    days === null
      ? 'true'
      : `e.occurred_on >= DATE ${quoteLiteral(days.from)} AND e.occurred_on < DATE ${quoteLiteral(days.to)}`
  const evidence = `${rows} e JOIN member m ON m.msl_id = e.msl_id WHERE ${slot} IS NOT NULL AND ${within}`
  const place = `m.number AS msl, CAST(${slot} AS INTEGER) AS slot`
  const whole = (column: string) => `CAST(${column} AS INTEGER) AS ${column}`
  const given = (column: string) => `coalesce(${column}, CAST('NaN' AS DOUBLE)) AS ${column}`
  const {
    msl,
    slot: slots,
    ...sums
  } = await connection.numbers(
    `SELECT msl, slot, ${['numerator', 'denominator', 'sum'].map(given).join(', ')}, ${['n', 'pending', 'eligible'].map(whole).join(', ')}
     FROM (SELECT ${place}, ${sumColumns} FROM ${evidence} GROUP BY ALL) ORDER BY msl, slot`,
    ['msl', 'slot', 'numerator', 'denominator', 'sum', 'n', 'pending', 'eligible']
  )
  const bySlot = { starts: startsOf(msl), slots }
  const warned = hasWarnings
    ? await connection.rows<{ msl: number; slot: number; warning: string }>(
        `SELECT DISTINCT ${place}, e.warning FROM ${evidence} AND e.warning IS NOT NULL AND NOT e.pending ORDER BY ALL`
      )
    : []
  const warnings = new Map<number, string[]>()
  for (const { msl: number, slot: at, warning } of warned) {
    const [row] = rowsWithin(bySlot, number, { from: at, to: at + 1 })
    warnings.set(row, [...(warnings.get(row) ?? []), warning])
  }
  const values = needsValues(definition.aggregate) ? await readValues(connection, place, evidence) : null
  return { ...bySlot, ...sums, warnings, values }
}

async function readValues(connection: Connection, place: string, evidence: string): Promise<SlotValues> {
  const { msl, slot, ...values } = await connection.numbers(
    `SELECT ${place}, e.value, coalesce(e.event, 1) AS event, CAST(count(*) AS INTEGER) AS times
     FROM ${evidence} AND ${isLive} AND e.value IS NOT NULL GROUP BY ALL ORDER BY msl, slot`,
    ['msl', 'slot', 'value', 'event', 'times']
  )
  return { starts: startsOf(msl), slots: slot, ...values }
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
  { from, to }: Pick<SlotRange, 'from' | 'to'>
): [first: number, end: number] {
  const firstFrom = (slot: number) => {
    let low = starts[member] ?? slots.length
    let high = starts[member + 1] ?? slots.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (slots[middle]! < slot) low = middle + 1
      else high = middle
    }
    return low
  }
  return [firstFrom(from), firstFrom(to)]
}
