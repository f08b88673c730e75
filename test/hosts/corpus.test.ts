import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../corpus.mjs')
const own = resolve(import.meta.dirname, '../data/csv')
const read = (...folders: string[]) =>
  spawnSync(process.execPath, [script, ...folders], { encoding: 'utf8', maxBuffer: 1 << 26 })

it('reads every table of the corpus as is known of it', () => {
  const { status, stdout } = read()
  expect(stdout.split('\n').filter((line) => line.includes('differs'))).toEqual([])
  expect(status).toBe(0)
})

it('says which table is read otherwise, and how', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lens-corpus-'))
  cpSync(own, folder, { recursive: true })
  writeFileSync(join(folder, 'pipe.txt'), 'id|name|note\n1|Ada|a,b;c\n')
  const { status, stdout } = read(folder)
  rmSync(folder, { recursive: true })
  expect(stdout).toMatch(/pipe\.txt.*differs: rows/)
  expect(status).toBe(1)
})
