import { importSentence } from '#base/import-words'
import type { ImportWarning } from '#contract/import'
import type { TextSource } from './text-source'

/** Says which rows were shorter than the header, and which lines around the data were left out. */
export function sourceWarnings({ padded, leftOut }: TextSource): ImportWarning[] {
  const warnings: ImportWarning[] = []
  if (leftOut.length > 0) {
    const shown = leftOut.slice(0, 10).map((line) => `“${line.length > 80 ? `${line.slice(0, 80)}…` : line}”`)
    const lines = `${shown.join(', ')}${leftOut.length > 10 ? ' …' : ''}`
    warnings.push({
      code: 'lines-left-out',
      ...importSentence('lines-left-out', { n: leftOut.length, lines }),
      column: null,
      count: leftOut.length
    })
  }
  if (padded.length > 0) {
    const shown = padded.slice(0, 10).map(({ row, line }) => line ?? row)
    const places = `${shown.join(', ')}${padded.length > 10 ? ' …' : ''}`
    warnings.push({
      code: 'short-row',
      ...importSentence(padded[0]?.line ? 'short-lines' : 'short-rows', { n: padded.length, places }),
      column: null,
      count: padded.length
    })
  }
  return warnings
}
