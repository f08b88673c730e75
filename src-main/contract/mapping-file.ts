import { LensFault } from './faults'
import { mapping, type Mapping } from './import'

/** A mapping read from a file. @throws LensFault `bad-input` naming what is wrong with it */
export function parseMapping(text: string, where: string): Mapping {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw badMapping(`${where} is no JSON.`, where, error)
  }
  const parsed = mapping.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw badMapping(`${where} is no mapping: ${issue?.path.join('.')}: ${issue?.message}.`, where)
}

/** A mapping that cannot be used, and the place of what is wrong with it. */
export function badMapping(message: string, where: string, cause?: unknown): LensFault {
  const hint = 'Save the mapping again from the screen where columns are mapped.'
  return new LensFault({ code: 'bad-input', message, hint, where }, { cause })
}
