import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { LensFault } from '#contract/faults'
import { kpiDefinition, type KpiDefinition } from '#contract/kpi'

const aggregations = [
  'ratio',
  'ratio-of-means',
  'rate',
  'count',
  'distinct',
  'sum',
  'mean',
  'median',
  'p90',
  'survival'
] as const

/**
 * How evidence rows become a figure; `diversity` names a field of the concentration of contacts, `network` one of the
 * influence network around the KOLs of the rows, `composite` the KPIs whose attainments it weighs, or all that an objective
 * weighs.
 */
export type Aggregation =
  | { kind: (typeof aggregations)[number] }
  | { kind: 'diversity' | 'network'; field: string }
  | { kind: 'composite'; parts: Part[] | 'objectives' }

/** A KPI inside a composite one. */
export interface Part {
  kpi: string
  weight: number
}

/** A table a definition reads and the fields of it that must hold something. */
export interface Requirement {
  table: string
  fields: string[]
}

/** A KPI as its file says: header and query. */
export interface Definition extends KpiDefinition {
  aggregate: Aggregation
  requirements: Requirement[]
  /** Days before the period that must be in the data; null where it does not look back. */
  lookBackDays: number | null
  query: string
}

const header = z.object({
  id: z.string(),
  name: z.string(),
  question: z.string(),
  family: z.string(),
  kind: z.string(),
  counts: z.string(),
  unit: z.string(),
  better: z.string().regex(/^(higher|lower|band -?[\d.]+\.\.-?[\d.]+)$/, 'higher, lower or band a..b'),
  aggregation: z.string(),
  grain: z.string(),
  requires: z.string(),
  source: z.string(),
  window: z.coerce.number().int().positive().optional(),
  parts: z.string().optional()
})

const keyPattern =
  /(?:^|\s{2,})(id|name|question|family|kind|counts|unit|better|aggregation|grain|requires|source|window|parts):\s/g

/**
 * Reads a definition: comment lines `-- key: value`, several pairs on a line parted by two spaces, then one query.
 * @throws LensFault `bad-definition` naming the file and the key
 */
export function parseDefinition(file: string, text: string): Definition {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('--'))
  const values: Record<string, string> = {}
  let last: string | null = null
  for (const line of lines.slice(0, end < 0 ? lines.length : end)) {
    const content = line.replace(/^--/, '').trim()
    const keys = [...content.matchAll(keyPattern)]
    if (keys.length === 0 && last !== null) values[last] = `${values[last]} ${content}`.trim()
    keys.forEach((match, i) => {
      last = match[1]!
      values[last] = content.slice(match.index + match[0].length, keys[i + 1]?.index).trim()
    })
  }
  const query = end < 0 ? '' : lines.slice(end).join('\n').trim().replace(/;$/, '')
  const parsed = header.safeParse(values)
  if (!parsed.success) throw badDefinition(file, z.prettifyError(parsed.error))
  const { window, aggregation, requires, parts, ...plain } = parsed.data
  const aggregate = aggregationOf(file, aggregation, parts)
  if ((query === '') !== (aggregate.kind === 'composite')) {
    throw badDefinition(file, query === '' ? 'it has no query' : 'a composite has parts and no query of its own')
  }
  const requirements = requirementsOf(file, requires)
  const checked = kpiDefinition.safeParse({ ...plain, aggregation, requires: requirements.map(requirementText) })
  if (!checked.success) throw badDefinition(file, z.prettifyError(checked.error))
  return { ...checked.data, aggregate, requirements, lookBackDays: window ?? null, query }
}

/** All definitions of a folder, in the order of their families and file names. */
export function readDefinitions(resources: string): Definition[] {
  const folder = join(resources, 'kpis')
  const definitions = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const definition = parseDefinition(name, readFileSync(join(folder, name), 'utf8'))
      if (`${definition.id}.sql` === name) return definition
      throw badDefinition(name, `its id is ${definition.id}, which must be the name of the file`)
    })
  return definitions.sort((a, b) => familyOrder.indexOf(a.family) - familyOrder.indexOf(b.family))
}

/** The order families are shown in. */
const familyOrder = [
  'reach & coverage',
  'engagement depth',
  'KOL diversity',
  'channel fit',
  'scientific exchange & education',
  'follow-up',
  'insight quality & timeliness',
  'medical inquiries',
  'research support',
  'publications & congress',
  'thought-leader development',
  'planning & execution',
  'internal contribution',
  'outside every score'
]

function aggregationOf(file: string, text: string, parts: string | undefined): Aggregation {
  const [, source, field] = /^(diversity|network):(\w+)$/.exec(text) ?? []
  if (field !== undefined) return { kind: source as 'diversity' | 'network', field }
  if (text === 'composite') return { kind: 'composite', parts: partsOf(file, parts ?? '') }
  const kind = aggregations.find((name) => name === text)
  if (kind === undefined) throw badDefinition(file, `there is no aggregation named ${text}`)
  return { kind }
}

/** Reads `kpi weight, kpi weight`, or `objectives`. */
function partsOf(file: string, text: string): Part[] | 'objectives' {
  if (text === 'objectives') return text
  const parts = text.split(',').map((part) => {
    const [, kpi, weight] = /^([a-z0-9-]+) ([\d.]+)$/.exec(part.trim()) ?? []
    return { kpi: kpi ?? '', weight: Number(weight) }
  })
  if (parts.every(({ kpi, weight }) => kpi !== '' && weight > 0)) return parts
  throw badDefinition(file, `parts must name KPIs with weights, such as insight-quality 0.4, not "${text}"`)
}

function requirementsOf(file: string, text: string): Requirement[] {
  const found = [...text.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, table, fields]) => ({
    table: table!,
    fields: fields!.split(',').map((field) => field.trim())
  }))
  if (found.length === 0) throw badDefinition(file, `requires must name tables as table(field, …), not ${text}`)
  return found
}

const requirementText = ({ table, fields }: Requirement) => `${table}(${fields.join(', ')})`

function badDefinition(file: string, why: string): LensFault {
  return new LensFault({
    code: 'bad-definition',
    message: `The KPI definition ${file} is not usable: ${why}.`,
    hint: 'Correct its header; docs/kpi-definitions.md describes the form.',
    where: file
  })
}
