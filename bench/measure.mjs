/**
 * Loaded into a process that is measured (`node --import`): writes its peak memory, and the time its database spent on
 * each phase of an import, to the file that `LENS_MEASURE` names.
 */
import { writeFileSync } from 'node:fs'
import { DuckDBConnection } from '@duckdb/node-api'

const phases = [
  ['survey', /^SELECT count\(\*\) FILTER \(NOT skip\)/],
  ['typing', /^CREATE TABLE records_/],
  ['writing', /^(INSERT|MERGE|COMMIT|CHECKPOINT)/]
]
const seconds = { survey: 0, typing: 0, writing: 0, 'other statements': 0 }
const run = DuckDBConnection.prototype.run
let depth = 0

DuckDBConnection.prototype.run = async function (statement, ...rest) {
  const started = performance.now()
  depth++
  try {
    return await run.call(this, statement, ...rest)
  } finally {
    depth--
    const phase = phases.find(([, pattern]) => pattern.test(statement.trim()))?.[0] ?? 'other statements'
    if (depth === 0) seconds[phase] += (performance.now() - started) / 1000
  }
}

process.on('exit', () => {
  writeFileSync(process.env.LENS_MEASURE, JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024, seconds }))
})
