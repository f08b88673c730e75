import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineEvent } from '#contract/procedures'
import { openEngine, type Engine } from '#engine/engine'
import { Workspace } from '#engine/workspace/workspace'

let folder: string
let file: string
let engine: Engine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-positions-'))
  file = join(folder, 'team.lens')
  const workspace = await Workspace.open(file, 'create')
  await workspace.connection.run(
    `INSERT INTO kol (kol_id, name, deleted) VALUES ('a', 'A', false), ('b', 'B', false), ('c', 'C', false)`
  )
  await workspace.connection.run(
    `INSERT INTO relationship (source_kol_id, target_kol_id, kind, deleted) VALUES ('a', 'b', 'stated', false)`
  )
  workspace.close()
  engine = await openEngine({ workspace: { file, mode: 'write' } })
})
afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const free = 'free' as const

describe('positions of the network', () => {
  it('come back as they were for the same picture, to the last bit', async () => {
    const x = [...Float32Array.of(0.1, -123456.789)]
    const places = { kol: ['b', 'a'], x, y: [1e-20, 2] }
    expect(await engine.run('network.keepPositions', { arrangement: free, signature: 's', ...places })).toEqual({
      kept: true
    })
    const kept = await engine.run('network.positions', { arrangement: free, signature: 's' })
    expect(kept).toEqual({ exact: true, kol: ['a', 'b'], x: [x[1], x[0]], y: [2, Math.fround(1e-20)] })
  })

  it('are, for another picture, where each KOL stood last in that arrangement', async () => {
    const keep = (signature: string, kol: string[], at: number) =>
      engine.run('network.keepPositions', {
        arrangement: free,
        signature,
        kol,
        x: kol.map(() => at),
        y: kol.map(() => -at)
      })
    await keep('first', ['a', 'b', 'c'], 1)
    await keep('second', ['b'], 2)
    await engine.run('network.keepPositions', { arrangement: 'region', signature: 'third', kol: ['a'], x: [9], y: [9] })
    const known = await engine.run('network.positions', { arrangement: free, signature: 'new' })
    expect(known).toEqual({ exact: false, kol: ['a', 'b', 'c'], x: [1, 2, 1], y: [-1, -2, -1] })
    expect(await engine.run('network.positions', { arrangement: 'community', signature: 'new' })).toEqual({
      exact: false,
      kol: [],
      x: [],
      y: []
    })
    // What is kept again is the latest.
    await keep('first', ['a', 'b'], 5)
    expect((await engine.run('network.positions', { arrangement: free, signature: 'new' })).x).toEqual([5, 5])
  })

  it('are kept of eight pictures, the latest ones', async () => {
    for (let n = 0; n < 9; n++) {
      const arrangement = n % 2 === 0 ? 'free' : 'community'
      await engine.run('network.keepPositions', { arrangement, signature: `${n}`, kol: ['a'], x: [n], y: [n] })
    }
    const { rows } = await engine.run('sql.rows', { sql: 'SELECT signature FROM network_position ORDER BY 1' })
    expect(rows.map(({ signature }) => signature)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  it('void nothing and call for no screen to be read anew', async () => {
    await engine.run('network.analyse', {})
    const kept = async () => (await engine.run('sql.rows', { sql: 'SELECT * FROM network_result' })).rows
    const before = await kept()
    const events: EngineEvent[] = []
    engine.on((event) => events.push(event))
    await engine.run('network.keepPositions', { arrangement: free, signature: 's', kol: ['a'], x: [1], y: [1] })
    expect(events).toEqual([])
    expect(before).toHaveLength(1)
    expect(await kept()).toEqual(before)
  })

  it('are not kept in a workspace opened for reading', async () => {
    await engine.close()
    engine = await openEngine({ workspace: { file, mode: 'read' } })
    const picture = { arrangement: free, signature: 's', kol: ['a'], x: [1], y: [1] }
    expect(await engine.run('network.keepPositions', picture)).toEqual({ kept: false })
    expect((await engine.run('network.positions', { arrangement: free, signature: 's' })).kol).toEqual([])
  })

  it.each([
    ['a KOL without a place', { kol: ['a', 'b'], x: [1], y: [1] }],
    ['a KOL in two places', { kol: ['a', 'a'], x: [1, 2], y: [1, 2] }],
    ['a place that is no number', { kol: ['a'], x: [NaN], y: [1] }]
  ])('are refused with %s', async (_, places) => {
    const picture = { arrangement: free, signature: 's', ...places }
    await expect(engine.run('network.keepPositions', picture)).rejects.toMatchObject({ code: 'bad-input' })
  })
})
