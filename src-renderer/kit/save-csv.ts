import Papa from 'papaparse'

/** Hands rows to the user as a CSV file that Excel reads as UTF-8; cells that begin like a formula are defused. */
export function saveCsv(name: string, rows: readonly object[]): void {
  const text = Papa.unparse([...rows], { escapeFormulae: true })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
