/** What stands in an XML document, in its order; names without their prefix. */
export type XmlPiece =
  | { kind: 'open'; name: string; attributes: Readonly<Record<string, string>>; line: number }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const attribute = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Something that is no XML, and the line where it stands. */
export class XmlError extends Error {
  constructor(
    readonly what: string,
    readonly line: number
  ) {
    super(`${what} in line ${line}`)
  }
}

/**
 * Reads the elements and the text of an XML document; comments, instructions and the document type are passed over, and
 * no entity is known but the five of XML itself, so that nothing expands. Every element must be closed in its turn.
 * @throws XmlError
 */
export function* xmlPieces(text: string): Generator<XmlPiece> {
  const open: string[] = []
  let line = 1
  let at = 0
  const lineAfter = (end: number) => {
    for (let i = at; i < end; i++) if (text.charCodeAt(i) === 10) line++
    at = end
  }
  const endOf = (mark: string, what: string) => {
    const found = text.indexOf(mark, at)
    if (found < 0) throw new XmlError(`${what} is not closed`, line)
    return found + mark.length
  }
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    if (tag !== at) {
      const end = tag < 0 ? text.length : tag
      if (open.length > 0) yield { kind: 'text', text: decoded(text.slice(at, end), line) }
      lineAfter(end)
    } else if (text.startsWith('<!--', at)) lineAfter(endOf('-->', 'a comment'))
    else if (text.startsWith('<![CDATA[', at)) {
      const end = endOf(']]>', 'CDATA')
      yield { kind: 'text', text: text.slice(at + 9, end - 3) }
      lineAfter(end)
    } else if (text.startsWith('<?', at)) lineAfter(endOf('?>', 'an instruction'))
    else if (text.startsWith('<!', at)) lineAfter(endOf('>', 'the document type'))
    else {
      const end = tagEnd(text, at, line)
      const inside = text.slice(at + 1, end - 1)
      if (inside.startsWith('/')) {
        const name = localName(inside.slice(1).trim())
        if (open.pop() !== name) throw new XmlError(`</${name}> closes nothing`, line)
        yield { kind: 'close', name }
      } else {
        const name = localName(/^[^\s/]+/.exec(inside)?.[0] ?? '')
        if (name === '') throw new XmlError('a tag has no name', line)
        yield { kind: 'open', name, attributes: attributesOf(inside, line), line }
        if (inside.endsWith('/')) yield { kind: 'close', name }
        else open.push(name)
      }
      lineAfter(end)
    }
  }
  if (open.length > 0) throw new XmlError(`<${open.at(-1)}> is not closed`, line)
}

/** The position after a tag; a bracket inside quotes ends none. */
function tagEnd(text: string, start: number, line: number): number {
  let quote = ''
  for (let i = start; i < text.length; i++) {
    const character = text[i]!
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return i + 1
  }
  throw new XmlError('a tag is not closed', line)
}

function attributesOf(inside: string, line: number): Record<string, string> {
  const found = [...inside.matchAll(attribute)]
  return Object.fromEntries(found.map(([, name, a, b]) => [localName(name!), decoded(a ?? b ?? '', line)]))
}

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1)

function decoded(text: string, line: number): string {
  return text.replace(/&([^;\s]*);/g, (_, name: string) => {
    const code = name.startsWith('#x')
      ? parseInt(name.slice(2), 16)
      : name.startsWith('#')
        ? Number(name.slice(1))
        : NaN
    if (Number.isInteger(code) && code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code)
    const known = Object.hasOwn(entities, name) ? entities[name] : undefined
    if (known === undefined) throw new XmlError(`&${name}; is no entity of XML`, line)
    return known
  })
}
