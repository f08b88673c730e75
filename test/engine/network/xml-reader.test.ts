import { describe, expect, it } from 'vitest'
import { xmlPieces } from '#engine/network/imports/xml-reader'

describe('XML', () => {
  const pieces = (text: string) => [...xmlPieces(text)]

  it('is read with quotes, entities, prefixes and brackets in attributes', () => {
    expect(pieces(`<a:b x='1 > 0' y="&lt;&#65;&#x42;"/>`)).toEqual([
      { kind: 'open', name: 'b', attributes: { x: '1 > 0', y: '<AB' }, line: 1 },
      { kind: 'close', name: 'b' }
    ])
  })

  it.each(['<a>', '<a></b>', '<a', '<!-- a', '<a>&nbsp;</a>', '</a>', '<>', '<a>&__proto__;</a>'])(
    'is refused where it is none: %s',
    (text) => expect(() => pieces(text)).toThrow('in line 1')
  )
})
