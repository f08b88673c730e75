import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf } from '#engine/network/computed'
import { Recent, Shelf } from '#engine/network/recent'
import { Workspace } from '#engine/workspace/workspace'

const folder = mkdtempSync(join(tmpdir(), 'lens-recent-'))
let workspace: Workspace
beforeAll(async () => {
  workspace = await Workspace.open(join(folder, 'team.lens'), 'create')
})
afterAll(() => {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('what was read last', () => {
  const held = (shelf: Shelf<number>, keys: string) => [...keys].filter((key) => shelf.get(key) !== undefined).join('')

  it('gives way by size, the one asked for longest ago first', () => {
    const shelf = new Shelf<number>(10, (value) => value)
    shelf.set('a', 4)
    shelf.set('b', 3)
    shelf.set('c', 3)
    expect(shelf.get('a')).toBe(4)
    shelf.set('d', 5)
    // Of a, c, d and b, which was not asked for since, b and c go: a and d take nine.
    expect(held(shelf, 'abcd')).toBe('ad')
    shelf.set('e', 99)
    expect(held(shelf, 'ade')).toBe('e')
  })

  it('is not more than six, however small', () => {
    const shelf = new Shelf<number>(1000, () => 1)
    for (const key of 'abcdefgh') shelf.set(key, 1)
    expect(held(shelf, 'abcdefgh')).toBe('cdefgh')
  })

  it('is void once the data have changed, and what was read before does not come back', () => {
    const recent = new Recent<number>(10, () => 1)
    const before = recent.of(workspace)
    workspace.revision++
    before.set('a', 1)
    expect(recent.of(workspace).get('a')).toBeUndefined()
  })
})

describe('networks', () => {
  const signal = new AbortController().signal
  const network = (to: string | null) =>
    networkOf(workspace, { days: { from: null, to }, kinds: null, multipliers: {} }, signal)

  it('stay read while others are asked for, until the data change', async () => {
    const [screen, findings] = [await network(null), await network('2026-07-01')]
    expect(await network(null)).toBe(screen)
    expect(await network('2026-07-01')).toBe(findings)
    workspace.revision++
    expect(await network(null)).not.toBe(screen)
  })
})
