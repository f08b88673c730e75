import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')

function lens(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** The interactions of a sample export, canonical and accounted for, against DuckDB reading the same file as text. */
export const work = {
  size: 100_000,
  runs: 5,
  async prepare(size) {
    const folder = mkdtempSync(join(tmpdir(), 'lens-bench-'))
    lens('sample', '--out', join(folder, 'export'), '--interactions', String(size), '--msls', '100', '--kols', '4000')
    return { folder, file: join(folder, 'export', 'Call2_vod__c.csv'), count: 0 }
  },
  async ours(prepared) {
    const workspace = join(prepared.folder, `${prepared.count++}.lens`)
    const started = performance.now()
    lens('import', prepared.file, '-w', workspace, '--json')
    const seconds = (performance.now() - started) / 1000
    rmSync(workspace)
    return seconds
  },
  peers: [
    {
      name: 'DuckDB CREATE TABLE AS read_csv(all_varchar)',
      goal: 1.5,
      async run(prepared) {
        const database = join(prepared.folder, `${prepared.count++}.duckdb`)
        const started = performance.now()
        const instance = await DuckDBInstance.create(database)
        const connection = await instance.connect()
        await connection.run(`CREATE TABLE raw AS SELECT * FROM read_csv('${prepared.file}', all_varchar = true)`)
        connection.closeSync()
        instance.closeSync()
        const seconds = (performance.now() - started) / 1000
        rmSync(database)
        return seconds
      }
    }
  ],
  async clear({ folder }) {
    rmSync(folder, { recursive: true, force: true })
  }
}
