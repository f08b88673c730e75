/** What a pasted text looks like as a table. */
export interface PastedTable {
  text: string
  /** Rows under the header. */
  rows: number
  columns: number
}

const delimiters = ['\t', ',', ';'] as const

/**
 * Takes pasted text for a table: two lines at least, of which most have as many cells as the first has, and that more
 * than one. Null for any other text. How it is really read is for the importer to say.
 */
export function readPastedTable(text: string): PastedTable | null {
  const records = splitRecords(text)
  if (records.length < 2) return null
  for (const delimiter of delimiters) {
    const widths = records.map((record) => countCells(record, delimiter))
    const columns = widths[0]!
    const alike = widths.filter((width) => width === columns).length
    if (columns > 1 && alike > records.length / 2) return { text, rows: records.length - 1, columns }
  }
  return null
}

/** The name of the file that a pasted table becomes, by the time of the clock on the wall. */
export function pastedName(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `Pasted ${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.')}.tsv`
}

/** Lines with text in them; one that opens a quote goes on until it is closed, as spreadsheets copy line breaks. */
function splitRecords(text: string): string[] {
  const records: string[] = []
  let lines: string[] = []
  let quotes = 0
  for (const line of text.split(/\r\n|\n|\r/)) {
    lines.push(line)
    quotes += line.split('"').length - 1
    if (quotes % 2 === 1) continue
    records.push(lines.join('\n'))
    lines = []
  }
  // A quote that is never closed is a mere character.
  return [...records, ...lines].filter((record) => record.trim() !== '')
}

/** Cells of a record; delimiters inside quotes are text. */
const countCells = (record: string, delimiter: string) => record.replaceAll(/"[^"]*"/g, '').split(delimiter).length
