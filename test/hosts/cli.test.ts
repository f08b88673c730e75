import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The built command, as users run it. */
const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'lens-cli-'))
const workspace = join(folder, 'team.lens')
const exportFolder = join(folder, 'export')

function lens(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('The command is not built: npm run build')
  write('export/msl.csv', 'msl_id,name\nm1,Ada North\n')
  write('export/kol.csv', 'kol_id,name,tier\nk1,Cy Hill,1\n')
  write(
    'export/interaction.csv',
    'interaction_id,msl_id,kol_id,occurred_at,channel,status\ni1,m1,k1,2026-03-02T09:00:00Z,video,completed\ni2,,k1,2026-03-02T09:00:00Z,video,completed\n'
  )
  expect(lens('import', exportFolder, '-w', workspace).status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('lens', () => {
  it('prints one JSON document on stdout and its progress elsewhere', () => {
    const { status, stdout, stderr } = lens('import', exportFolder, '-w', workspace, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      totals: { rowsIn: 4, loaded: 0, merged: 3, rejected: 1 }
    })
    expect(stderr).toContain('%')
  })

  it('checks, adds, lists and removes a KPI of one’s own', () => {
    const query = "SELECT msl_id, occurred_on, 'contact' AS evidence_table, contact_id AS evidence_id FROM contact"
    const header = `-- id: meetings
-- name: Meetings
-- question: How many?
-- family: ours  kind: quantitative  counts: activity
-- unit: meetings  better: higher  aggregation: count  grain: event
-- requires: interaction(msl_id)
-- source: Agreed in the team.
`
    const good = write('meetings.sql', `${header}${query}\n`)
    const bad = write('bad.sql', `${header}${query}s\n`)
    const checked = lens('kpis', '-w', workspace, '--check', bad)
    expect([checked.status, checked.stderr]).toEqual([
      1,
      expect.stringContaining('bad.sql:8: there is no table contacts')
    ])
    expect(JSON.parse(lens('kpis', '-w', workspace, '--check', good, '--json').stdout)).toMatchObject({
      problems: [],
      total: 1
    })
    expect(lens('kpis', '-w', workspace, '--add', bad).status).toBe(1)
    expect(JSON.parse(lens('kpis', '-w', workspace, '--add', good, '--json').stdout)).toMatchObject({
      added: ['meetings']
    })
    const { kpis } = JSON.parse(lens('kpis', '--catalogue', '-w', workspace, '--json').stdout)
    expect(kpis.at(-1)).toMatchObject({ id: 'meetings', family: 'ours', own: true })
    const { rows } = JSON.parse(lens('kpis', '-w', workspace, '--kpi', 'meetings', '--json').stdout)
    expect(rows).toMatchObject([{ kpi: 'meetings', value: 1 }])
    expect(lens('kpis', '-w', workspace, '--add', good, '--catalogue').status).toBe(2)
    expect(lens('kpis', '-w', workspace, '--remove', 'meetings').status).toBe(0)
    expect(lens('kpis', '-w', workspace, '--kpi', 'meetings').status).toBe(1)
  })

  it('lists findings with their rows and next steps', () => {
    const { status, stdout } = lens('findings', '-w', workspace, '--json')
    expect(status).toBe(0)
    const { schemaVersion, period, findings } = JSON.parse(stdout)
    expect({ schemaVersion, asOf: period.asOf }).toEqual({ schemaVersion: 1, asOf: '2026-03-03' })
    // One meeting proves nothing about anybody; fields that the export lacks are facts.
    expect(new Set(findings.map(({ rule }: { rule: string }) => rule))).toEqual(new Set(['missing-fields']))
    for (const { title, action, evidence } of findings) {
      expect(title && action).toBeTruthy()
      expect(evidence.length).toBeGreaterThan(0)
    }
    expect(lens('findings', '-w', workspace).stdout).toContain('Next: ')
    expect(lens('findings', '-w', workspace, '--msl', 'nobody').status).toBe(1)
  })

  it('lists objectives with their milestones', () => {
    const own = join(folder, 'objectives.lens')
    const from = 'objective_id,msl_id,text,period_start,period_end\no1,m1,A register,2026-01-01,2026-07-01\n'
    write('plan/objective.csv', from)
    write(
      'plan/objective_note.csv',
      'objective_id,noted_on,kind,text,resolved_on\no1,2026-02-01,milestone,Protocol,2026-01-30\no1,2026-03-01,milestone,Sites,\n'
    )
    expect(lens('import', exportFolder, join(folder, 'plan'), '-w', own).status).toBe(0)
    const { rows } = JSON.parse(lens('objectives', '-w', own, '--msl', 'm1', '--json').stdout)
    expect(rows).toMatchObject([
      { id: 'o1', text: 'A register', status: 'at-risk', milestones: { total: 2, reached: 1, due: 2, dueReached: 1 } }
    ])
    expect(lens('objectives', '-w', own).stdout).toContain('1 of 2 due')
    expect(lens('objectives', '-w', own, '--msl', 'nobody').status).toBe(1)
  })

  it('ends with 3 where rows were rejected and --strict was given', () => {
    expect(lens('import', exportFolder, '-w', workspace, '--strict').status).toBe(3)
  })

  it('ends with 2 for wrong usage, and helps', () => {
    expect(lens('kpis', '--by', 'moon', '-w', workspace).status).toBe(2)
    expect(lens('fly').status).not.toBe(0)
    expect(lens('sql', '-w', workspace).status).toBe(2)
    expect(lens('sql', '--tables').stdout).toContain('interaction_attendee')
    const help = lens('import', '--help')
    expect(help.status).toBe(0)
    expect(help.stdout).toContain('Example:')
  })

  it('answers with the names of the contract', () => {
    const kpis = JSON.parse(lens('kpis', '-w', workspace, '--by', 'msl', '--json').stdout)
    expect(kpis.rows).toHaveLength(54)
    expect(Object.keys(kpis.rows[0])).toEqual(
      expect.arrayContaining([
        'kpi',
        'group',
        'value',
        'unit',
        'numerator',
        'denominator',
        'n',
        'pending',
        'completeness',
        'low',
        'high',
        'method',
        'state',
        'reason',
        'warnings',
        'target',
        'attainment',
        'status'
      ])
    )
    const evidence = JSON.parse(lens('evidence', '-w', workspace, '--kpi', 'followup-set-rate', '--json').stdout)
    expect(evidence.rows).toEqual([])
    expect(JSON.parse(lens('sql', '-w', workspace, 'SELECT 1 AS one', '--json').stdout)).toEqual({
      schemaVersion: 1,
      rows: [{ one: 1 }]
    })
    expect(JSON.parse(lens('status', '-w', workspace, '--json').stdout)).toMatchObject({
      version: 10,
      tables: { kol: 1, interaction: 1 }
    })
  })

  const refusals: [string, () => string[], RegExp][] = [
    ['no file', () => ['import', join(folder, 'nowhere'), '-w', workspace], /no file or folder/],
    [
      'an empty folder',
      () => ['import', (mkdirSync(join(folder, 'bare'), { recursive: true }), join(folder, 'bare')), '-w', workspace],
      /holds no files/
    ],
    [
      'nothing recognisable',
      () => ['import', write('odd/odd.csv', 'colour,weight\nred,3\n'), '-w', workspace],
      /columns that no known export has/
    ],
    [
      'a binary',
      () => ['import', write('bin/kol.csv', Buffer.from([0x7f, 0x45, 0, 1, 2, 3])), '-w', workspace],
      /not a text table/
    ],
    ['an empty file', () => ['import', write('void/kol.csv', ''), '-w', workspace], /is empty/],
    ['a header only', () => ['import', write('head/kol.csv', 'kol_id,name\n'), '-w', workspace], /no rows/],
    ['no workspace', () => ['status', '-w', join(folder, 'none.lens')], /no workspace at/],
    ['a workspace that is none', () => ['status', '-w', write('fake.lens', 'hello')], /not a Liaison Lens workspace/],
    ['an unknown KPI', () => ['kpis', '-w', workspace, '--kpi', 'charisma'], /no KPI named charisma/],
    [
      'an unknown MSL',
      () => ['evidence', '-w', workspace, '--kpi', 'insight-lag', '--msl', 'm9'],
      /no MSL with the id m9/
    ],
    [
      'an edge without weight',
      () => ['network', '--edges-file', write('edges.csv', 'source,target,weight\na,b,0\n'), '--weight', 'weight'],
      /Row 1 of edges\.csv/
    ],
    ['a statement that writes', () => ['sql', '-w', workspace, 'DROP TABLE kol'], /Only reading statements/]
  ]
  for (const [what, args, message] of refusals) {
    it(`ends with 1 and says why: ${what}`, () => {
      const { status, stderr } = lens(...args())
      expect(stderr).toMatch(message)
      expect(status).toBe(1)
    })
  }

  it('leaves no workspace behind where the first import failed', () => {
    const fresh = join(folder, 'fresh.lens')
    expect(lens('import', join(folder, 'nowhere'), '-w', fresh).status).toBe(1)
    expect(existsSync(fresh)).toBe(false)
  })

  it('refuses a workspace and a port that another process holds', async () => {
    const server = spawn(process.execPath, [cli, 'serve', '-w', workspace], {
      env: { ...process.env, XDG_CONFIG_HOME: folder }
    })
    await new Promise((ready) => server.stdout.once('data', ready))
    const held = lens('import', exportFolder, '-w', workspace)
    expect(held.stderr).toMatch(/open in another program \(process \d+\)/)
    expect(held.status).toBe(1)
    server.kill()
    await new Promise((ended) => server.once('exit', ended))
    const socket = createServer()
    const port = await new Promise<number>((listening) =>
      socket.listen(0, '127.0.0.1', () => listening((socket.address() as { port: number }).port))
    )
    const taken = lens('serve', '--port', String(port))
    expect(taken.stderr).toMatch(/listens on port/)
    expect(taken.status).toBe(1)
    socket.close()
  })
})
