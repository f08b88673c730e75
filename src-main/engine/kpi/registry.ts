import { LensFault } from '#contract/faults'
import type { KpiDefinition } from '#contract/kpi'
import type { Workspace } from '../workspace/workspace'
import { inFamilies, readDefinitions, type Definition } from './definition'
import { ownDefinitions } from './own/stored'

const read = new Map<string, Definition[]>()

/** All definitions that ship, read once for each folder. */
export function shippedDefinitions(resources: string): Definition[] {
  const known = read.get(resources) ?? readDefinitions(resources)
  read.set(resources, known)
  return known
}

/** Every definition of a workspace, those that ship and its own, by family; without a workspace those that ship. */
export async function allDefinitions(workspace: Workspace | null, resources: string): Promise<Definition[]> {
  const shipped = shippedDefinitions(resources)
  return workspace === null ? shipped : inFamilies([...shipped, ...(await ownDefinitions(workspace, shipped))])
}

/** Definitions by id, in the order of the catalogue; all of them for null. @throws LensFault `unknown-kpi` */
export async function definitionsNamed(
  workspace: Workspace,
  resources: string,
  ids: readonly string[] | null
): Promise<Definition[]> {
  return namedAmong(await allDefinitions(workspace, resources), ids)
}

/** The same where all definitions are known. @throws LensFault `unknown-kpi` */
export function namedAmong(all: readonly Definition[], ids: readonly string[] | null): Definition[] {
  if (ids === null) return [...all]
  for (const id of ids) if (!all.some((definition) => definition.id === id)) throw unknownKpi(id)
  return all.filter((definition) => ids.includes(definition.id))
}

export const unknownKpi = (id: string) =>
  new LensFault({
    code: 'unknown-kpi',
    message: `There is no KPI named ${id}.`,
    hint: 'lens kpis --catalogue lists them.',
    where: id
  })

/** What the catalogue says of a definition. */
export const catalogued = ({
  aggregate: _,
  requirements: __,
  lookBackDays: ___,
  query: ____,
  queryLine: _____,
  ...plain
}: Definition): KpiDefinition => plain
