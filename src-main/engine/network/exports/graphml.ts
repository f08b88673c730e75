import { recipeText, type Attribute, type AttributeValue, type NetworkDocument } from './document'
import { attributes, escapeXml } from './xml'

const types = { string: 'string', double: 'double', integer: 'int' } as const

/** A network as GraphML (Brandes et al. 2002), with keys for everything; Gephi and networkx read it unchanged. */
export function* graphml(network: NetworkDocument): Generator<string> {
  const { nodeAttributes, edgeAttributes, directed } = network
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield key('g0', 'graph', { name: 'recipe', type: 'string' })
  yield key('label', 'node', { name: 'label', type: 'string' })
  for (const [i, attribute] of nodeAttributes.entries()) yield key(`n${i}`, 'node', attribute)
  yield key('weight', 'edge', { name: 'weight', type: 'double' })
  for (const [i, attribute] of edgeAttributes.entries()) yield key(`e${i}`, 'edge', attribute)
  yield `  <graph${attributes({ edgedefault: directed ? 'directed' : 'undirected' })}>\n`
  yield data('g0', recipeText(network.recipe))
  for (const { id, label, values } of network.nodes) {
    yield `    <node${attributes({ id })}>\n${data('label', label)}`
    for (const [i, value] of values.entries()) yield data(`n${i}`, value)
    yield '    </node>\n'
  }
  for (const { source, target, weight, values } of network.edges) {
    yield `    <edge${attributes({ source, target })}>\n${data('weight', weight)}`
    for (const [i, value] of values.entries()) yield data(`e${i}`, value)
    yield '    </edge>\n'
  }
  yield '  </graph>\n</graphml>\n'
}

const key = (id: string, of: string, { name, type }: Attribute) =>
  `  <key${attributes({ id, for: of, 'attr.name': name, 'attr.type': types[type] })}/>\n`

const data = (id: string, value: AttributeValue) =>
  value === null ? '' : `      <data${attributes({ key: id })}>${escapeXml(String(value))}</data>\n`
