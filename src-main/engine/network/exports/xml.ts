const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** All but the characters that an XML 1.0 document may hold; the others may not stand there in whatever form. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text for content and attributes; line breaks and tabs survive in both, what XML cannot hold is replaced. */
export const escapeXml = (text: string) =>
  text
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"']/g, (character) => named[character]!)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Attributes of a tag as text, each after a blank; null leaves one out. */
export function attributes(values: Record<string, string | number | null>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}
