import type { DuckDBConnection } from '@duckdb/node-api'
import { type DuckDBValue } from '@duckdb/node-api'
import { LensFault } from '#contract/faults'
import { plainValue } from './values'
import type { Sql } from './sql'
import { trusted } from './sql'

export type Row = Record<string, unknown>

/**
 * One DuckDB connection. Queries on it run one after the other; `exclusive` keeps a group of them together, for work
 * that rests on temporary tables.
 */
export class Connection {
  #tail: Promise<unknown> = Promise.resolve()
  #stop: AbortSignal | undefined

  constructor(readonly raw: DuckDBConnection) {}

  /** Runs a statement and returns the number of rows it changed. */
  async run(query: Sql | string): Promise<number> {
    const { text, values } = statement(query)
    const result = await this.#guard(() => this.raw.run(text, values as DuckDBValue[]))
    return result.rowsChanged
  }

  /** All rows as objects of plain values: days `YYYY-MM-DD`, times ISO in UTC, integers as numbers, lists as arrays. */
  async rows<T = Row>(query: Sql | string): Promise<T[]> {
    const { text, values } = statement(query)
    const reader = await this.#guard(() => this.raw.runAndReadAll(text, values as DuckDBValue[]))
    const names = reader.deduplicatedColumnNames()
    const columns = reader.getColumns()
    const rows: T[] = []
    for (let i = 0; i < reader.currentRowCount; i++) {
      const row: Row = {}
      for (let c = 0; c < names.length; c++) row[names[c]!] = plainValue(columns[c]![i])
      rows.push(row as T)
    }
    return rows
  }

  /** The only row of a query that has exactly one. */
  async one<T = Row>(query: Sql | string): Promise<T> {
    const [row] = await this.rows<T>(query)
    if (row === undefined) throw new Error(`A query that must give one row gave none: ${statement(query).text}`)
    return row
  }

  /** Columns of plain values, for results that are worked on column by column. */
  async columns(query: Sql | string): Promise<Record<string, unknown[]>> {
    const { text, values } = statement(query)
    const reader = await this.#guard(() => this.raw.runAndReadAll(text, values as DuckDBValue[]))
    const names = reader.deduplicatedColumnNames()
    const columns = reader.getColumns()
    return Object.fromEntries(names.map((name, c) => [name, (columns[c] ?? []).map(plainValue)]))
  }

  /**
   * Columns of numbers, none of them null: all that the query gives, in its order. DOUBLEs are read twice as fast as a mixture.
   * @throws Error where a value is null or no number; a BIGINT is none
   */
  async numbers<Name extends string>(
    query: Sql | string,
    names: readonly Name[]
  ): Promise<Record<Name, Float64Array<ArrayBuffer>>> {
    const { text, values } = statement(query)
    return this.#guard(async () => {
      const chunks = await (await this.raw.run(text, values as DuckDBValue[])).fetchAllChunks()
      const rows = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0)
      const columns = names.map((name, column) => {
        const numbers = new Float64Array(rows)
        let start = 0
        for (const chunk of chunks) {
          const vector = chunk.getColumnVector(column)
          const { rowCount } = chunk
          for (let row = 0; row < rowCount; row++) {
            const value = vector.getItem(row)
            if (typeof value !== 'number') throw new Error(`Column ${name} has ${String(value)} where a number must be`)
            numbers[start + row] = value
          }
          start += rowCount
        }
        return [name, numbers] as const
      })
      return Object.fromEntries(columns) as Record<Name, Float64Array<ArrayBuffer>>
    })
  }

  /** Runs `work` with no other exclusive work between its queries. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work, work)
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  /** Runs `work` in a transaction: committed when it resolves, rolled back when it throws. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('BEGIN TRANSACTION')
    try {
      const result = await work()
      await this.run('COMMIT')
      return result
    } catch (error) {
      await this.raw.run('ROLLBACK').catch(() => undefined)
      throw error
    }
  }

  /**
   * Runs `work`; once `signal` fires, the running query stops at its next checkpoint and no further one starts. Inside
   * other such work, the signal of either stops it.
   */
  async cancellable<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (!signal) return work()
    signal.throwIfAborted()
    let again: NodeJS.Timeout | undefined
    const interrupt = () => {
      this.raw.interrupt()
      // A query that was just about to start does not feel an interrupt that came before it.
      again = setInterval(() => this.raw.interrupt(), 20)
    }
    signal.addEventListener('abort', interrupt)
    const around = this.#stop
    this.#stop = around ? AbortSignal.any([around, signal]) : signal
    try {
      return await work()
    } finally {
      this.#stop = around
      clearInterval(again)
      signal.removeEventListener('abort', interrupt)
    }
  }

  close(): void {
    this.raw.closeSync()
  }

  async #guard<T>(query: () => Promise<T>): Promise<T> {
    if (this.#stop?.aborted) throw cancelled()
    try {
      return await query()
    } catch (error) {
      throw databaseFault(error)
    }
  }
}

function statement(query: Sql | string): Sql {
  return typeof query === 'string' ? trusted(query) : query
}

/** Recognises the few database errors that are the machine's or the user's; the rest stay as they are. */
function databaseFault(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error)
  if (/INTERRUPT/i.test(message)) {
    return cancelled(error)
  }
  if (/Out of Memory Error/i.test(message)) return outOfMemory(error)
  return /No space left on device|disk is full|Could not write file/i.test(message) ? diskFull(error) : error
}

/** What a full disk means, whoever ran into it. */
export const diskFull = (cause: unknown) =>
  new LensFault(
    {
      code: 'disk-full',
      message: 'There is no room left on the disk that holds the workspace; nothing was changed.',
      hint: 'Free some space and try again.'
    },
    { cause }
  )

const outOfMemory = (cause: unknown) =>
  new LensFault(
    {
      code: 'out-of-memory',
      message: 'There is not enough memory for this; nothing was changed.',
      hint: 'Ask for less at once: a shorter period, one MSL, or fewer files.'
    },
    { cause }
  )

/** Whether writing a file failed for want of room. */
export const lacksRoom = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOSPC'

const cancelled = (cause?: unknown) =>
  new LensFault({ code: 'cancelled', message: 'The work was cancelled; nothing was changed.' }, { cause })
