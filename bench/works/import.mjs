import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const measure = resolve(import.meta.dirname, '../measure.mjs')
const peer = (name) => resolve(import.meta.dirname, `../peers/${name}.mjs`)

function node(args, environment = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...environment }
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const seconds = (work) => {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}

/** Most interactions of a sample that are written anew; larger files repeat them under other ids. */
const largestSample = 62_500

/** The interactions of a sample in a file, `times` times, each time under ids of their own. */
function repeat(source, target, times) {
  const text = readFileSync(source, 'utf8')
  const body = text.indexOf('\n') + 1
  const out = openSync(target, 'w')
  writeSync(out, text.slice(0, body))
  for (let copy = 0; copy < times; copy++) {
    // The fifth to eighth characters of an id count its copy; all of them are digits, which its check letters ignore.
    writeSync(out, text.slice(body).replace(/"(a04\w\w)000/g, `"$1${String(copy).padStart(3, '0')}`))
  }
  closeSync(out)
}

function tableOf(folder, interactions) {
  const times = Math.max(1, Math.ceil(interactions / largestSample))
  const out = join(folder, `sample-${interactions}`)
  const size = ['--interactions', String(Math.round(interactions / times)), '--msls', '100', '--kols', '4000']
  node([cli, 'sample', '--out', out, ...size])
  const file = join(folder, `Call2_vod__c-${interactions}.csv`)
  repeat(join(out, 'Call2_vod__c.csv'), file, times)
  rmSync(out, { recursive: true })
  return file
}

/** Interactions, canonical and accounted for, against reading the same file and doing nothing with it. */
export const work = {
  size: 1_000_000,
  runs: 3,
  /** The work is measured at these shares of its size, for how its cost grows. */
  growth: [1 / 16, 1 / 4, 1],
  growthGoal: 1.1,
  prepare(size) {
    const folder = mkdtempSync(join(tmpdir(), 'lens-bench-'))
    const file = tableOf(folder, size)
    // What an idle process takes is no part of the import.
    const empty = join(folder, 'idle.csv')
    const out = openSync(empty, 'w')
    writeSync(out, 'msl_id,name\nm1,One\n')
    closeSync(out)
    const prepared = { folder, file, count: 0, details: {} }
    importFile(prepared, empty)
    prepared.idleBytes = prepared.details.peakBytes
    return prepared
  },
  ours: (prepared) => importFile(prepared, prepared.file),
  details({ details, idleBytes }) {
    const { peakBytes, seconds: phases } = details
    return {
      'peak memory above idle (MiB), goal 1024': Math.round((peakBytes - idleBytes) / 2 ** 20),
      ...Object.fromEntries(Object.entries(phases).map(([phase, s]) => [`${phase} (s)`, s.toFixed(2)]))
    }
  },
  peers: [
    {
      name: 'DuckDB CREATE TABLE AS read_csv(all_varchar)',
      goal: 1.5,
      run(prepared) {
        const database = join(prepared.folder, `${prepared.count++}.duckdb`)
        const time = seconds(() => node([peer('duckdb-raw'), prepared.file, database]))
        rmSync(database)
        return time
      }
    },
    {
      name: 'papaparse streaming, nothing kept',
      goal: 2,
      run: ({ file }) => seconds(() => node([peer('papaparse'), file]))
    }
  ],
  clear({ folder }) {
    rmSync(folder, { recursive: true, force: true })
  }
}

function importFile(prepared, file) {
  const workspace = join(prepared.folder, `${prepared.count++}.lens`)
  const report = join(prepared.folder, 'measured.json')
  const time = seconds(() =>
    node(['--import', measure, cli, 'import', file, '-w', workspace, '--json'], { LENS_MEASURE: report })
  )
  prepared.details = JSON.parse(readFileSync(report, 'utf8'))
  rmSync(workspace)
  return time
}
