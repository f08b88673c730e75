import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeGraph } from '../network/graph.mjs'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')

function lens(...args) {
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** One KOL in so many has been met, so that rings of coverage tell two kinds of them apart. */
const metEvery = 3
const msls = 20

/** A workspace whose KOLs are the nodes of a graph of preferential attachment, a third of whom somebody has met. */
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
  const contacts = join(folder, 'interaction.csv')
  const met = [...names].filter((_, i) => i % metEvery === 0)
  const rows = met.map((name, i) => `I${i},M${i % msls},${name},2026-03-${10 + (i % 18)},virtual,completed`)
  writeFileSync(contacts, ['interaction_id,msl_id,kol_id,occurred_on,channel,status', ...rows, ''].join('\n'))
  const workspace = join(folder, 'network.lens')
  lens('import', '-w', workspace, kols, contacts)
  lens('network', '-w', workspace, '--import', edges, '--metrics', 'degree')
  return workspace
}
