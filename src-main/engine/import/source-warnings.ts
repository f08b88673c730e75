import type { ImportWarning } from '#contract/import'
import type { TextSource } from './text-source'

/** Says which rows were shorter than the header, and which lines around the data were left out. */
export function sourceWarnings({ padded, leftOut }: TextSource): ImportWarning[] {
  const warnings: ImportWarning[] = []
  if (leftOut.length > 0) {
    const shown = leftOut.slice(0, 10).map((line) => `“${line.length > 80 ? `${line.slice(0, 80)}…` : line}”`)
    const lines = leftOut.length === 1 ? '1 line is' : `${leftOut.length} lines are`
    warnings.push({
      code: 'lines-left-out',
      message: `${lines} no data: ${shown.join(', ')}${leftOut.length > 10 ? ' …' : ''}`,
      column: null,
      count: leftOut.length
    })
  }
  if (padded.length > 0) {
    const places = padded.slice(0, 10).map(({ row, line }) => line ?? row)
    const shown = `${padded[0]?.line ? 'lines' : 'rows'} ${places.join(', ')}${padded.length > 10 ? ' …' : ''}`
    warnings.push({
      code: 'short-row',
      message: `${padded.length} rows are shorter than the header; their missing cells are empty (${shown})`,
      column: null,
      count: padded.length
    })
  }
  return warnings
}
