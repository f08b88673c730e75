import { extname } from 'node:path'
import { readEdgeFile } from '../edge-file'
import type { Graph } from '../graph'
import { readXmlNetwork } from './xml-network'

/** A network that another program wrote: nodes by its own ids, with the label of each where it has one. */
export interface ForeignNetwork {
  graph: Graph
  labels: readonly (string | null)[]
}

/**
 * Reads a network by the ending of its file: GraphML, GEXF, or a list of edges with the columns source, target and, where
 * there is one, weight.
 * @throws LensFault as `readXmlNetwork` and `readEdgeFile`
 */
export function readForeignNetwork(path: string, directed: boolean): ForeignNetwork {
  if (['.graphml', '.gexf', '.xml'].includes(extname(path).toLowerCase())) return readXmlNetwork(path)
  const graph = readEdgeFile(path, { nodesPath: null, directed, weightColumn: 'weight', needsWeight: false })
  return { graph, labels: graph.names.map(() => null) }
}
