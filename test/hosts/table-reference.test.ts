import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

it('the reference of tables is what the layout gives', () => {
  const script = resolve(root, 'scripts/table-reference.mjs')
  const { stdout, status } = spawnSync(process.execPath, [script, '--print'], { encoding: 'utf8' })
  expect(status).toBe(0)
  expect(readFileSync(resolve(root, 'docs/tables.md'), 'utf8'), 'run npm run docs').toBe(stdout)
})
