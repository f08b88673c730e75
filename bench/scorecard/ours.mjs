/**
 * The figures of the scorecard from a workspace that has just been opened, in a process of their own: `node ours.mjs
 * WORKSPACE REQUEST OUT [--plain | --filters N]`. OUT gets the figures and the seconds they took. `--plain` leaves the drawn
 * intervals out; `--filters` asks instead for N MSLs and quarters by turns once every quarter has been looked at, and gives
 * the 95th percentile, the slowest first look at a quarter, and the time of one scan of the contacts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { openEngine } from '../../out/main/engine.js'
import { kpis } from './kpis.mjs'

const [file, requestFile, out, mode, count] = process.argv.slice(2)
const { from, to, asOf } = JSON.parse(readFileSync(requestFile, 'utf8'))
const engine = await openEngine({ workspace: { file, mode: 'read' } })
const figures = (input) => engine.run('kpi.figures', { intervals: mode === undefined, ...input })
const timed = async (work) => {
  const started = performance.now()
  const result = await work()
  return { seconds: (performance.now() - started) / 1000, result }
}

async function scorecard() {
  const rows = []
  const { seconds } = await timed(async () => {
    for (const by of [['msl'], ['msl', 'month']]) {
      const found = await figures({ from, to, asOf, by, msl: null, kpis })
      rows.push(...found.rows)
    }
  })
  return { seconds, rows }
}

const quantile = (times, p) => times.toSorted((a, b) => a - b)[Math.ceil(p * times.length) - 1]

/** A quarter of the data and an MSL, other ones each time, as somebody who goes through a team does. */
function filters(msls, n) {
  const quarters = []
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; month += 3) {
    const day = (m) => new Date(Date.UTC(year, m - 1, 1)).toISOString().slice(0, 10)
    if (day(month + 3) > to) break
    quarters.push({ from: day(month), to: day(month + 3) })
  }
  return Array.from({ length: n }, (_, i) => ({
    ...quarters[(i * 3) % quarters.length],
    msl: msls[(i * 37) % msls.length]
  }))
}

/** One scan of the contacts as they lie in memory, which is what a change of filter is held against. */
async function scan() {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  await connection.run('CREATE TEMP TABLE held AS SELECT * FROM contact')
  const times = []
  for (let i = 0; i < 15; i++)
    times.push(
      (await timed(() => connection.runAndReadAll('SELECT msl_id, count(*) FROM held GROUP BY msl_id'))).seconds
    )
  connection.closeSync()
  instance.closeSync()
  return quantile(times, 0.5)
}

async function change(n) {
  const { rows } = await figures({ from, to, asOf, by: ['msl'], msl: null, kpis: null })
  const msls = [...new Set(rows.map(({ group }) => group.msl))]
  const ask = (filter) => timed(() => figures({ ...filter, asOf: null, by: ['msl'], kpis: null }))
  const firsts = []
  for (const filter of filters(msls, n).slice(0, 8)) firsts.push((await ask(filter)).seconds)
  const times = []
  for (const filter of filters(msls, n + 8).slice(8)) times.push((await ask(filter)).seconds)
  return { first: Math.max(...firsts), median: quantile(times, 0.5), p95: quantile(times, 0.95), scan: await scan() }
}

const result = mode === '--filters' ? await change(Number(count)) : await scorecard()
await engine.close()
writeFileSync(out, JSON.stringify({ ...result, peakBytes: process.resourceUsage().maxRSS * 1024 }))
process.exit(0)
