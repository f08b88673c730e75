import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'
import { kolOf, period, team } from './team'

/** Four of five meetings go to three of the eight KOLs, where the plan means as many for each. */
const rows = () =>
  team(['m1', 'm2'], (msl, week) => (msl === 'm1' && week % 5 > 0 ? { kol: kolOf('m1', week % 3) } : {}))
const finding = 'over-reliance/msl=m1'
/** The period ends on 13 October 2025, forty weeks after 6 January. */
const lastDay = '2025-10-13'

let filled: FilledWorkspace
let folder: string
beforeEach(async () => {
  filled = await filledWorkspace(rows())
  folder = mkdtempSync(join(tmpdir(), 'lens-intended-'))
})
afterEach(async () => {
  await filled.end()
  rmSync(folder, { recursive: true, force: true })
})

const found = async (asOf: string) => {
  const { findings } = await filled.engine.run('findings.list', { ...period, asOf })
  return findings.find(({ id }) => id === finding)!
}
const intendedOf = async (msl: string, asOf: string) => {
  const { rows } = await filled.engine.run('diversity.portfolios', { ...period, asOf })
  return rows.find((row) => row.msl === msl)!.overReliance.intended
}

describe('a concentration that is intended', () => {
  it('is known up to its last day and shows again on the day after, also after an import', async () => {
    expect(period.asOf).toBe(lastDay)
    const said = { note: 'Sites of the study', until: lastDay }
    await filled.engine.run('findings.acknowledge', { finding, ...said })
    const file = join(folder, 'kol.csv')
    writeFileSync(file, 'kol_id,name\nm1k1,Name m1k1\nnew,Somebody new\n')
    await filled.engine.run('import.run', { files: [filled.engine.registerFile(file)] })

    expect(await found(lastDay)).toMatchObject({ acknowledged: said, lapsed: null })
    expect(await intendedOf('m1', lastDay)).toMatchObject(said)
    expect(await intendedOf('m2', lastDay)).toBeNull()
    expect(await found('2025-10-14')).toMatchObject({ acknowledged: null, lapsed: said })
    expect(await intendedOf('m1', '2025-10-14')).toBeNull()
  })

  it('is told of a portfolio that was looked at before, until it is taken back', async () => {
    expect(await intendedOf('m1', lastDay)).toBeNull()
    const said = { note: 'Sites of the study', until: lastDay }
    await filled.engine.run('findings.acknowledge', { finding, ...said })
    expect(await intendedOf('m1', lastDay)).toMatchObject(said)
    await filled.engine.run('findings.acknowledge', { finding, acknowledged: false })
    expect(await intendedOf('m1', lastDay)).toBeNull()
  })

  it('is told of the portfolio of one MSL, by the id of its finding', async () => {
    const said = { note: 'Sites of the study', until: lastDay }
    const verdict = async () => {
      const { row } = await filled.engine.run('diversity.detail', { ...period, asOf: lastDay, msl: 'm1' })
      return row.overReliance
    }
    const before = await verdict()
    expect(before).toMatchObject({ finding, intended: null })
    await filled.engine.run('findings.acknowledge', { finding: before.finding, ...said })
    expect((await verdict()).intended).toMatchObject(said)
  })

  it('needs a reason and a day, and can be taken back', async () => {
    const refused = (said: object, where: string) =>
      expect(filled.engine.run('findings.acknowledge', { finding, ...said })).rejects.toMatchObject({
        code: 'bad-input',
        where
      })
    await refused({ note: 'Sites of the study' }, 'until')
    await refused({ note: ' ', until: lastDay }, 'note')
    await filled.engine.run('findings.acknowledge', { finding, note: 'Sites of the study', until: lastDay })
    await filled.engine.run('findings.acknowledge', { finding, acknowledged: false })
    expect(await found(lastDay)).toMatchObject({ acknowledged: null, lapsed: null })
  })
})
