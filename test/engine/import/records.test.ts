import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { plainFormat, readRecord, readRecords, type CsvFormat } from '#engine/import/records'

const cellsOf = (text: string, format: Partial<CsvFormat> = {}) => readRecords(text, { ...plainFormat, ...format })

describe('records of a text', () => {
  it('keeps quotes that stand inside cells', () => {
    expect(cellsOf(`1,5' 6",Bo "the bear"\n"Cy ""x"", Jr.",2,3`)).toEqual([
      ['1', `5' 6"`, 'Bo "the bear"'],
      ['Cy "x", Jr.', '2', '3']
    ])
  })

  it('takes a quote that no delimiter follows for a character of the quoted cell', () => {
    expect(cellsOf('"he said "maybe" twice",2')).toEqual([['he said "maybe" twice', '2']])
  })

  it('reads backslash escapes, apostrophes as quotes and lone carriage returns', () => {
    expect(cellsOf(String.raw`"a \"b\", c","d\\e"`, { escape: '\\' })).toEqual([['a "b", c', String.raw`d\e`]])
    expect(cellsOf(`'Ana, Dr.','it''s'`, { quote: "'", escape: "'" })).toEqual([['Ana, Dr.', "it's"]])
    expect(cellsOf('a,b\rc,"d\re"\r', { newline: '\r' })).toEqual([
      ['a', 'b'],
      ['c', 'd\re']
    ])
  })

  it('says where the first line of a record ends, and whether its quotes are closed', () => {
    const text = '2,"never closed\n3,fine\n'
    expect(readRecord(text, 0, plainFormat, true)).toMatchObject({ closed: false, firstLineEnd: 16, end: text.length })
    expect(readRecord('a,"b\nc",d\n', 0, plainFormat, true)).toMatchObject({ closed: true, firstLineEnd: 5, end: 10 })
  })

  it('waits for more where a record may go on', () => {
    for (const text of ['a,b', 'a,"b', 'a,"b"', 'a,']) expect(readRecord(text, 0, plainFormat, false)).toBeNull()
    expect(readRecord('a,b\n', 0, plainFormat, false)?.cells).toEqual(['a', 'b'])
  })

  it('reads what Papa Parse writes, whatever the cells hold', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '\t', "'"),
      maxLength: 8
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, newline) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes: true })
          expect(cellsOf(text, { delimiter })).toEqual(rows)
        }
      )
    )
  })
})
