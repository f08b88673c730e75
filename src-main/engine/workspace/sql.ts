/** A value DuckDB can bind to a parameter here. */
export type SqlValue = string | number | boolean | null

/** SQL text with its bound values; made by the `sql` tag only, so text from users never becomes SQL. */
export class Sql {
  constructor(
    readonly text: string,
    readonly values: readonly SqlValue[]
  ) {}
}

/** A table or column name, quoted when it is put into SQL. */
export class Identifier {
  constructor(readonly name: string) {}
}

/** Marks `name` as an identifier inside a `sql` template. */
export const identifier = (name: string) => new Identifier(name)

/** Doubles quotes, so that any text is a valid identifier. */
export const quoteIdentifier = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A text literal, for the places where DuckDB takes no bound value. The parser would end at a NUL. */
export function quoteLiteral(text: string): string {
  const quoted = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`)
  return quoted.length === 1 ? quoted[0]! : `(${quoted.join(' || chr(0) || ')})`
}

/** SQL from the project's own files (definitions, layouts); never from data or users. */
export const trusted = (text: string) => new Sql(text, [])

type Part = SqlValue | Sql | Identifier

/** Template tag: nested `Sql` is spliced in, identifiers are quoted, everything else is bound. */
export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      text += part.text
      values.push(...part.values)
    } else if (part instanceof Identifier) {
      text += quoteIdentifier(part.name)
    } else {
      text += '?'
      values.push(part)
    }
    text += strings[i + 1] ?? ''
  })
  return new Sql(text, values)
}

/** Joins fragments with a separator, such as a list of columns or conditions. */
export function join(parts: readonly Sql[], separator = ', '): Sql {
  return new Sql(
    parts.map((part) => part.text).join(separator),
    parts.flatMap((part) => part.values)
  )
}
