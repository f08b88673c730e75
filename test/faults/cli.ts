import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs a command of the built CLI to its end. */
export function lens(...args: string[]): Ended {
  return spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
}

/** A command of the built CLI under way. */
export class Running {
  stderr = ''
  readonly child: ChildProcess
  readonly ended: Promise<Ended>

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    this.child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    this.child.stderr!.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()))
    this.ended = once(this.child, 'close').then(([status]) => ({
      status: status as number | null,
      stdout,
      stderr: this.stderr
    }))
  }

  /** Waits until the command has said something; false where it ended before. */
  async said(text: string): Promise<boolean> {
    let over = false
    void this.ended.then(() => (over = true))
    while (!this.stderr.includes(text) && !over) await new Promise((next) => setTimeout(next, 10))
    return this.stderr.includes(text)
  }
}

/** Rows of the tables that an import fills, one number each. */
export function rowsIn(workspace: string): Record<string, number> {
  const tables = [
    'msl',
    'kol',
    'interaction',
    'interaction_attendee',
    'insight',
    'follow_up',
    'source_file',
    'import_run'
  ]
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')
  const { status, stdout, stderr } = lens('sql', '-w', workspace, `SELECT ${counts}`, '--json')
  if (status !== 0) throw new Error(`The workspace cannot be read: ${stderr}`)
  return (JSON.parse(stdout) as { rows: Record<string, number>[] }).rows[0]!
}
