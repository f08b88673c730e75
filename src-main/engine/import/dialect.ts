import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { LensFault } from '#contract/faults'

const pattern = z.string().transform((text) => new RegExp(text, 'iu'))

/** One CRM's way of writing exports: a JSON file in `resources/dialects`. */
const dialectFile = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  /** Headers that only this CRM writes: one is proof. */
  detect: z.array(pattern),
  /** Headers that others write too: two of them count as proof. */
  hints: z.array(pattern),
  /** `salesforce`: 15-character ids are the short form of 18-character ones. */
  idStyle: z.enum(['plain', 'salesforce']),
  /** What parts the values of a cell that holds several. */
  listSeparators: z.array(z.string().length(1)).min(1),
  /** Spellings of an absent value, beside the empty cell. */
  nulls: z.array(z.string()),
  /** First cells of lines under a report that are no data. */
  footers: z.array(pattern),
  /** Kinds of records by id: file names, and for each field the headers it goes by, best first. */
  kinds: z.record(z.string(), z.object({ files: z.array(pattern), columns: z.record(z.string(), z.array(z.string())) }))
})
export type Dialect = z.output<typeof dialectFile>

/** All dialects of the resources folder, in the order of their file names with `generic` last. */
export function readDialects(resources: string): Dialect[] {
  const folder = join(resources, 'dialects')
  const dialects = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const parsed = dialectFile.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (parsed.success) return parsed.data
      throw new LensFault({
        code: 'bad-definition',
        message: `The dialect ${name} is not usable: ${z.prettifyError(parsed.error)}`,
        where: name
      })
    })
  return dialects.sort((a, b) => Number(a.id === 'generic') - Number(b.id === 'generic') || a.id.localeCompare(b.id))
}

/** The dialect of that id. @throws LensFault `unknown-dialect` */
export function dialectNamed(dialects: readonly Dialect[], id: string): Dialect {
  const found = dialects.find((dialect) => dialect.id === id)
  if (found) return found
  throw new LensFault({
    code: 'unknown-dialect',
    message: `There is no dialect named ${id}.`,
    hint: `Known dialects: ${dialects.map((dialect) => dialect.id).join(', ')}.`,
    where: id
  })
}
