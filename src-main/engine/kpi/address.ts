import { quoteIdentifier } from '../workspace/sql'
import { tableNamed } from '../workspace/tables'

/**
 * The stored table behind an evidence table, and SQL for the address of its rows, which stand in it as `t`. A contact is
 * opened at its meeting; a field of the key that is empty leaves its place empty.
 */
export function addressOf(table: string): { from: string; keySql: string } {
  if (table === 'contact') return { from: 'interaction_attendee', keySql: "t.interaction_id || '|' || t.kol_id" }
  const { name, key } = tableNamed(table)
  return {
    from: quoteIdentifier(name),
    keySql: key.map((field) => `coalesce(CAST(t.${quoteIdentifier(field)} AS TEXT), '')`).join(" || '|' || ")
  }
}
