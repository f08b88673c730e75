/** Keys a header may have. */
export const headerKeys = [
  'id',
  'name',
  'question',
  'family',
  'kind',
  'counts',
  'unit',
  'better',
  'aggregation',
  'grain',
  'requires',
  'source',
  'window',
  'agreement',
  'answers',
  'fewest',
  'counter',
  'parts'
] as const
export type HeaderKey = (typeof headerKeys)[number]

const keyPattern = new RegExp(String.raw`(?:^|\s{2,})(${headerKeys.join('|')}):\s`, 'g')

/** A definition's text, parted into its header and its query. */
export interface HeaderAndQuery {
  values: Partial<Record<HeaderKey, string>>
  /** The line, counted from 1, on which each key stands. */
  lines: Partial<Record<HeaderKey, number>>
  /** Keys that are given a second time, with the line of that. */
  repeated: { key: HeaderKey; line: number }[]
  /** Empty where there is none. */
  query: string
  /** The line on which the query begins. */
  queryLine: number
}

/** Reads comment lines `-- key: value`, several pairs on a line parted by two spaces, and leaves the rest as the query. */
export function readHeader(text: string): HeaderAndQuery {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('--'))
  const found: HeaderAndQuery = { values: {}, lines: {}, repeated: [], query: '', queryLine: end + 1 }
  const { values } = found
  let last: HeaderKey | null = null
  for (const [i, line] of lines.slice(0, end < 0 ? lines.length : end).entries()) {
    const content = line.replace(/^--/, '').trim()
    const keys = [...content.matchAll(keyPattern)]
    if (keys.length === 0 && last !== null) values[last] = `${values[last]} ${content}`.trim()
    for (const [k, match] of keys.entries()) {
      last = match[1] as HeaderKey
      if (last in values) found.repeated.push({ key: last, line: i + 1 })
      found.lines[last] ??= i + 1
      values[last] = content.slice(match.index + match[0].length, keys[k + 1]?.index).trim()
    }
  }
  if (end >= 0) found.query = lines.slice(end).join('\n').trimEnd().replace(/;$/, '')
  return found
}
