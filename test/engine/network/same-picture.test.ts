import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeSample } from '#engine/sample/write'
import { Layout } from '#renderer/graph/layout/simulation'
import { layoutGraphOf } from '#renderer/graph/scene'
import { settle } from '../../renderer/graph/layout/graphs'
import { ImportRun } from '../import/import-run'

const folder = mkdtempSync(join(tmpdir(), 'lens-same-'))
const out = join(folder, 'export')

beforeAll(() => writeSample({ out, msls: 3, kols: 90, interactions: 500 }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Where the KOLs stand in a workspace of its own, by an engine of its own, in thousandths of a world unit. */
async function placesFromScratch(): Promise<Map<string, [number, number]>> {
  const run = await ImportRun.start()
  try {
    await run.engine.run('import.run', { files: [run.engine.registerFile(out)] })
    const picture = await run.engine.run('network.picture', { evidence: 'before-end' })
    expect(picture.links.length).toBeGreaterThan(100)
    const { positions } = settle(new Layout(layoutGraphOf(picture)))
    const rounded = (at: number) => Math.round(positions[at]! * 1000)
    return new Map(picture.rows.map(({ kol }, node) => [kol, [rounded(node * 2), rounded(node * 2 + 1)]]))
  } finally {
    await run.end()
  }
}

it('the same files give the same picture in two workspaces', async () => {
  const first = await placesFromScratch()
  expect(first.size).toBe(90)
  expect(await placesFromScratch()).toEqual(first)
})
