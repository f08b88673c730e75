import type { ImportWarning } from '#contract/import'

/** Says which rows were shorter than the header. */
export function shortRowWarnings(padded: readonly number[]): ImportWarning[] {
  if (padded.length === 0) return []
  const shown = `${padded.slice(0, 10).join(', ')}${padded.length > 10 ? ' …' : ''}`
  return [
    {
      code: 'short-row',
      message: `${padded.length} rows are shorter than the header; their missing cells are empty (rows ${shown})`,
      column: null,
      count: padded.length
    }
  ]
}
