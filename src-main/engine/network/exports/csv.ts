import Papa from 'papaparse'
import { formulaPattern } from '../../workspace/formulas'
import type { AttributeValue, NetworkDocument } from './document'

const formula = new RegExp(`^(?:${formulaPattern})`)

const cell = (value: AttributeValue) => {
  if (value === null) return ''
  return typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
}

const table = (header: readonly string[], rows: readonly (readonly AttributeValue[])[]) =>
  `${Papa.unparse([[...header], ...rows.map((row) => row.map(cell))], { newline: '\n' })}\n`

/** KOLs, a row each; cells that a spreadsheet would run as formulas begin with an apostrophe. */
export const nodesCsv = ({ nodeAttributes, nodes }: NetworkDocument) =>
  table(
    ['id', 'label', ...nodeAttributes.map(({ name }) => name)],
    nodes.map(({ id, label, values }) => [id, label, ...values])
  )

/** Edges, a row each. */
export const edgesCsv = ({ edgeAttributes, edges }: NetworkDocument) =>
  table(
    ['source', 'target', 'weight', ...edgeAttributes.map(({ name }) => name)],
    edges.map(({ source, target, weight, values }) => [source, target, weight, ...values])
  )
