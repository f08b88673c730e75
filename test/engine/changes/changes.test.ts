import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Changes } from '#contract/changes'
import { openEngine } from '#engine/engine'
import { Workspace } from '#engine/workspace/workspace'
import { csv, ImportRun } from '../import/import-run'

const meetings = 'interaction_id,msl_id,kol_id,occurred_at,channel,status,topics,is_deleted'
const meeting = (id: string, msl: string, kol: string, topics = 'dosing', deleted = false) =>
  `${id},${msl},${kol},2026-02-0${id.slice(1)}T09:00:00Z,video,completed,${topics},${deleted}`
const first = {
  'msl.csv': csv('msl_id,name', 'm1,Ada North', 'm2,Bo South'),
  'kol.csv': csv('kol_id,name,city', 'k1,Cy Hill,Bern', 'k2,Di Park,Bern'),
  'interaction.csv': csv(meetings, meeting('i1', 'm1', 'k1'), meeting('i2', 'm1', 'k2'), meeting('i3', 'm2', 'k1'))
}
// One meeting of m1 is as it was, one is corrected, one of m2 deleted; m1 has two new ones, m2 one, and one that was
// deleted before anybody saw it. k1 moves, k3 is new, k9 is met and described by no file.
const second = {
  'kol.csv': csv('kol_id,name,city', 'k1,Cy Hill,Basel', 'k2,Di Park,Bern', 'k3,Eli Ford,Bern'),
  'interaction.csv': csv(
    meetings,
    meeting('i1', 'm1', 'k1'),
    meeting('i2', 'm1', 'k2', 'safety'),
    meeting('i3', 'm2', 'k1', 'dosing', true),
    meeting('i4', 'm1', 'k3'),
    meeting('i5', 'm1', 'k9'),
    meeting('i6', 'm2', 'k2'),
    meeting('i7', 'm2', 'k2', 'dosing', true)
  )
}

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const since = (place?: string) => run.engine.run('changes.since', place === undefined ? {} : { place })
const ofTable = (changes: Changes | null, table: string) =>
  (changes?.rows ?? []).filter((row) => row.table === table).map(({ table: _, ...counts }) => counts)

describe('what an import changed', () => {
  it('is unknown while there is one import', async () => {
    expect(await since()).toBeNull()
    await run.import(first)
    expect(await since()).toBeNull()
  })

  it('is counted by table and MSL', async () => {
    const one = await run.import(first)
    const two = await run.import(second)
    const changes = await since()
    expect(changes).toMatchObject({ importId: two.importId, since: one.importId, shownBefore: null })
    expect(ofTable(changes, 'interaction')).toEqual([
      { msl: 'm1', added: 2, changed: 1, removed: 0 },
      { msl: 'm2', added: 1, changed: 0, removed: 1 }
    ])
    // One described by a file, one met only.
    expect(ofTable(changes, 'kol').toSorted((a, b) => b.changed - a.changed)).toEqual([
      { msl: null, added: 1, changed: 1, removed: 0 },
      { msl: null, added: 1, changed: 0, removed: 0 }
    ])
    expect(ofTable(changes, 'msl')).toEqual([])
  })

  it('is that of the last import alone', async () => {
    await run.import(first)
    await run.import(second)
    await run.import({ 'interaction.csv': csv(meetings, meeting('i8', 'm2', 'k1')) })
    expect((await since())!.rows.filter(({ table }) => !table.endsWith('attendee'))).toEqual([
      { table: 'interaction', msl: 'm2', added: 1, changed: 0, removed: 0 }
    ])
  })

  it('is nothing where everything was there already', async () => {
    await run.import(first)
    const again = await run.import({ 'interaction.csv': `${first['interaction.csv']}\n` })
    expect(again.totals).toMatchObject({ loaded: 0, merged: 3 })
    expect((await since())!.rows).toEqual([])
  })

  it('counts a row once that two files of the import hold, and as new where it is', async () => {
    await run.import(first)
    await run.import({
      'one/interaction.csv': csv(meetings, meeting('i1', 'm1', 'k1', 'safety'), meeting('i4', 'm1', 'k1')),
      'two/interaction.csv': csv(meetings, meeting('i1', 'm1', 'k1', 'access'), meeting('i4', 'm1', 'k1', 'access'))
    })
    expect(ofTable(await since(), 'interaction')).toEqual([{ msl: 'm1', added: 1, changed: 1, removed: 0 }])
  })

  it('does not count merges of KOLs as changes', async () => {
    await run.import(first)
    await run.engine.run('duplicates.merge', { kept: 'k1', merged: 'k2' })
    await run.import({ 'interaction.csv': csv(meetings, meeting('i8', 'm2', 'k2')) })
    expect(ofTable(await since(), 'kol')).toEqual([])
  })

  it('is unknown where an older version made the last import', async () => {
    await run.import(first)
    await run.import(second)
    await run.engine.close()
    const workspace = await Workspace.open(run.workspaceFile, 'write')
    await workspace.connection.run('UPDATE import_run SET changes_counted = NULL')
    workspace.close()
    const engine = await openEngine({ workspace: { file: run.workspaceFile, mode: 'read' } })
    expect(await engine.run('changes.since', {})).toBeNull()
    await engine.close()
  })
})

describe('what a screen showed', () => {
  const place = '#/objectives'
  const keep = (shown: Record<string, string>) => run.engine.run('changes.keepShown', { place, shown })

  it('is told after the next import, as it was last looked at', async () => {
    await run.import(first)
    await keep({ o1: 'on-track' })
    await keep({ o1: 'at-risk', o2: 'met' })
    expect(await since(place)).toBeNull()
    await run.import(second)
    expect((await since(place))!.shownBefore).toEqual({ o1: 'at-risk', o2: 'met' })
    await keep({ o1: 'off-track' })
    expect((await since(place))!.shownBefore).toEqual({ o1: 'at-risk', o2: 'met' })
    expect((await since('#/overview'))!.shownBefore).toBeNull()
  })

  it('is not told from before the import before', async () => {
    await run.import(first)
    await keep({ o1: 'on-track' })
    await run.import(second)
    await run.import({ 'interaction.csv': csv(meetings, meeting('i8', 'm2', 'k1')) })
    expect((await since(place))!.shownBefore).toBeNull()
    await keep({ o1: 'met' })
    expect(await run.rows('SELECT place, count(*) AS n FROM screen_shown GROUP BY place')).toEqual([{ place, n: 1 }])
  })
})
