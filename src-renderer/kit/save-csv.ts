import Papa from 'papaparse'
import { saveText } from './save-text'

/** Hands rows to the user as a CSV file that Excel reads as UTF-8; cells that begin like a formula are defused. */
export function saveCsv(name: string, rows: readonly object[]): void {
  saveText(name, `\ufeff${Papa.unparse([...rows], { escapeFormulae: true })}`, 'text/csv')
}
