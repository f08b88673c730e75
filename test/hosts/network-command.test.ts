import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NetworkResult } from '#contract/network'
import { readEdgeFile } from '#engine/network/edge-file'
import type { Graph } from '#engine/network/graph'
import { resultOf } from '#engine/network/result'
import { preferentialGraph } from '../engine/network/random-graphs'
import { analysisOf } from '../engine/network/small-graphs'

/** The built command, with its threads. */
const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'lens-network-'))
const workspace = join(folder, 'team.lens')

function lens(...args: string[]) {
  return spawnSync(process.execPath, [cli, 'network', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
}

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

function edgeList(name: string, { names, outgoing: { offsets, targets } }: Graph): string {
  const lines = names.flatMap((node, v) =>
    Array.from(targets.slice(offsets[v], offsets[v + 1])).flatMap((w) => (v < w ? `${node},${names[w]}` : []))
  )
  return written(name, `source,target\n${lines.join('\n')}\n`)
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('The command is not built: npm run build')
  const files = [
    written('kol.csv', 'kol_id,name\nk1,Ada North\nk2,Bo South\nk3,Cy West\n'),
    written('publication.csv', 'publication_id,title,published_on\np1,One,2026-01-05\n'),
    written('authorship.csv', 'publication_id,kol_id\np1,k1\np1,k2\n')
  ]
  const { status, stderr } = spawnSync(process.execPath, [cli, 'import', ...files, '-w', workspace], {
    encoding: 'utf8'
  })
  expect(status, stderr).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('lens network', () => {
  it.each([
    ['several threads', 3000],
    ['a thread beside its own', 1200]
  ])('gives the same figures to the last bit from %s as from one', async (_, nodes) => {
    const path = edgeList(`threads-${nodes}.csv`, preferentialGraph(nodes, 5, 'threads'))
    const { status, stdout } = lens('--edges-file', path, '--json')
    expect(status).toBe(0)
    const result = JSON.parse(stdout) as NetworkResult
    const graph = readEdgeFile(path, { nodesPath: null, directed: false, weightColumn: null })
    expect(result).toEqual({ schemaVersion: 1, ...resultOf(graph, await analysisOf(graph), { weighted: false }) })
  })

  it('ends when it is told to, and says so', async () => {
    const path = edgeList('endless.csv', preferentialGraph(30_000, 8, 'endless'))
    const child = spawn(process.execPath, [cli, 'network', '--edges-file', path, '--exact', '--json'])
    let out = ''
    let errors = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    // It is at work once it has told how far it is.
    child.stderr.on('data', (text: Buffer) => {
      errors += text.toString()
      if (errors.includes('measuring influence') && !child.killed) child.kill('SIGINT')
    })
    const status = await new Promise((ended) => child.once('close', ended))
    expect(errors).toMatch(/cancelled/i)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'cancelled' } })
    expect(status).toBe(1)
  })

  it('keeps, lists and uses recipes, and writes them with the network', () => {
    const kept = lens('-w', workspace, '--edges', 'co-authorship=2', '--save-recipe', 'Papers', '--json')
    expect(kept.status, kept.stderr).toBe(0)
    expect(JSON.parse(kept.stdout).rows[0]).toMatchObject({ kol: 'k1', kolName: 'Ada North', strength: 2 })
    const { rows } = JSON.parse(lens('-w', workspace, '--recipes', '--json').stdout)
    const recipe = { kinds: [{ kind: 'co-authorship', multiplier: 2 }], from: null, to: null }
    expect(rows).toMatchObject([{ name: 'Papers', recipe }])
    const out = join(folder, 'papers.gexf')
    const report = JSON.parse(lens('-w', workspace, '--recipe', 'Papers', '--out', out, '--json').stdout)
    expect(report).toMatchObject({ nodes: 3, edges: 1, recipe: { name: 'Papers', ...recipe } })
    expect(readFileSync(out, 'utf8')).toContain('&quot;name&quot;:&quot;Papers&quot;')
  })

  it('takes in edges of a file', () => {
    const file = written('advice.csv', 'source,target\nCy West,Ada North\nNobody,Bo South\n')
    const report = JSON.parse(lens('-w', workspace, '--import', file, '--directed', '--json').stdout)
    expect(report).toMatchObject({ kind: 'nomination', imported: 1, unmatched: ['Nobody'] })
    const { rows } = JSON.parse(lens('-w', workspace, '--edges', 'nomination', '--json').stdout)
    expect(rows.map(({ kol, inDegree }: { kol: string; inDegree: number }) => [kol, inDegree])).toEqual([
      ['k1', 1],
      ['k2', 0],
      ['k3', 0]
    ])
  })

  it('refuses a multiplier that is none, and a recipe of no kinds', () => {
    expect(lens('-w', workspace, '--edges', 'co-authorship=-1').status).toBe(2)
    expect(lens('-w', workspace, '--edges', 'friendship').status).toBe(2)
    expect(lens('-w', workspace, '--save-recipe', 'None').status).toBe(2)
    expect(lens('-w', workspace, '--recipe', 'None').status).toBe(1)
  })
})
