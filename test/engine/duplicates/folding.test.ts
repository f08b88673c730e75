import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defineFolding } from '#engine/duplicates/folding'
import { Connection } from '#engine/workspace/connection'
import { quoteLiteral } from '#engine/workspace/sql'

let connection: Connection
beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:')
  connection = new Connection(await instance.connect())
  await defineFolding(connection)
})
afterAll(() => connection.close())

async function folded(what: 'name' | 'orcid' | 'npi' | 'email', texts: readonly string[]): Promise<(string | null)[]> {
  const values = texts.map((text, i) => `(${i}, ${quoteLiteral(text)})`).join(', ')
  const rows = await connection.rows<{ folded: string | null }>(
    `SELECT fold_${what}(x) AS folded FROM (VALUES ${values}) t(i, x) ORDER BY i`
  )
  return rows.map((row) => row.folded)
}

const names: [string, string | null][] = [
  ['Maria Rossi', 'maria rossi'],
  ['Prof. Dr. Maria Rossi', 'maria rossi'],
  ['Prof.Dr.med. Maria Rossi', 'maria rossi'],
  ['ROSSI, Maria', 'maria rossi'],
  ['Rossi, Prof. Maria', 'maria rossi'],
  ['Dr. Rossi,Maria', 'maria rossi'],
  ['Maria Rossi, MD, PhD', 'maria rossi'],
  ['Maria Rossi M.D.', 'maria rossi'],
  ['Rossi, Maria, Ph.D.', 'maria rossi'],
  ['  Mária   Róssi ', 'maria rossi'],
  ['Jean-Pierre Lefèvre', 'jean pierre lefevre'],
  ['Siobhan O’Brien', 'siobhan obrien'],
  ['Søren Bæk Østergård', 'soren baek ostergard'],
  ['Łukasz Groß', 'lukasz gross'],
  ['Md Rahman', 'md rahman'],
  ['Ελένη Παππά', 'ελενη παππα'],
  ['Dr.', 'dr'],
  ['', null]
]

it('folds names to their words, first name first', async () => {
  const found = await folded(
    'name',
    names.map(([text]) => text)
  )
  expect(names.map(([text], i) => [text, found[i]])).toEqual(names)
})

it('folds identifiers to what identifies, and anything else to nothing', async () => {
  expect(await folded('orcid', ['https://orcid.org/0000-0002-1825-009x', '0000000218250097', 'none'])).toEqual([
    '000000021825009X',
    '0000000218250097',
    null
  ])
  expect(await folded('npi', [' 1234567890', '12345', '12345678901'])).toEqual(['1234567890', null, null])
  expect(await folded('email', ['MAILTO:Ada@Example.org ', 'n/a'])).toEqual(['ada@example.org', null])
})
