import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundled, writeGraph } from '../network/graph.mjs'

const ours = resolve(import.meta.dirname, '../network/ours.mjs')
const peer = (name) => resolve(import.meta.dirname, '../peers', name)

/** The Python that has igraph: Debian's, unless `LENS_PYTHON` names another. */
const python = process.env.LENS_PYTHON ?? '/usr/bin/python3'

function measured(args, program = process.execPath) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Error(error?.message ?? stderr)
  return JSON.parse(stdout)
}

const graphology = (file, metrics) => measured([peer('graphology-metrics.mjs'), file, metrics.join(',')])
const igraph = (file) => measured([peer('betweenness_igraph.py'), file], python)

/** The greatest difference of a metric over all nodes. */
function greatestDifference(ours, theirs, metric) {
  const place = new Map(theirs.nodes.map((node, i) => [node, i]))
  return ours.nodes.reduce((most, node, i) => {
    const difference = Math.abs(ours.values[metric][i] - theirs.values[metric][place.get(node)])
    return Math.max(most, difference)
  }, 0)
}

/**
 * A work on graphs of preferential attachment with five edges a node, in processes of their own.
 * @param peers whom it is held against: each a name, a goal and what measures a file
 */
function networkWork({ name, size, runs, growth, metrics, mode, peerSize = (nodes) => nodes, peers, limits }) {
  return {
    name,
    size,
    runs,
    growth,
    async prepare(nodes) {
      const folder = mkdtempSync(join(tmpdir(), 'lens-bench-'))
      const file = writeGraph(folder, nodes)
      const peerNodes = peerSize(nodes)
      const peerFile = writeGraph(folder, peerNodes)
      return { folder, bundle: await bundled(), file, nodes, peerNodes, peerFile, theirs: new Map() }
    },
    ours(prepared) {
      prepared.ours = measured([ours, prepared.bundle, prepared.file, metrics.join(','), mode])
      return prepared.ours.seconds
    },
    peers: peers.map(({ name, goal, measure }) => ({
      name,
      goal,
      run(prepared) {
        const found = measure(prepared.peerFile, metrics)
        prepared.theirs.set(name, found)
        // All are of the order of nodes times edges, and edges are five times the nodes.
        return found.seconds * (prepared.nodes / prepared.peerNodes) ** 2
      }
    })),
    details(prepared) {
      // What was measured on a smaller graph is compared there, estimated in the same way.
      const same = prepared.nodes === prepared.peerNodes
      const own = same
        ? prepared.ours
        : measured([ours, prepared.bundle, prepared.peerFile, metrics.join(','), 'estimate'])
      const differences = [...prepared.theirs].flatMap(([peer, theirs]) =>
        Object.keys(theirs.values).map((metric) => {
          const difference = greatestDifference(own, theirs, metric)
          if (difference > limits(metric)) throw new Error(`${name}: ${metric} differs from ${peer} by ${difference}`)
          return [`greatest difference of ${metric} from ${peer}`, difference.toExponential(1)]
        })
      )
      const estimates = Object.entries(prepared.ours.approximate).map(([metric, e]) => [`error stated of ${metric}`, e])
      return Object.fromEntries([...differences, ...estimates])
    },
    clear({ folder, bundle }) {
      for (const path of [folder, bundle]) if (existsSync(path)) rmSync(path, { recursive: true })
    }
  }
}

const version = 'graphology-metrics 2.4.2'

export const works = [
  networkWork({
    name: 'network: degree, betweenness, closeness, eigenvector, PageRank',
    size: 5000,
    runs: 5,
    growth: [1 / 4, 1 / 2, 1],
    metrics: ['degree', 'betweenness', 'closeness', 'eigenvector', 'pagerank'],
    mode: 'exact',
    peers: [{ name: version, goal: 0.25, measure: graphology }],
    limits: (metric) => (metric === 'eigenvector' || metric === 'pagerank' ? 1e-8 : 1e-10)
  }),
  networkWork({
    name: 'network: betweenness',
    size: 2000,
    runs: 5,
    growth: [1, 2, 4],
    metrics: ['betweenness'],
    mode: 'exact',
    // The goal is graphology; igraph, in C, is what to come near.
    peers: [
      { name: version, goal: 0.4, measure: graphology },
      { name: 'python-igraph', goal: null, measure: igraph }
    ],
    limits: () => 1e-10
  }),
  networkWork({
    name: 'network: betweenness estimated within 0.01',
    size: 50_000,
    runs: 3,
    growth: [1 / 4, 1 / 2, 1],
    metrics: ['betweenness'],
    mode: 'estimate',
    peerSize: (nodes) => Math.round(nodes / 5),
    peers: [
      { name: `${version}, exact, from a fifth of the nodes`, goal: 0.05, measure: graphology },
      { name: 'python-igraph, exact, from a fifth of the nodes', goal: 0.2, measure: igraph }
    ],
    limits: () => 0.01
  })
]
