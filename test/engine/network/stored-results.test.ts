import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { computedNetwork, type NetworkRequest } from '#engine/network/computed'
import { metricNames } from '#engine/network/metrics'
import { inputsOf, keepAnalysis, keptAnalysis } from '#engine/network/stored-results'
import { Workspace } from '#engine/workspace/workspace'
import { analysisOf, graphOf } from './small-graphs'

const request: NetworkRequest = {
  days: { from: null, to: null },
  edges: null,
  multipliers: {},
  recipe: null,
  weighted: false,
  raw: false,
  metrics: null,
  exact: false
}
const job = { signal: new AbortController().signal, onProgress: () => undefined }
const options = { weighted: false, raw: false, metrics: metricNames, seed: '1', exact: false }

let folder: string
let workspace: Workspace
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-results-'))
  workspace = await Workspace.open(join(folder, 'team.lens'), 'create')
  await workspace.connection.run(
    `INSERT INTO kol (kol_id, name, deleted) VALUES ('a', 'A', false), ('b', 'B', false), ('c', 'C', false)`
  )
  await workspace.connection.run(
    `INSERT INTO relationship (source_kol_id, target_kol_id, kind, deleted) VALUES ('a', 'b', 'stated', false)`
  )
})
afterEach(() => {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

const howMany = async () => (await workspace.connection.rows('SELECT inputs FROM network_result')).length

describe('results of the network', () => {
  it('come back as they were, what is not defined included', async () => {
    const graph = graphOf(['a-b 2', 'b-c', 'x'])
    const analysis = await analysisOf(graph, { weighted: true })
    const inputs = inputsOf(graph, options)
    expect(await keptAnalysis(workspace.connection, inputs)).toBeNull()
    await keepAnalysis(workspace, inputs, analysis)
    const kept = (await keptAnalysis(workspace.connection, inputs))!
    expect(kept.columns.constraint![3]).toBeNaN()
    expect([...kept.columns.pagerank!]).toEqual([...analysis.columns.pagerank!])
    expect({ ...kept, columns: 0 }).toEqual({ ...analysis, columns: 0 })
  })

  it('are taken from the workspace while their inputs are the same', async () => {
    const { network, result } = await computedNetwork(workspace, request, job)
    expect(await howMany()).toBe(1)
    // A mark that no computation would give.
    const marked = await analysisOf(network.graph)
    await keepAnalysis(workspace, inputsOf(network.graph, options), { ...marked, components: 77 })
    expect(result.components).toBe(2)
    workspace.revision++
    expect((await computedNetwork(workspace, request, job)).result.components).toBe(77)
    await workspace.connection.run(
      `INSERT INTO relationship (source_kol_id, target_kol_id, kind, deleted) VALUES ('b', 'c', 'stated', false)`
    )
    workspace.revision++
    expect((await computedNetwork(workspace, request, job)).result.components).toBe(1)
    expect(await howMany()).toBe(2)
  })

  it('differ by everything that they depend on', () => {
    const inputs = [
      inputsOf(graphOf(['a-b', 'b-c']), options),
      inputsOf(graphOf(['a-b', 'b-c'], true), options),
      inputsOf(graphOf(['a-b', 'b-c 2']), options),
      inputsOf(graphOf(['a-b', 'a-c']), options),
      inputsOf(graphOf(['a-b', 'b-d']), options),
      inputsOf(graphOf(['a-b', 'b-c', 'd']), options),
      ...(['weighted', 'raw', 'exact'] as const).map((name) =>
        inputsOf(graphOf(['a-b', 'b-c']), { ...options, [name]: true })
      ),
      inputsOf(graphOf(['a-b', 'b-c']), { ...options, metrics: ['degree'] }),
      inputsOf(graphOf(['a-b', 'b-c']), { ...options, seed: '2' })
    ]
    expect(new Set(inputs).size).toBe(inputs.length)
    expect(inputsOf(graphOf(['a-b', 'b-c']), options)).toBe(inputs[0])
  })

  it('are few, the newest', async () => {
    const graph = graphOf(['a-b'])
    const analysis = await analysisOf(graph)
    for (let i = 0; i < 12; i++) await keepAnalysis(workspace, `inputs ${i}`, analysis)
    expect(await howMany()).toBe(8)
    expect(await keptAnalysis(workspace.connection, 'inputs 11')).not.toBeNull()
    expect(await keptAnalysis(workspace.connection, 'inputs 3')).toBeNull()
  })

  it('leave a workspace opened for reading as it is', async () => {
    const { file } = workspace
    workspace.close()
    workspace = await Workspace.open(file, 'read')
    expect((await computedNetwork(workspace, request, job)).result.nodes).toBe(3)
    expect(await howMany()).toBe(0)
  })
})
