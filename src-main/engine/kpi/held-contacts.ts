import type { Connection } from '../workspace/connection'
import { contactOf, contactSource } from '../workspace/tables'
import type { Workspace } from '../workspace/workspace'

/** Text that repeats, by the table that has all its values: kept as numbers, a fifth of the memory and faster to group. */
const repeating: Partial<Record<string, string>> = {
  msl_id: 'interaction',
  kol_id: 'interaction_attendee',
  channel: 'interaction',
  product: 'interaction',
  event_id: 'interaction',
  initiated_by: 'interaction'
}

/** What a copy holds; the view makes the id of a contact from it. */
const columns = Object.keys(contactOf)

const typeOf = (column: string) => `${column}_value`

interface Copy {
  schema: string
  made: Promise<void>
  readers: Set<Connection>
}

/**
 * The contacts of a workspace in memory: joined once for each state of the data, and grouped many times. One copy serves
 * all connections that ask for it; one that nobody reads any more is dropped.
 */
export class HeldContacts {
  static readonly #of = new WeakMap<Workspace, HeldContacts>()

  readonly #copies = new Map<number, Copy>()

  private constructor(private readonly workspace: Workspace) {}

  static of(workspace: Workspace): HeldContacts {
    const known = this.#of.get(workspace) ?? new HeldContacts(workspace)
    this.#of.set(workspace, known)
    return known
  }

  /**
   * Lets a connection read the contacts as they are at a revision: `contact`, with the columns of the canonical view, and
   * `held_contact`, which beside them has `attendees`, how many KOLs were in the interaction, and `is_first` for one of them.
   */
  async lend(connection: Connection, revision: number): Promise<void> {
    const copy = this.#copies.get(revision) ?? this.#make(revision)
    copy.readers.add(connection)
    await copy.made
    await connection.run(
      `CREATE OR REPLACE TEMP VIEW held_contact AS
       SELECT interaction_id || '|' || kol_id AS contact_id, kol_id, ${columns.join(', ')}, attendees, is_first
       FROM ${copy.schema}.held`
    )
    await connection.run(
      'CREATE OR REPLACE TEMP VIEW contact AS SELECT * EXCLUDE (attendees, is_first) FROM held_contact'
    )
    await this.#release(connection, revision)
  }

  #make(revision: number): Copy {
    const schema = `cache.contacts_${revision}`
    const made = this.#fill(schema)
    const copy = { schema, made, readers: new Set<Connection>() }
    this.#copies.set(revision, copy)
    // Whoever asks next has it made again.
    made.catch(() => this.#copies.delete(revision))
    return copy
  }

  /** On a connection of its own: whoever asked first may give up while others wait. */
  async #fill(schema: string): Promise<void> {
    const connection = await this.workspace.connect()
    try {
      await connection.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
      await connection.run(`CREATE SCHEMA ${schema}`)
      for (const [column, table] of Object.entries(repeating)) {
        // A list of values may not be empty.
        const values = `SELECT '' AS value UNION SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL ORDER BY value`
        await connection.run(`CREATE TEMP TYPE ${typeOf(column)} AS ENUM (${values})`)
      }
      const held = Object.entries(contactOf).map(([column, expression]) =>
        column in repeating ? `CAST(${expression} AS ${typeOf(column)}) AS ${column}` : `${expression} AS ${column}`
      )
      // Who met is told by the numbers of rows first: what interactions have besides is long, and joined but once.
      await connection.run(
        `CREATE TABLE ${schema}.held AS
         WITH met AS MATERIALIZED (
           SELECT i.rowid AS number, CAST(a.kol_id AS ${typeOf('kol_id')}) AS kol_id FROM ${contactSource}
         ), together AS MATERIALIZED (
           SELECT number, count(*) AS attendees, min(kol_id) AS first_kol FROM met GROUP BY number HAVING count(*) > 1
         )
         SELECT ${held.join(', ')}, kol_id, CAST(coalesce(attendees, 1) AS INTEGER) AS attendees,
                first_kol IS NULL OR kol_id = first_kol AS is_first
         FROM interaction i JOIN met ON met.number = i.rowid LEFT JOIN together USING (number)`
      )
    } finally {
      connection.close()
    }
  }

  /** A reader of one copy reads no other; copies without readers go. */
  async #release(connection: Connection, current: number): Promise<void> {
    for (const [revision, { schema, made, readers }] of this.#copies) {
      if (revision === current || !readers.delete(connection) || readers.size > 0) continue
      this.#copies.delete(revision)
      await made
      await connection.run(`DROP SCHEMA ${schema} CASCADE`)
    }
  }
}
