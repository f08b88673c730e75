/**
 * The scorecard as one hand-written query for each KPI and grouping, run on a workspace file by DuckDB as it comes:
 * `node scorecard-duckdb.mjs WORKSPACE REQUEST OUT`; OUT gets the values and the seconds that the queries took together.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { DuckDBInstance, version } from '@duckdb/node-api'
import { diversityQueries } from './scorecard/diversity-queries.mjs'
import { eventQueries } from './scorecard/event-queries.mjs'
import { snapshotQueries } from './scorecard/snapshot-queries.mjs'

const macros = [
  `CREATE TEMP MACRO working_time(moment) AS
     5 * floor((epoch(moment) / 86400 - 4) / 7) + least((epoch(moment) / 86400 - 4) - 7 * floor((epoch(moment) / 86400 - 4) / 7), 5)`,
  `CREATE TEMP MACRO working_days(a, b) AS working_time(CAST(b AS TIMESTAMP)) - working_time(CAST(a AS TIMESTAMP))`,
  `CREATE TEMP MACRO working_ordinal(d) AS 5 * ((d - DATE '1970-01-05') // 7) + least((d - DATE '1970-01-05') % 7, 4)`,
  `CREATE TEMP MACRO add_working_days(d, n) AS
     DATE '1970-01-05' + CAST(7 * ((working_ordinal(d) + n) // 5) + (working_ordinal(d) + n) % 5 AS INTEGER)`
]

/** The whole period, and its months. */
function periodsOf({ from, to, asOf }) {
  const earlier = (a, b) => (a < b ? a : b)
  const months = []
  for (let start = from; start < to; start = months.at(-1).to) {
    const end = new Date(`${start}T00:00:00Z`)
    end.setUTCMonth(end.getUTCMonth() + 1)
    const next = end.toISOString().slice(0, 10)
    months.push({ period: start.slice(0, 7), from: start, to: next, asOf: earlier(next, asOf) })
  }
  return [[{ period: 'all', from, to, asOf: earlier(to, asOf) }], months]
}

const [workspace, requestFile, out] = process.argv.slice(2)
const request = JSON.parse(readFileSync(requestFile, 'utf8'))
const instance = await DuckDBInstance.create(workspace, { access_mode: 'READ_ONLY' })
const connection = await instance.connect()
for (const macro of macros) await connection.run(macro)
const rows = []
const seconds = {}
for (const periods of periodsOf(request)) {
  const bucket = periods.length === 1 ? () => `'all'` : (day) => `strftime(${day}, '%Y-%m')`
  const queries = {
    ...eventQueries(bucket, request, request.settings),
    ...snapshotQueries(periods, request.settings),
    ...diversityQueries(bucket, periods, request, request.settings)
  }
  for (const [kpi, query] of Object.entries(queries)) {
    const started = performance.now()
    const reader = await connection.runAndReadAll(query)
    seconds[kpi] = (seconds[kpi] ?? 0) + (performance.now() - started) / 1000
    for (const { msl_id, period, value, n } of reader.getRowObjectsJS())
      rows.push({ kpi, msl: msl_id, period, value: value === null ? null : Number(value), n: Number(n) })
  }
}
const total = Object.values(seconds).reduce((sum, time) => sum + time, 0)
writeFileSync(out, JSON.stringify({ seconds: total, byKpi: seconds, versions: { duckdb: version() }, rows }))
connection.closeSync()
instance.closeSync()
