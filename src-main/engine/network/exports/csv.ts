import Papa from 'papaparse'
import { formula } from '../../workspace/formulas'
import type { AttributeValue, NetworkDocument } from './document'

const table = (fields: readonly string[], data: readonly (readonly AttributeValue[])[]) =>
  `${Papa.unparse({ fields: [...fields], data: data.map((row) => [...row]) }, { escapeFormulae: formula, newline: '\n' })}\n`

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
