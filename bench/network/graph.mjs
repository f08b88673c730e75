import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** A generator of numbers in [0, 1) that is the same every time (mulberry32). */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

/** Writes a graph of preferential attachment, five edges for each newcomer (Barabási and Albert 1999), as an edge list. */
export function writeGraph(folder, nodes) {
  const random = seeded(nodes)
  const links = 5
  const ends = []
  const lines = ['source,target']
  for (let v = links; v < nodes; v++) {
    const chosen = new Set(v === links ? Array.from({ length: links }, (_, w) => w) : [])
    while (chosen.size < links) chosen.add(ends[Math.floor(random() * ends.length)])
    for (const w of chosen) {
      lines.push(`v${v},v${w}`)
      ends.push(v, w)
    }
  }
  const file = join(folder, `graph-${nodes}.csv`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/** Bundles the analysis of graphs and its worker as the app has them, so that it runs without the rest. */
export async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'lens-bench-'))
  const engine = join(root, 'src-main/engine')
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: {
      alias: { '#contract': join(root, 'src-main/contract'), '#base': join(root, 'src-main/base'), '#engine': engine }
    },
    ssr: { noExternal: true, external: ['@duckdb/node-api'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: {
          analysis: join(engine, 'network/run-analysis.ts'),
          'edge-file': join(engine, 'network/edge-file.ts'),
          'network-worker': join(engine, 'network/worker.ts')
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  return folder
}
