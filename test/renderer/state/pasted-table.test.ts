import { describe, expect, it } from 'vitest'
import { pastedName, readPastedTable } from '#renderer/state/pasted-table'

const sizeOf = (text: string) => {
  const table = readPastedTable(text)
  return table && [table.rows, table.columns]
}

describe('pasted text', () => {
  it('is a table where it has two lines of tabs, commas or semicolons', () => {
    expect(sizeOf('a\tb\tc\r\n1\t2\t3\r\n')).toEqual([1, 3])
    expect(sizeOf('a,b\n1,2\n3,4')).toEqual([2, 2])
    expect(sizeOf('a;b\n1;2')).toEqual([1, 2])
  })

  it('keeps line breaks and delimiters in quotes together', () => {
    expect(sizeOf('id\tnotes\n1\t"two\nlines, ""and"" a\ttab"\n2\tx')).toEqual([2, 2])
    expect(sizeOf('id\tnotes\n1\tan inch is 1"\n2\tx')).toEqual([2, 2])
  })

  it('may hold a title, blank lines and short rows', () => {
    expect(sizeOf('a\tb\n\n1\t2\n3\n4\t5\n')).toEqual([3, 2])
  })

  it('is no table where it is one line, one column or prose', () => {
    for (const text of [
      '',
      '   \n \n',
      'a\tb',
      'one\ntwo\nthree',
      'Dear all,\nthis is a letter.\nIt has no cells.\nBye'
    ])
      expect(readPastedTable(text)).toBeNull()
  })

  it('is named by the time of the clock', () => {
    expect(pastedName(new Date(2026, 2, 5, 9, 7, 3))).toBe('Pasted 2026-03-05 09.07.03.tsv')
  })
})
