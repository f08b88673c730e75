import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '#contract/procedures'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

/** Names that no format takes as they are. */
const names = { a: 'Ånna "Q" <Øst> & Co.', b: "=cmd|'calc'", c: '李 明\u0007', d: 'D; E, F' }

let filled: FilledWorkspace
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-exports-'))
  filled = await filledWorkspace({
    kol: Object.entries(names).map(([kol_id, name], i) => ({
      kol_id,
      name,
      tier: i === 0 ? 1 : null,
      specialty: i === 1 ? 'Neurology' : null
    })),
    publication: ['p1', 'p2'].map((publication_id) => ({ publication_id, published_on: '2026-01-05' })),
    authorship: [
      ...['a', 'b', 'c'].map((kol_id) => ({ publication_id: 'p1', kol_id })),
      ...['a', 'b'].map((kol_id) => ({ publication_id: 'p2', kol_id }))
    ],
    nomination: [
      { rater_kol_id: 'a', nominee_kol_id: 'b', named_on: '2026-01-10' },
      { rater_kol_id: 'b', nominee_kol_id: 'a', named_on: '2026-01-10' },
      { rater_kol_id: 'c', nominee_kol_id: 'a', named_on: '2026-01-10' }
    ],
    msl: [{ msl_id: 'm', name: 'M' }]
  })
})
afterAll(async () => {
  await filled.end()
  rmSync(folder, { recursive: true, force: true })
})

async function written(name: string, input: Input<'network.analyse'>) {
  const path = join(folder, name)
  const report = await filled.engine.run('network.export', { ...input, out: filled.engine.registerFile(path) })
  return { path, report }
}

const papers: Input<'network.analyse'> = { edges: ['co-authorship'], multipliers: { 'co-authorship': 3 } }

describe('the network as files', () => {
  it('is CSV of nodes and edges with the recipe beside them, formulas defused', async () => {
    const { path, report } = await written('papers.csv', papers)
    expect(report).toMatchObject({ nodes: 4, edges: 3 })
    const file = (ending: string) => readFileSync(path.replace('.csv', ending), 'utf8')
    const { data } = Papa.parse<Record<string, string>>(file('.nodes.csv'), { header: true, skipEmptyLines: true })
    expect(data.map(({ id, label, tier, degree }) => [id, label, tier, degree])).toEqual([
      ['a', names.a, '1', '2'],
      ['b', `'${names.b}`, '', '2'],
      ['c', names.c, '', '2'],
      ['d', names.d, '', '0']
    ])
    // p1 has three authors, p2 two; three times as much: 3 · (1/2 + 1), 3 · 1/2.
    expect(file('.edges.csv').split('\n')).toEqual([
      'source,target,weight,kinds,evidence,firstOn',
      'a,b,4.5,co-authorship,co-authorship: 2,2026-01-05',
      'a,c,1.5,co-authorship,co-authorship: 1,2026-01-05',
      'b,c,1.5,co-authorship,co-authorship: 1,2026-01-05',
      ''
    ])
    expect(JSON.parse(file('.recipe.json'))).toEqual({
      weighted: false,
      approximate: {},
      name: null,
      kinds: [{ kind: 'co-authorship', multiplier: 3 }],
      from: null,
      to: null
    })
  })

  it('says when metrics rest on weights', async () => {
    const { path } = await written('weighed.csv', { ...papers, weighted: true })
    const file = (ending: string) => readFileSync(path.replace('.csv', ending), 'utf8')
    expect(JSON.parse(file('.recipe.json'))).toMatchObject({ weighted: true, approximate: {} })
    // a is 1/4.5 from b and 1/1.5 from c, 8/9 in all: two of three others, 2/3 · 2/(8/9).
    const { data } = Papa.parse<Record<string, string>>(file('.nodes.csv'), { header: true })
    expect(Number(data[0]!['closeness'])).toBeCloseTo(1.5, 12)
  })

  it('is refused with another ending, or where nothing can be written', async () => {
    await expect(written('papers.xyz', papers)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(written('nowhere/papers.gexf', papers)).rejects.toMatchObject({ code: 'bad-input' })
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })
})

/** Where the tests must run whole, one without networkx fails instead of being left out. */
const hasNetworkx =
  process.env['LENS_E2E'] === 'required' || spawnSync('python3', ['-c', 'import networkx']).status === 0

interface Read {
  directed: boolean
  graph: Record<string, unknown>
  nodes: Record<string, Record<string, unknown>>
  edges: [string, string, Record<string, unknown>][]
}

function read(path: string): Read {
  const script = join(import.meta.dirname, 'read-exports.py')
  const { status, stdout, stderr } = spawnSync('python3', [script, path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Read
}

describe.skipIf(!hasNetworkx)('the network as networkx reads it', () => {
  it.each(['papers.graphml', 'papers.gexf'])('has the nodes, edges and attributes written: %s', async (name) => {
    const { path } = await written(name, papers)
    const { rows } = await filled.engine.run('network.analyse', papers)
    const { directed, nodes, edges } = read(path)
    expect(directed).toBe(false)
    expect(Object.keys(nodes).sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(nodes.a).toMatchObject({ label: names.a, tier: 1, contacts: 0 })
    expect(nodes.a).not.toHaveProperty('specialty')
    expect(nodes.b).toMatchObject({ label: names.b, specialty: 'Neurology' })
    // The bell is no character of XML.
    expect(nodes.c!.label).toBe('李 明\ufffd')
    for (const row of rows) {
      const metrics = Object.entries(row).filter(([name]) => name !== 'kol' && name !== 'kolName')
      for (const [metric, value] of metrics) expect(nodes[row.kol]![metric] ?? null, metric).toBe(value)
    }
    expect(edges.map(([a, b, data]) => [a, b, data.weight, data.kinds, data.evidence])).toEqual([
      ['a', 'b', 4.5, 'co-authorship', 'co-authorship: 2'],
      ['a', 'c', 1.5, 'co-authorship', 'co-authorship: 1'],
      ['b', 'c', 1.5, 'co-authorship', 'co-authorship: 1']
    ])
  })

  it.each(['votes.graphml', 'votes.gexf'])('keeps the direction of edges: %s', async (name) => {
    const { path } = await written(name, { edges: ['nomination'] })
    const { directed, edges, nodes } = read(path)
    expect(directed).toBe(true)
    expect(edges.map(([a, b]) => `${a}>${b}`).sort()).toEqual(['a>b', 'b>a', 'c>a'])
    expect(nodes.a).toMatchObject({ inDegree: 2, outDegree: 1 })
  })

  it('tells the recipe in GraphML', async () => {
    const { path } = await written('recipe.graphml', papers)
    expect(JSON.parse(read(path).graph.recipe as string)).toMatchObject({
      kinds: [{ kind: 'co-authorship', multiplier: 3 }]
    })
  })

  it('has the nodes and edges of CSV', async () => {
    const { path } = await written('table.csv', papers)
    const { nodes, edges } = read(path.replace('.csv', '.edges.csv'))
    expect(Object.keys(nodes)).toHaveLength(4)
    expect(nodes.a).toMatchObject({ label: names.a, degree: '2' })
    expect(edges[0]).toEqual([
      'a',
      'b',
      { weight: 4.5, kinds: 'co-authorship', evidence: 'co-authorship: 2', firstOn: '2026-01-05' }
    ])
  })
})
