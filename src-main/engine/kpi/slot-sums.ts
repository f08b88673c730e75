import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { needsValues } from './aggregate'
import type { Aggregation, Definition } from './definition'
import { isLive } from './groups'
import { slotSql, slotsWithin, type SlotRange } from './slots'

interface BySlot {
  /** Where the rows of each MSL start, by the number of `member`, and where those of the last end. */
  starts: Int32Array
  slots: Float64Array
}

/**
 * What the evidence of a KPI adds up to, by MSL and slot. Held as numbers, so that any period, MSL or team is a walk over few
 * of them. A slot may have several rows. Columns that a figure is not made of are null.
 */
export interface SlotSums extends BySlot {
  n: Float64Array
  pending: Float64Array
  eligible: Float64Array
  /** NaN where no row of evidence has one. */
  numerator: Float64Array | null
  denominator: Float64Array | null
  sum: Float64Array | null
  /** The value of the `n` of each row, NaN for none, and 0 where what is timed has not happened. */
  value: Float64Array | null
  event: Float64Array | null
  /** Warnings of evidence that is not pending, by the row they are told at. */
  warnings: ReadonlyMap<number, readonly string[]>
}

type Sum = 'numerator' | 'denominator' | 'sum'

/** The sums that the figure of an aggregation is made of, beside the number of rows. */
export function summedFor({ kind }: Aggregation): readonly Sum[] {
  if (kind === 'sum') return ['sum']
  return kind === 'ratio' || kind === 'ratio-of-means' || kind === 'rate' ? ['numerator', 'denominator'] : []
}

/** Which rows are added up. */
export interface SumsAsked {
  definition: Definition
  /** SQL that gives the evidence rows. */
  rows: string
  /** The columns that the definition gives; any other is the same in all rows. */
  given: ReadonlySet<string>
  /** Bounds of the days that are kept, half-open; null keeps all. */
  days: { from: string; to: string } | null
  /** By their number, for rows that belong to periods. */
  periodIds: readonly string[]
}

/** Adds up evidence rows; to be called where the relations of definitions are in place. */
export async function readSlotSums(connection: Connection, asked: SumsAsked): Promise<SlotSums> {
  if (!asked.given.has('warning')) return readSums(connection, asked, `(${addedUpSql(asked)})`)
  // What is read twice is written down: it is the definition that takes the time.
  const table = `slot_sum_${++written}`
  await connection.run(`CREATE TEMP TABLE ${table} AS ${addedUpSql(asked)}`)
  try {
    const sums = await readSums(connection, asked, table)
    return { ...sums, warnings: await readWarnings(connection, table, sums) }
  } finally {
    await connection.run(`DROP TABLE ${table}`)
  }
}

/** Tables written so far: several may be there at a time. */
let written = 0

type Column = 'msl' | 'slot' | 'n' | 'pending' | 'eligible' | 'value' | 'event' | Sum

/** Reads no column that says nothing: each number costs time on its way. */
async function readSums(connection: Connection, { definition, given }: SumsAsked, source: string): Promise<SlotSums> {
  const names: Column[] = ['msl', 'slot', 'n']
  if (given.has('pending')) names.push('pending')
  if (given.has('captured')) names.push('eligible')
  if (needsValues(definition.aggregate)) names.push('value', 'event')
  else names.push(...summedFor(definition.aggregate))
  const read: Record<'msl' | 'slot' | 'n', Float64Array> & Partial<Record<Column, Float64Array>> =
    await connection.numbers(
      `SELECT ${names.map((name) => `CAST(s.${name} AS DOUBLE) AS ${name}`).join(', ')} FROM ${source} s ORDER BY s.msl, s.slot`,
      names
    )
  return {
    starts: startsOf(read.msl),
    slots: read.slot,
    n: read.n,
    pending: read.pending ?? new Float64Array(read.n.length),
    eligible: read.eligible ?? read.n,
    numerator: read.numerator ?? null,
    denominator: read.denominator ?? null,
    sum: read.sum ?? null,
    value: read.value ?? null,
    event: read.event ?? null,
    warnings: new Map()
  }
}

/** SQL for the evidence rows added up by MSL, slot and warning, those of values also by value. */
function addedUpSql({ definition, rows, given, days, periodIds }: SumsAsked): string {
  const slot = slotSql(definition, periodIds)
  const within =
    days === null
      ? 'true'
      : `e.occurred_on >= DATE ${quoteLiteral(days.from)} AND e.occurred_on < DATE ${quoteLiteral(days.to)}`
  const number = (expression: string) => `coalesce(${expression}, CAST('NaN' AS DOUBLE))`
  const live = (sum: string) => `${sum} FILTER (${isLive})`
  const warning = given.has('warning') ? 'CASE WHEN NOT e.pending THEN e.warning END AS warning,' : ''
  const sums = {
    numerator: `${number(live('sum(e.numerator)'))} AS numerator`,
    denominator: `${number(live('sum(e.denominator)'))} AS denominator`,
    sum: `${number(live('sum(e.value)'))} AS sum`
  }
  const parts = needsValues(definition.aggregate)
    ? [`${number('e.value')} AS value`, 'coalesce(e.event, 1) AS event']
    : summedFor(definition.aggregate).map((name) => sums[name])
  // MSLs are told by their numbers when rows are few.
  return `SELECT m.number AS msl, a.* EXCLUDE (msl_id) FROM (
      SELECT e.msl_id, ${slot} AS slot, ${warning} ${parts.map((part) => `${part},`).join(' ')}
             ${live('count(*)')} AS n, count(*) FILTER (e.pending) AS pending, count(*) FILTER (NOT e.pending) AS eligible
      FROM ${rows} e WHERE ${slot} IS NOT NULL AND ${within} GROUP BY ALL
    ) a JOIN member m ON m.msl_id = a.msl_id`
}

async function readWarnings(connection: Connection, table: string, bySlot: BySlot): Promise<Map<number, string[]>> {
  const warned = await connection.rows<{ msl: number; slot: number; warning: string }>(
    `SELECT DISTINCT msl, slot, warning FROM ${table} WHERE warning IS NOT NULL ORDER BY ALL`
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
