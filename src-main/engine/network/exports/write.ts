import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { extname } from 'node:path'
import type { NetworkExport, NetworkPicture, networkFormats } from '#contract/network'
import { LensFault } from '#contract/faults'
import { diskFull, lacksRoom } from '../../workspace/connection'
import { edgesCsv, nodesCsv } from './csv'
import { documentOf, recipeText, type NetworkDocument } from './document'
import { gexf } from './gexf'
import { graphml } from './graphml'

/** What each ending writes: the files by what is put in place of the ending. */
const formats: Record<string, (network: NetworkDocument) => Record<string, () => Iterable<string>>> = {
  '.graphml': (network) => ({ '.graphml': () => graphml(network) }),
  '.gexf': (network) => ({ '.gexf': () => gexf(network) }),
  '.csv': (network) => ({
    '.nodes.csv': () => [nodesCsv(network)],
    '.edges.csv': () => [edgesCsv(network)],
    '.recipe.json': () => [`${recipeText(network.recipe)}\n`]
  })
}

export type NetworkFormat = (typeof networkFormats)[number]

const texts: Record<NetworkFormat, (network: NetworkDocument) => string> = {
  graphml: (network) => [...graphml(network)].join(''),
  gexf: (network) => [...gexf(network)].join(''),
  'nodes-csv': nodesCsv,
  'edges-csv': edgesCsv
}

/** A network as the text of one file. */
export function textOf(format: NetworkFormat, picture: NetworkPicture, directed: boolean): string {
  return texts[format](documentOf(picture, directed))
}

/** @throws LensFault `bad-input` for an ending that is none of those written */
export function requireFormat(path: string): void {
  if (formats[extname(path).toLowerCase()]) return
  throw new LensFault({
    code: 'bad-input',
    message: `A network is not written as ${extname(path) || 'a file without an ending'}.`,
    hint: 'End the name with .graphml, .gexf or .csv.',
    where: path
  })
}

/**
 * Writes a network by the ending of the path: GraphML, GEXF, or CSV of nodes and of edges with the recipe beside them.
 * Files of those names are replaced.
 * @throws LensFault `bad-input` for another ending or a place that cannot be written, `disk-full`; no file is left then
 */
export function writeNetwork(path: string, picture: NetworkPicture, directed: boolean): NetworkExport {
  requireFormat(path)
  const ending = extname(path)
  const files = formats[ending.toLowerCase()]!(documentOf(picture, directed))
  const targets = Object.entries(files).map(
    ([suffix, parts]) => [path.slice(0, -ending.length) + suffix, parts] as const
  )
  const written: string[] = []
  try {
    for (const [target, parts] of targets) {
      const file = openSync(target, 'w')
      written.push(target)
      try {
        for (const part of parts()) writeAll(file, Buffer.from(part))
      } finally {
        closeSync(file)
      }
    }
  } catch (error) {
    for (const target of written) rmSync(target, { force: true })
    if (lacksRoom(error)) throw diskFull(error)
    throw new LensFault(
      {
        code: 'bad-input',
        message: `${path} cannot be written.`,
        hint: 'Choose a folder that exists and that you may write to.',
        where: path
      },
      { cause: error }
    )
  }
  return {
    files: written.map((target) => ({ path: target, bytes: statSync(target).size })),
    nodes: picture.rows.length,
    edges: picture.links.length,
    recipe: picture.recipe
  }
}

function writeAll(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
}
