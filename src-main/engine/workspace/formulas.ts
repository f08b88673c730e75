/**
 * What a spreadsheet would run as a formula, unless it is a plain number: the pattern means the same to JavaScript and to
 * DuckDB. Apostrophes before it are what defusing puts there.
 */
export const formulaPattern = String.raw`'*[=@\t\r]|'*[+-]([^0-9.,]|[\s\S]*[^0-9.,\s])`

/** Whether a cell would be run as a formula; what Papa Parse is told to put an apostrophe before. */
export const formula = new RegExp(`^(?:${formulaPattern})`)
