import { statSync } from 'node:fs'
import { quoteLiteral } from '../../workspace/sql'
import type { InputFile } from '../inputs'
import type { Unpacking } from '.'

/** The result of a query as a strict CSV; a row without any value is a line of delimiters alone. */
export async function copyAsText(input: InputFile, { staging, reader }: Unpacking, query: string): Promise<InputFile> {
  const file = staging.newPath()
  await reader.run(
    `COPY (${query}) TO ${quoteLiteral(file)} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', FORCE_QUOTE *)`
  )
  return { path: input.path, file, bytes: statSync(file).size, isMade: true }
}
