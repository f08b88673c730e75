import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { writeGraph } from '../network/graph.mjs'

const root = resolve(import.meta.dirname, '../..')
const ours = resolve(import.meta.dirname, '../layout/ours.mjs')
const peerNamed = (name) => resolve(import.meta.dirname, `../peers/${name}.mjs`)

/** Bundles the layout as the page's worker has it. */
async function bundled(folder) {
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '#base': join(root, 'src-main/base') } },
    build: {
      ssr: join(root, 'src-renderer/graph/layout/simulation.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'layout.mjs' } }
    }
  })
  return join(folder, 'layout.mjs')
}

function measured(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args.map(String), { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/**
 * A peer with its arguments. Ours is held against it until our stress is no more than the peer's last one, so that the
 * peer has to run first.
 */
function peer(name, script, argumentsOf) {
  return {
    name,
    goal: 0.5,
    ours(prepared) {
      const theirs = measured(peerNamed(script), prepared.file, ...argumentsOf(prepared))
      const equal = measured(ours, prepared.bundle, prepared.file, theirs.stress)
      if (!equal.reached) throw new Error(`Our stress came to ${equal.stress}, that of ${name} to ${theirs.stress}`)
      prepared.found[name] = theirs
      return equal.seconds
    },
    run: (prepared) => prepared.found[name].seconds
  }
}

/** Iterations of ForceAtlas2: fewer where each takes long, as its users do. */
const iterationsFor = (nodes) => (nodes <= 5000 ? 500 : 100)

/** The layout of a graph of preferential attachment with five edges a node; growth is that of the whole layout. */
export const work = {
  name: 'layout to equal stress',
  size: 20_000,
  runs: 1,
  growth: [1 / 4, 1 / 2, 1],
  async prepare(nodes) {
    const folder = mkdtempSync(join(tmpdir(), 'lens-bench-'))
    return { folder, nodes, file: writeGraph(folder, nodes), bundle: await bundled(folder), found: {} }
  },
  ours(prepared) {
    prepared.found.ours = measured(ours, prepared.bundle, prepared.file)
    return prepared.found.ours.seconds
  },
  peers: [
    peer('d3-force 3.0.1, 300 ticks', 'd3-force', () => []),
    peer('graphology ForceAtlas2 0.10.1', 'forceatlas2', ({ nodes }) => [iterationsFor(nodes)])
  ],
  details({ nodes, found }) {
    const rows = Object.entries(found).flatMap(([name, { seconds, stress, neighbourhood }]) => [
      [`stress, ${name}`, stress.toFixed(4)],
      [`neighbourhood kept, ${name}`, neighbourhood.toFixed(4)],
      [`seconds of the whole layout, ${name}`, seconds.toFixed(2)]
    ])
    return { ...Object.fromEntries(rows), 'iterations of ForceAtlas2': iterationsFor(nodes) }
  },
  clear: ({ folder }) => rmSync(folder, { recursive: true })
}
