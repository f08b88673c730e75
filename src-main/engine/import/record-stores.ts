import { randomUUID } from 'node:crypto'
import type { Connection } from '../workspace/connection'

/**
 * Databases in memory that hold the typed records of a file, filled by a connection of their own: a file that DuckDB
 * refuses ends that statement only, not the import's transaction, and the transaction reads committed rows on all
 * cores, which it does not with its own. One for each file, because a transaction sees an attached database as it was
 * at the first look.
 */
export class RecordStores {
  readonly #prefix = `records_${randomUUID().replaceAll('-', '')}`
  readonly #names: string[] = []

  constructor(readonly reader: Connection) {}

  /** The name of a new, empty database. */
  async add(): Promise<string> {
    const name = `${this.#prefix}_${this.#names.length}`
    await this.reader.run(`ATTACH ':memory:' AS ${name}`)
    this.#names.push(name)
    return name
  }

  /** Frees everything; to be called after the transaction that read it. */
  async close(): Promise<void> {
    for (const name of this.#names) await this.reader.run(`DETACH ${name}`)
    this.reader.close()
  }
}
