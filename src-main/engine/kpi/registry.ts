import { LensFault } from '#contract/faults'
import { readDefinitions, type Definition } from './definition'

const read = new Map<string, Definition[]>()

/** All definitions that ship, read once for each folder. */
export function allDefinitions(resources: string): Definition[] {
  const known = read.get(resources) ?? readDefinitions(resources)
  read.set(resources, known)
  return known
}

/** Definitions by id, in the order of the catalogue; all of them for null. @throws LensFault `unknown-kpi` */
export function definitionsNamed(resources: string, ids: readonly string[] | null): Definition[] {
  const all = allDefinitions(resources)
  if (ids === null) return all
  for (const id of ids) {
    if (all.some((definition) => definition.id === id)) continue
    throw new LensFault({
      code: 'unknown-kpi',
      message: `There is no KPI named ${id}.`,
      hint: 'lens kpis --catalogue lists them.',
      where: id
    })
  }
  return all.filter((definition) => ids.includes(definition.id))
}

/** What the catalogue says of a definition. */
export const catalogued = ({ aggregate: _, requirements: __, lookBackDays: ___, query: ____, ...plain }: Definition) =>
  plain
