/** The name of a table or field as people read it: `occurred_on` as "occurred on". */
export const plainName = (name: string) => name.replaceAll('_', ' ')

/** Names a table or field in the user's language. */
type Naming = (name: string) => string

/** Fields of a table in plain words; keys are left out, as nobody would look for them. */
export function plainFields(fields: readonly string[], nameOf: Naming): string[] {
  return fields.filter((field) => !field.endsWith('_id')).map(nameOf)
}

/** `kol(kol_id, tier)`, as a KPI names a table and fields it needs: "KOLs (tier)"; what is not written that way as it is. */
export function plainNeed(need: string, tableName: Naming, fieldName: Naming): string {
  const [, table, list] = /^(\w+) ?\((.*)\)$/.exec(need) ?? []
  if (table === undefined || list === undefined) return need
  const fields = plainFields(list.split(', '), fieldName)
  return fields.length === 0 ? tableName(table) : `${tableName(table)} (${fields.join(', ')})`
}

/** The same of several tables, joined by `+`, as the engine writes why a figure is withheld. */
export const plainNeeds = (needs: string, tableName: Naming, fieldName: Naming): string[] =>
  needs.split(' + ').map((need) => plainNeed(need, tableName, fieldName))
