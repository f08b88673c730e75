import { basename } from 'node:path'
import { LensFault } from '#contract/faults'
import { buildGraph } from '../graph'
import { readTextFile } from '../text-file'
import type { ForeignNetwork } from './foreign'
import { XmlError, xmlPieces } from './xml-reader'

/** Nodes and edges as they are gathered; an edge without a weight counts 1. */
interface Gathered {
  directed: boolean
  nodes: Map<string, { label: string | null }>
  edges: { source: string; target: string; weight: number; line: number }[]
}

/**
 * The network of a GraphML or GEXF file. Labels of nodes are attributes or keys named label or name; weights are an
 * attribute or a key named weight. Directions are those that the file gives as its default.
 * @throws LensFault `not-text`, `nothing-recognised`, `bad-value` with the line
 */
export function readXmlNetwork(path: string): ForeignNetwork {
  const name = basename(path)
  const text = readTextFile(path, 'Give a GraphML or GEXF file.')
  try {
    const { directed, nodes, edges } = gathered(text, path)
    const ids = [...nodes.keys()]
    const place = new Map(ids.map((id, i) => [id, i]))
    const placeOf = (id: string, line: number) => {
      const found = place.get(id)
      if (found === undefined) throw new XmlError(`an edge names the node ${id}, which is not there,`, line)
      return found
    }
    const graph = buildGraph({
      nodes: ids,
      source: Int32Array.from(edges, ({ source, line }) => placeOf(source, line)),
      target: Int32Array.from(edges, ({ target, line }) => placeOf(target, line)),
      weight: Float64Array.from(edges, ({ weight }) => weight),
      directed,
      whereOf: (i) => `the edge in line ${edges[i]!.line} of ${name}`
    })
    return { graph, labels: [...nodes.values()].map(({ label }) => label) }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new LensFault(
      {
        code: 'bad-value',
        message: `${name} cannot be read: ${error.message}.`,
        hint: 'Write it again from the program it comes from.',
        where: `${path}, line ${error.line}`
      },
      { cause: error }
    )
  }
}

function gathered(text: string, path: string): Gathered {
  const result: Gathered = { directed: false, nodes: new Map(), edges: [] }
  /** GraphML: what a key stands for. */
  const keys = new Map<string, string>()
  let root = ''
  let node: { label: string | null } | null = null
  let edge: Gathered['edges'][number] | null = null
  let data: string | null = null
  let words = ''
  for (const piece of xmlPieces(text)) {
    if (piece.kind === 'text') {
      if (data !== null) words += piece.text
    } else if (piece.kind === 'close') {
      if (piece.name === 'data' && data !== null) {
        if (edge && data === 'weight') edge.weight = weightOf(words, edge.line)
        else if (node && !edge && (data === 'label' || data === 'name')) node.label ??= words.trim() || null
        data = null
      } else if (piece.name === 'edge') edge = null
      else if (piece.name === 'node') node = null
    } else {
      const { name, attributes, line } = piece
      if (root === '') root = name
      if (root !== 'graphml' && root !== 'gexf') break
      if (name === 'key') keys.set(attributes.id ?? '', (attributes['attr.name'] ?? '').toLowerCase())
      else if (name === 'graph') result.directed = (attributes.edgedefault ?? attributes.defaultedgetype) === 'directed'
      else if (name === 'node') {
        if (attributes.id === undefined) throw new XmlError('a node has no id', line)
        node = { label: attributes.label?.trim() || null }
        result.nodes.set(attributes.id, node)
      } else if (name === 'edge') {
        const { source, target, weight } = attributes
        if (source === undefined || target === undefined) throw new XmlError('an edge lacks an end', line)
        edge = { source, target, weight: weight === undefined ? 1 : weightOf(weight, line), line }
        result.edges.push(edge)
      } else if (name === 'data') {
        data = keys.get(attributes.key ?? '') ?? null
        words = ''
      }
    }
  }
  if (root === 'graphml' || root === 'gexf') return result
  throw new LensFault({
    code: 'nothing-recognised',
    message: `${basename(path)} is neither GraphML nor GEXF.`,
    hint: 'Its first element must be graphml or gexf.',
    where: path
  })
}

function weightOf(text: string, line: number): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (value > 0 && value < Infinity) return value
  throw new XmlError(`the weight "${text.trim()}" is not a number above 0`, line)
}
