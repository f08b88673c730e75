/** The name of a table or field as people read it: `occurred_on` as "occurred on". */
export const plainName = (name: string) => name.replaceAll('_', ' ')

/** Fields of a table in plain words; keys are left out, as nobody would look for them. */
export function plainFields(fields: readonly string[]): string[] {
  return fields.filter((field) => !field.endsWith('_id')).map(plainName)
}

/** `kol (kol_id, tier) + trial (trial_id)`, as the engine writes what a KPI needs, by table: "KOLs (tier)", "studies". */
export function plainNeeds(needs: string, nameOf: (table: string) => string): string[] {
  return needs.split(' + ').map((need) => {
    const [, table, list] = /^(\w+) \((.*)\)$/.exec(need) ?? []
    if (table === undefined || list === undefined) return need
    const fields = plainFields(list.split(', '))
    return fields.length === 0 ? nameOf(table) : `${nameOf(table)} (${fields.join(', ')})`
  })
}
