import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeGraph } from '../network/graph.mjs'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')

function lens(...args) {
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** A workspace whose KOLs are the nodes of a graph of preferential attachment, and nothing else. */
export function networkWorkspace(folder, nodes) {
  const edges = writeGraph(folder, nodes)
  const names = new Set(
    readFileSync(edges, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(','))
  )
  const kols = join(folder, 'kol.csv')
  writeFileSync(kols, ['kol_id,name', ...[...names].map((name) => `${name},KOL ${name}`), ''].join('\n'))
  const workspace = join(folder, 'network.lens')
  lens('import', '-w', workspace, kols)
  lens('network', '-w', workspace, '--import', edges, '--metrics', 'degree')
  return workspace
}
