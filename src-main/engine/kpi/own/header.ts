import { problemAt } from '#base/definition-words'
import type { DefinitionProblem } from '#contract/own-kpis'
import { concentrationFields } from '../concentration-fields'
import { readDefinition, type Definition } from '../definition'
import { readHeader } from '../header'
import { reachFields } from '../reach'
import { requirable } from './readable'

/** The longest that a header's value may be, by key; names stand in heads of columns. */
const longest: Record<string, number> = { id: 60, name: 80, question: 300, family: 60, unit: 40, source: 1000 }

/**
 * Reads a definition that a user wrote, and checks what its header says against the KPIs and tables there are. A header
 * that can be read is given even where it has problems, so that its query can be looked at as well.
 */
export function readOwnHeader(
  text: string,
  shipped: readonly Definition[]
): { definition: Definition | null; problems: DefinitionProblem[] } {
  const { lines, values } = readHeader(text)
  if (text.includes('\0')) return { definition: null, problems: [hiddenCharacter] }
  const read = readDefinition(text, true)
  if (read.definition === null) return read
  const { definition } = read
  const { id, aggregate, counters, requirements } = definition
  const problems: DefinitionProblem[] = Object.entries(longest).flatMap(([key, most]) => {
    const { length } = values[key as keyof typeof values] ?? ''
    const line = lines[key as keyof typeof lines] ?? null
    return length <= most ? [] : [problemAt(line, ['key-long', { key, length }], ['do-shorten', { most }])]
  })
  if (shipped.some((one) => one.id === id)) {
    problems.push(problemAt(lines.id!, ['id-shipped', { id }], ['do-choose-id']))
  }
  for (const kpi of counters.filter((one) => !shipped.some((known) => known.id === one))) {
    problems.push(problemAt(lines.counter!, ['counter-unknown', { kpi }], ['do-name-shipped']))
  }
  if (aggregate.kind === 'diversity' || aggregate.kind === 'network') {
    const known: readonly string[] = aggregate.kind === 'diversity' ? concentrationFields : reachFields
    if (!known.includes(aggregate.field)) {
      problems.push(
        problemAt(
          lines.aggregation!,
          ['unknown-field', { name: aggregate.kind, field: aggregate.field }],
          ['do-use-field', { fields: known.join(', ') }]
        )
      )
    }
  }
  for (const { table, fields } of requirements) {
    const known = requirable.get(table)
    const unknown = known ? fields.filter((field) => !known.includes(field)) : []
    if (known && unknown.length === 0) continue
    problems.push(
      known
        ? problemAt(
            lines.requires!,
            ['unknown-field', { name: table, field: unknown.join(', ') }],
            ['do-use-field', { fields: known.join(', ') }]
          )
        : problemAt(
            lines.requires!,
            ['unknown-table', { table }],
            ['do-use-table', { tables: [...requirable.keys()].join(', ') }]
          )
    )
  }
  return { definition, problems }
}

const hiddenCharacter = problemAt(null, ['nul-character'], ['do-save-plain'])
