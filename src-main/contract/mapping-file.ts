import { LensFault } from './faults'
import { mapping, type Mapping } from './import'

/** A mapping read from a file. @throws LensFault `bad-input` naming what is wrong with it */
export function parseMapping(text: string, where: string): Mapping {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new LensFault({ ...mappingFault(`${where} is no JSON.`), where }, { cause: error })
  }
  const parsed = mapping.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new LensFault({
    ...mappingFault(`${where} is no mapping: ${issue?.path.join('.')}: ${issue?.message}.`),
    where
  })
}

const mappingFault = (message: string) => ({
  code: 'bad-input' as const,
  message,
  hint: 'Save the mapping again from the screen where columns are mapped.'
})
