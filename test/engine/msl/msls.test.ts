import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

const folder = mkdtempSync(join(tmpdir(), 'lens-msls-'))
let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  rmSync(folder, { recursive: true, force: true })
})

it('knows an MSL from the import on that brings them', async () => {
  const { engine } = (filled = await filledWorkspace({ msl: [{ msl_id: 'm1', name: 'One' }] }))
  const ask = (msl: string) => engine.run('msl.calendar', { from: '2026-01-01', to: '2026-02-01', msl })
  await ask('m1')
  await expect(ask('m2')).rejects.toMatchObject({ code: 'unknown-msl' })
  const file = join(folder, 'msl.csv')
  writeFileSync(file, 'msl_id,name\nm2,Two\n')
  await engine.run('import.run', { files: [engine.registerFile(file)] })
  expect((await ask('m2')).days).toEqual([])
})
