/** Markup made by the `html` tag only, so text from data never becomes markup. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!)

/** Template tag: nested markup is spliced in, everything else is escaped, fit for text and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0] ?? ''
  parts.forEach((part, i) => {
    text += written(part) + (strings[i + 1] ?? '')
  })
  return new Markup(text)
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escaped(String(part))
}
