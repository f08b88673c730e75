import { LensFault } from '#contract/faults'
import type { InputFile } from '../inputs'

/** Text packs to a tenth or a fiftieth; what unpacks to more than this is made to fill a disk. */
const mostTimes = 500
/** Below this size no ratio is suspect: a short file of equal rows packs very well. */
const harmless = 256 << 20

/** @throws LensFault `bad-input` once a container has unpacked to more than an honest one could */
export function checkUnpacked(input: InputFile, bytes: number): void {
  if (bytes <= harmless || bytes <= mostTimes * input.bytes) return
  throw new LensFault({
    code: 'bad-input',
    message: `${input.path} unpacks to more than ${mostTimes} times its size, which no export does.`,
    hint: 'Export it again, and give the files as they are.',
    where: input.path
  })
}

export function damaged(input: InputFile, what: string, cause: unknown): LensFault {
  return new LensFault(
    {
      code: 'bad-input',
      message: `${input.path} is a damaged ${what}.`,
      hint: 'Export it again, or give the files in it as they are.',
      where: input.path
    },
    { cause }
  )
}
