import { canonicalTables, type Table } from '../workspace/tables'

/** A canonical table whose rows name KOLs, and the fields that do. */
export interface KolReference {
  table: Table
  fields: string[]
}

/** Every canonical table that refers to KOLs, found by the names of its fields: `kol_id`, `source_kol_id` … */
export const kolReferences: readonly KolReference[] = canonicalTables
  .filter(({ name }) => name !== 'kol')
  .map((table) => ({
    table,
    fields: table.fields.map(({ name }) => name).filter((name) => /(^|_)kol_id$/.test(name))
  }))
  .filter(({ fields }) => fields.length > 0)
