import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { checkAgreement } from '../scorecard/agreement.mjs'
import { kpis } from '../scorecard/kpis.mjs'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const script = resolve(import.meta.dirname, '../scorecard/ours.mjs')
const peer = (name) => resolve(import.meta.dirname, '../peers', name)

/** The Python that has pandas: Debian's, unless `LENS_PYTHON` names another. */
const python = process.env.LENS_PYTHON ?? '/usr/bin/python3'

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(error?.message ?? stderr)
  return stdout
}

/** Columns that the pandas peer reads; lists become text, their items parted by a bar. */
const exported = {
  interaction: `interaction_id, msl_id, occurred_on, occurred_at, channel, status, duration_min, submitted_at, next_step, deleted,
    nullif(array_to_string(topics, '|'), '') AS topics`,
  interaction_attendee: 'interaction_id, kol_id, deleted',
  follow_up: 'interaction_id, msl_id, due_on, completed_on, status, deleted',
  insight: `msl_id, kol_id, interaction_id, observed_at, submitted_at, rubric_specific, rubric_new, rubric_sourced,
    rubric_linked, rubric_so_what, deleted`,
  inquiry: 'msl_id, interaction_id, received_at, due_at, answered_at, status, deleted',
  feedback: 'msl_id, kol_id, rater, dimension, given_on, score, scale_max, deleted',
  engagement_plan: 'msl_id, kol_id, period_start, period_end, planned_contacts, deleted',
  kol: `kol_id, specialty, tier, status, verified_on, preference_recorded_on, deleted, nullif(array_to_string(interests, '|'), '') AS interests,
    nullif(array_to_string(preferred_channels, '|'), '') AS preferred_channels`
}

/** Puts all MSLs on UTC's clock and has them never away: peers know neither time zones nor absences. */
async function simplify(workspace) {
  const instance = await DuckDBInstance.create(workspace)
  const connection = await instance.connect()
  await connection.run('UPDATE msl SET time_zone = NULL')
  await connection.run('DELETE FROM availability')
  await connection.run("UPDATE setting SET value = 'Etc/UTC' WHERE name = 'zone'")
  connection.closeSync()
  instance.closeSync()
}

/** The tables as files for those who cannot read a workspace, and what is asked. */
async function exportTables(workspace, folder) {
  const instance = await DuckDBInstance.create(workspace, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  for (const [table, columns] of Object.entries(exported))
    await connection.run(`COPY (SELECT ${columns} FROM "${table}") TO '${join(folder, `${table}.csv`)}' (HEADER)`)
  const settings = await connection.runAndReadAll('SELECT name, value FROM setting')
  const days = await connection.runAndReadAll(
    `SELECT (max(occurred_on) + 1)::TEXT AS day FROM interaction WHERE status = 'completed' AND NOT deleted`
  )
  const [{ day }] = days.getRowObjectsJS()
  // Twenty-four whole months, the last of which the data end in.
  const end = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  if (!day.endsWith('-01')) end.setUTCMonth(end.getUTCMonth() + 1)
  const start = new Date(end)
  start.setUTCMonth(start.getUTCMonth() - 24)
  const dayOf = (date) => date.toISOString().slice(0, 10)
  const named = Object.fromEntries(settings.getRowObjectsJS().map(({ name, value }) => [name, value]))
  const request = { from: dayOf(start), to: dayOf(end), asOf: day, settings: named }
  writeFileSync(join(folder, 'request.json'), JSON.stringify(request))
  connection.closeSync()
  instance.closeSync()
}

const requestOf = ({ folder }) => join(folder, 'request.json')

function answer(prepared, program, args) {
  const out = join(prepared.folder, 'answer.json')
  run(program, args(out))
  const found = JSON.parse(readFileSync(out, 'utf8'))
  rmSync(out)
  Object.assign(prepared.versions, found.versions)
  return found
}

function ours(prepared, ...more) {
  const found = answer(prepared, process.execPath, (out) => [
    script,
    prepared.workspace,
    requestOf(prepared),
    out,
    ...more
  ])
  prepared.details['peak memory (MiB)'] = Math.round(found.peakBytes / 2 ** 20)
  return found
}

/** All measured KPIs by MSL, and by MSL and month, cold; against pandas, and against SQL by hand. */
export const work = {
  size: 1_000_000,
  runs: 3,
  /** The work is measured at these shares of its size, for how its cost grows. */
  growth: [1 / 16, 1 / 4, 1],
  growthGoal: 1.1,
  async prepare(size) {
    const folder = mkdtempSync(join(tmpdir(), 'lens-bench-'))
    const given = process.env.LENS_BENCH_WORKSPACE
    const workspace = join(folder, 'team.lens')
    if (given === undefined) {
      const sample = join(folder, 'sample')
      const numbers = ['--interactions', String(size), '--msls', '100', '--kols', '4000']
      run(process.execPath, [cli, 'sample', '--out', sample, ...numbers])
      run(process.execPath, [cli, 'import', sample, '-w', workspace, '--json'])
      rmSync(sample, { recursive: true })
    } else if (existsSync(given)) copyFileSync(given, workspace)
    else throw new Error(`There is no workspace at ${given}`)
    await simplify(workspace)
    const tables = join(folder, 'tables')
    mkdirSync(tables)
    await exportTables(workspace, tables)
    return { folder: tables, root: folder, workspace, details: {}, versions: {}, rows: null, plainRows: null }
  },
  ours(prepared) {
    const { seconds, rows } = ours(prepared)
    prepared.rows = rows
    return seconds
  },
  details: ({ details, versions }) => ({ KPIs: kpis.length, ...details, ...versions }),
  peers: [
    {
      name: 'pandas, the same KPIs; reading not counted',
      goal: 0.1,
      run(prepared) {
        const { seconds, rows } = answer(prepared, python, (out) => [peer('scorecard_pandas.py'), prepared.folder, out])
        prepared.details['figures equal to pandas'] = checkAgreement('pandas', prepared.rows, rows, true)
        return seconds
      }
    },
    {
      name: 'DuckDB, a query by hand for each KPI; no drawn intervals',
      goal: 1,
      ours(prepared) {
        const { seconds, rows } = ours(prepared, '--plain')
        prepared.plainRows = rows
        return seconds
      },
      run(prepared) {
        const args = (out) => [peer('scorecard-duckdb.mjs'), prepared.workspace, requestOf(prepared), out]
        const { seconds, rows } = answer(prepared, process.execPath, args)
        prepared.details['figures equal to DuckDB'] = checkAgreement('DuckDB', prepared.plainRows, rows, false)
        return seconds
      }
    },
    {
      name: 'one scan of the contacts in DuckDB; change of MSL and quarter, all KPIs, p95',
      goal: 5,
      ours(prepared) {
        const found = ours(prepared, '--filters', '100')
        prepared.scan = found.scan
        prepared.details['change of filter, median (ms)'] = Math.round(1000 * found.median)
        prepared.details['slowest first look at a quarter (ms)'] = Math.round(1000 * found.first)
        return found.p95
      },
      run: ({ scan }) => scan
    }
  ],
  clear({ root }) {
    rmSync(root, { recursive: true, force: true })
  }
}
