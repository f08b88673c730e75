import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { problemAt } from '#base/definition-words'
import { LensFault } from '#contract/faults'
import { kpiDefinition, type KpiDefinition } from '#contract/kpi'
import type { DefinitionProblem } from '#contract/own-kpis'
import { readHeader, type HeaderKey } from './header'

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
  /** The line of the text on which the query begins. */
  queryLine: number
}

const { id, kind, counts, grain } = kpiDefinition.shape
const words = z.string().min(1)

const header = z.object({
  id,
  name: words,
  question: words,
  family: words,
  kind,
  counts,
  unit: words,
  better: z.string().regex(/^(higher|lower|band -?[\d.]+\.\.-?[\d.]+)$/),
  aggregation: words,
  grain,
  requires: words,
  source: words,
  window: z.coerce.number().int().positive().optional(),
  agreement: z.literal('insight-rubric').optional(),
  answers: words.transform(Number).pipe(z.number().min(0).max(1)).optional(),
  fewest: z.coerce.number().int().positive().optional(),
  counter: z
    .string()
    .regex(/^[a-z0-9-]+(,\s*[a-z0-9-]+)*$/)
    .optional(),
  parts: z.string().optional()
})

/** The words that a key chooses from. */
const choices: Partial<Record<HeaderKey, readonly string[]>> = {
  kind: kind.options,
  counts: counts.options,
  better: ['higher', 'lower', 'band a..b'],
  aggregation: [...aggregations, 'diversity:field', 'network:field', 'composite'],
  grain: grain.options,
  agreement: ['insight-rubric']
}

/** What a key takes that is neither one of a few words nor any words. */
const forms = {
  id: 'do-write-id',
  requires: 'do-write-tables',
  window: 'do-write-days',
  answers: 'do-write-share',
  fewest: 'do-write-count',
  counter: 'do-write-kpis',
  parts: 'do-write-parts'
} as const

/** What to write for a key. */
function remedyOf(key: HeaderKey): Parameters<typeof problemAt>[2] {
  const words = choices[key]
  if (words) return ['do-write-one-of', { key, choices: words.join(', ') }]
  return [key in forms ? forms[key as keyof typeof forms] : 'do-write-words', { key }]
}

/** What came of reading a definition: it, or what is wrong with it. */
export type ReadDefinition = { definition: Definition } | { definition: null; problems: DefinitionProblem[] }

/** Reads a definition: comment lines `-- key: value`, several pairs on a line parted by two spaces, then one query. */
export function readDefinition(text: string, own: boolean): ReadDefinition {
  const { values, lines, repeated, query, queryLine } = readHeader(text)
  const problems = repeated.map(({ key, line }) => problemAt(line, ['key-twice', { key }], ['do-leave-one']))
  const refuse = (key: HeaderKey, wrong: Parameters<typeof problemAt>[1]) =>
    problems.push(problemAt(lines[key] ?? null, wrong, remedyOf(key)))
  const parsed = header.safeParse(values)
  if (!parsed.success) {
    for (const key of new Set(parsed.error.issues.map(({ path }) => path[0] as HeaderKey))) {
      const value = values[key]
      if (value === undefined) problems.push(problemAt(null, ['key-missing', { key }], ['do-add-line', { key }]))
      else refuse(key, value === '' ? ['key-empty', { key }] : ['key-unfit', { key, value }])
    }
    return { definition: null, problems }
  }
  const {
    window,
    agreement = null,
    answers = null,
    fewest = null,
    counter = '',
    aggregation,
    requires,
    parts,
    ...plain
  } = parsed.data
  const aggregate = aggregationOf(aggregation, parts ?? '')
  const requirements = requirementsOf(requires)
  if (aggregate === null) refuse('aggregation', ['unknown-aggregation', { aggregation }])
  else if (aggregate.kind === 'composite' && aggregate.parts.length === 0) {
    refuse('parts', ['parts-unread', { text: parts ?? '' }])
  } else if (aggregate.kind === 'composite' && query !== '') {
    problems.push(problemAt(queryLine, ['composite-with-query'], ['do-take-query-out']))
  } else if (aggregate.kind !== 'composite' && query === '') {
    problems.push(problemAt(null, ['no-query'], ['do-write-select']))
  }
  if (requirements.length === 0) refuse('requires', ['requires-unread', { text: requires }])
  if (problems.length > 0 || aggregate === null) return { definition: null, problems }
  const counters = counter.split(',').flatMap((id) => id.trim() || [])
  const more = { aggregation, requires: requirements.map(requirementText), counters, own }
  const lookBackDays = window ?? null
  return {
    definition: {
      ...plain,
      ...more,
      aggregate,
      requirements,
      lookBackDays,
      agreement,
      answers,
      fewest,
      query,
      queryLine
    }
  }
}

/**
 * Reads a definition that ships.
 * @throws LensFault `bad-definition` naming the file, the line and what is wrong
 */
export function parseDefinition(file: string, text: string): Definition {
  const read = readDefinition(text, false)
  if (read.definition !== null) return read.definition
  throw new BadDefinition(file, read.problems)
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
      throw new BadDefinition(name, [problemAt(null, ['id-not-file', { id: definition.id }], null)])
    })
  return inFamilies(definitions)
}

/** Definitions by family; families that none of the shipped ones has come last, in the order they came. */
export function inFamilies(definitions: readonly Definition[]): Definition[] {
  const families = [...new Set([...familyOrder, ...definitions.map(({ family }) => family)])]
  return definitions.toSorted((a, b) => families.indexOf(a.family) - families.indexOf(b.family))
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

function aggregationOf(text: string, parts: string): Aggregation | null {
  const [, source, field] = /^(diversity|network):(\w+)$/.exec(text) ?? []
  if (field !== undefined) return { kind: source as 'diversity' | 'network', field }
  if (text === 'composite') return { kind: 'composite', parts: partsOf(parts) }
  const kind = aggregations.find((name) => name === text)
  return kind === undefined ? null : { kind }
}

/** Reads `kpi weight, kpi weight`, or `objectives`; no part for what is neither. */
function partsOf(text: string): Part[] | 'objectives' {
  if (text === 'objectives') return text
  const parts = text.split(',').map((part) => {
    const [, kpi, weight] = /^([a-z0-9-]+) ([\d.]+)$/.exec(part.trim()) ?? []
    return { kpi: kpi ?? '', weight: Number(weight) }
  })
  return parts.every(({ kpi, weight }) => kpi !== '' && weight > 0) ? parts : []
}

function requirementsOf(text: string): Requirement[] {
  return [...text.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, table, fields]) => ({
    table: table!,
    fields: fields!.split(',').map((field) => field.trim())
  }))
}

const requirementText = ({ table, fields }: Requirement) => `${table}(${fields.join(', ')})`

/** A definition that cannot be used, with each thing that is wrong with it. */
export class BadDefinition extends LensFault {
  constructor(
    name: string,
    readonly problems: readonly DefinitionProblem[]
  ) {
    const why = problems.map(({ line, message }) => (line === null ? message : `line ${line}: ${message}`)).join('; ')
    const hints = new Set(problems.flatMap(({ hint }) => hint ?? []))
    super({
      code: 'bad-definition',
      message: `The KPI definition ${name} is not usable: ${why}.`,
      hint: [...hints, 'docs/kpi-definitions.md describes the form.'].join(' '),
      where: name
    })
  }
}
