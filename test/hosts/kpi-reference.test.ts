import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

it('the reference of KPIs is what their definitions give', () => {
  const script = resolve(root, 'scripts/kpi-reference.mjs')
  const { stdout, status } = spawnSync(process.execPath, [script, '--print'], { encoding: 'utf8' })
  expect(status).toBe(0)
  expect(readFileSync(resolve(root, 'docs/kpis.md'), 'utf8'), 'run npm run docs').toBe(stdout)
})
