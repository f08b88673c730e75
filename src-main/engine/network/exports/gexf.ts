import { recipeText, type Attribute, type AttributeValue, type NetworkDocument } from './document'
import { attributes, escapeXml } from './xml'

/** A network as GEXF 1.2, the version that both Gephi and networkx read; the recipe stands in its description. */
export function* gexf(network: NetworkDocument): Generator<string> {
  const { nodeAttributes, edgeAttributes, directed } = network
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
  yield `  <meta>\n    <creator>Liaison Lens</creator>\n`
  yield `    <description>${escapeXml(recipeText(network.recipe))}</description>\n  </meta>\n`
  yield `  <graph${attributes({ mode: 'static', defaultedgetype: directed ? 'directed' : 'undirected' })}>\n`
  yield declared('node', nodeAttributes)
  yield declared('edge', edgeAttributes)
  yield '    <nodes>\n'
  for (const { id, label, values } of network.nodes) {
    yield `      <node${attributes({ id, label })}>${given(values)}</node>\n`
  }
  yield '    </nodes>\n    <edges>\n'
  for (const [i, { source, target, weight, values }] of network.edges.entries()) {
    yield `      <edge${attributes({ id: i, source, target, weight })}>${given(values)}</edge>\n`
  }
  yield '    </edges>\n  </graph>\n</gexf>\n'
}

function declared(of: string, list: readonly Attribute[]): string {
  const lines = list.map(({ name, type }, i) => `      <attribute${attributes({ id: i, title: name, type })}/>\n`)
  return `    <attributes${attributes({ class: of, mode: 'static' })}>\n${lines.join('')}    </attributes>\n`
}

function given(values: readonly AttributeValue[]): string {
  const lines = values.map((value, i) =>
    value === null ? '' : `<attvalue${attributes({ for: i, value: String(value) })}/>`
  )
  return `<attvalues>${lines.join('')}</attvalues>`
}
