import { LensFault } from '#contract/faults'
import { readDialects, type Dialect } from '../../import/dialect'
import type { Cell, SampleFile, SampleTable } from './layout'
import { spellings, type Spellings } from './spellings'
import { besideTables } from './tables/beside'
import { meetingTables } from './tables/meetings'
import { peopleTables } from './tables/people'

/**
 * The files of a sample export as a CRM writes them: with the names its dialect lists first, so that a new dialect can
 * be written as soon as it can be read.
 * @throws LensFault `unknown-dialect`
 */
export function sampleFiles(resources: string, dialectId: string): SampleFile[] {
  const spelled = spellings[dialectId]
  if (!spelled) {
    throw new LensFault({
      code: 'unknown-dialect',
      message: `No sample can be written as ${dialectId}.`,
      hint: `Use ${Object.keys(spellings).join(' or ')}.`,
      where: dialectId
    })
  }
  const dialect = readDialects(resources).find(({ id }) => id === dialectId)!
  return [...peopleTables, ...meetingTables, ...besideTables].map((table) => sampleFile(table, dialect, spelled))
}

function sampleFile(table: SampleTable, dialect: Dialect, { files, values }: Spellings): SampleFile {
  const { kind, fields } = table
  const separator = dialect.listSeparators[0]!
  const spell = fields.map((field) => values[`${kind}.${field}`] ?? values[field] ?? {})
  const text = (cell: Cell, i: number): string => {
    if (cell === null) return ''
    if (typeof cell === 'object') return cell.map((item) => text(item, i)).join(separator)
    return spell[i]![String(cell)] ?? String(cell)
  }
  return {
    name: `${files[kind] ?? kind}.csv`,
    columns: headersOf(table, dialect),
    table,
    written: (cells) => cells.map(text)
  }
}

/** The first name of each field that no field before it has taken; the generic dialect is written canonically. */
function headersOf({ kind, fields }: SampleTable, { id, kinds }: Dialect): string[] {
  const names = kinds[kind]?.columns ?? {}
  const taken = new Set<string>()
  return fields.map((field) => {
    const candidates = id === 'generic' ? [field] : [...(names[field] ?? []), field]
    const name = candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? field
    taken.add(name.toLowerCase())
    return name
  })
}
