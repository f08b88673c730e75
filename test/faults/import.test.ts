import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Random } from '#base/random'
import { writeSample } from '#engine/sample/write'
import { lens, rowsIn, Running } from './cli'

const kills = Number(process.env['LENS_KILLS'] ?? 10)
const folder = mkdtempSync(join(tmpdir(), 'lens-faults-'))
const [small, large, base] = ['small', 'large', 'base.lens'].map((name) => join(folder, name)) as [
  string,
  string,
  string
]
/** How long the large import takes when nothing befalls it, in milliseconds, and what it leaves. */
let duration = 0
let before: Record<string, number>
let after: Record<string, number>

beforeAll(async () => {
  await writeSample({ out: small, msls: 3, kols: 40, interactions: 200, seed: 5 })
  await writeSample({ out: large, msls: 20, kols: 600, interactions: 20_000, seed: 7 })
  expect(lens('import', small, '-w', base).status).toBe(0)
  before = rowsIn(base)
  // The second run is the one that counts: the first finds nothing in the machine's caches.
  for (const name of ['cold', 'warm']) {
    const whole = fresh(name)
    const started = performance.now()
    expect(lens('import', large, '-w', whole).status).toBe(0)
    duration = performance.now() - started
    after = rowsIn(whole)
  }
  expect(after['interaction']).toBeGreaterThan(before['interaction']! + 15_000)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A workspace of its own that holds the small import. */
function fresh(name: string): string {
  const path = join(folder, `${name}.lens`)
  copyFileSync(base, path)
  return path
}

describe('an import', () => {
  it(`that is killed, at ${kills} moments, has happened wholly or not at all`, async () => {
    const random = new Random('kills')
    const seen = { none: 0, all: 0 }
    for (let i = 0; i < kills; i++) {
      const workspace = fresh(`killed-${i}`)
      const run = new Running('import', large, '-w', workspace)
      // From before the first query to after the last.
      await new Promise((next) => setTimeout(next, duration * (0.1 + 0.9 * random.uniform())))
      run.child.kill('SIGKILL')
      await run.ended
      const rows = rowsIn(workspace)
      const isAll = rows['import_run'] === after['import_run']
      expect(rows).toEqual(isAll ? after : before)
      seen[isAll ? 'all' : 'none']++
      if (i % 5 === 0) {
        const again = lens('import', large, '-w', workspace, '--json')
        expect(again.stderr).not.toContain('LensFault')
        expect(again.status).toBe(0)
        expect(rowsIn(workspace)).toEqual(after)
        expect(existsSync(`${workspace}.staging`)).toBe(false)
      }
      rmSync(workspace)
    }
    // Kills that all came too early or too late would have proved nothing.
    expect(seen.none).toBeGreaterThan(0)
    console.log(`${seen.none} kills left nothing of the import, ${seen.all} all of it`)
  })

  it('that is interrupted ends soon and leaves the workspace as it was', async () => {
    const workspace = fresh('interrupted')
    const run = new Running('import', large, '-w', workspace)
    expect(await run.said('Call2_vod__c.csv')).toBe(true)
    const asked = performance.now()
    run.child.kill('SIGINT')
    const { status, stderr } = await run.ended
    expect(status).toBe(1)
    expect(stderr).toMatch(/cancelled/i)
    expect(performance.now() - asked).toBeLessThan(5000)
    expect(rowsIn(workspace)).toEqual(before)
  })

  it('refuses a second one into the same workspace and is not harmed by it', async () => {
    const workspace = fresh('twice')
    const first = new Running('import', large, '-w', workspace)
    expect(await first.said('%')).toBe(true)
    const second = lens('import', small, '-w', workspace)
    expect(second.status).toBe(1)
    expect(second.stderr).toContain('is open in another program')
    expect((await first.ended).status).toBe(0)
    expect(rowsIn(workspace)).toEqual(after)
  })

  it('notices a file that changes while it is read', async () => {
    const copy = join(folder, 'changing')
    cpSync(large, copy, { recursive: true })
    const workspace = fresh('changing')
    const run = new Running('import', copy, '-w', workspace)
    expect(await run.said('checking Call2_vod__c.csv')).toBe(true)
    truncateSync(join(copy, 'Call2_vod__c.csv'), 1_000_000)
    const { status, stderr } = await run.ended
    const rows = rowsIn(workspace)
    if (status === 0) expect(rows).toEqual(after)
    else {
      expect(stderr).toMatch(/changed while it was read|Call2_vod__c/)
      expect(rows).toEqual(before)
    }
  })

  it('that fills the disk says so, and works once there is room', (test) => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    const mount = (...options: string[]) => spawnSync('mount', [...options, disk]).status === 0
    if (!mount('-t', 'tmpfs', '-o', 'size=14m', 'tmpfs')) {
      console.log('No small disk can be mounted here; the test of a full one is left out.')
      return test.skip()
    }
    try {
      const workspace = join(disk, 'team.lens')
      copyFileSync(base, workspace)
      const full = lens('import', large, '-w', workspace)
      expect(full.stderr).toContain('no room left on the disk')
      expect(full.status).toBe(1)
      expect(rowsIn(workspace)).toEqual(before)
      expect(mount('-o', 'remount,size=200m')).toBe(true)
      expect(lens('import', large, '-w', workspace).status).toBe(0)
      expect(rowsIn(workspace)).toEqual(after)
    } finally {
      spawnSync('umount', [disk])
    }
  })
})
