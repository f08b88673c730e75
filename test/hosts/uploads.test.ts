import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LensFault } from '#contract/faults'
import type { FileToken } from '#contract/ids'
import { openEngine, type Engine } from '#engine/engine'
import { serveBrowser, type BrowserHost } from '../../src-main/hosts/browser/server'

const folder = mkdtempSync(join(tmpdir(), 'lens-uploads-'))
const meeting = (id: string) => `id,msl id,date,status\n${id},m1,2026-03-02,completed\n`
let engine: Engine
let host: BrowserHost

beforeAll(async () => {
  mkdirSync(join(folder, 'page'))
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>')
  const workspace = { file: join(folder, 'team.lens'), mode: 'create' as const }
  engine = await openEngine({ home: folder, workspace, resources: resolve(import.meta.dirname, '../../resources') })
  host = await serveBrowser({ engine, rendererDir: join(folder, 'page') })
})
afterAll(async () => {
  await host.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Hands a file over as the page does. */
async function upload(name: string, content: string | Buffer): Promise<FileToken> {
  const opened = await fetch(host.url, { redirect: 'manual' })
  const cookie = String(opened.headers.get('set-cookie')).split(';')[0]!
  const answer = await fetch(`http://127.0.0.1:${host.port}/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: `http://127.0.0.1:${host.port}` },
    body: new Uint8Array(Buffer.from(content))
  })
  return ((await answer.json()) as { token: FileToken }).token
}

async function faultOf(files: FileToken[]) {
  const thrown: unknown = await engine.run('import.run', { files }).catch((error: unknown) => error)
  if (!(thrown instanceof LensFault)) throw new Error('nothing was refused')
  return thrown
}

it.each([
  ['2026/interactions.csv', '', 'empty-file', 'interactions.csv is empty.'],
  [
    '2026/interactions.csv',
    'id,msl id,date,status\n',
    'header-only',
    '2026/interactions.csv has a header and no rows.'
  ],
  ['notes.pdf', 'id,msl id,date,status\n', 'not-text', 'notes.pdf is not a text table.'],
  [
    'C:\\exports\\interactions.csv.gz',
    gzipSync('id,msl id\n').subarray(0, 12),
    'bad-input',
    'C:/exports/interactions.csv.gz is a damaged gzip file.'
  ]
])('a fault names %s as it was handed over', async (name, content, code, message) => {
  const fault = await faultOf([await upload(name, content)])
  expect(fault).toMatchObject({ code, message, where: name.replaceAll('\\', '/') })
})

it('files of two folders keep apart, also where they have one name, and are told by it ever after', async () => {
  const files = [
    await upload('north/interactions.csv', meeting('a')),
    await upload('south/interactions.csv', meeting('b')),
    await upload('south/interactions.csv', meeting('c'))
  ]
  const report = await engine.run('import.run', { files })
  const names = ['north/interactions.csv', 'south/interactions (2).csv', 'south/interactions.csv']
  expect(report.files.map(({ path, loaded }) => [path, loaded])).toEqual(names.map((path) => [path, 1]))
  const { rows } = await engine.run('sql.rows', { sql: 'SELECT path FROM source_file ORDER BY path' })
  expect(rows).toEqual(names.map((path) => ({ path })))
})

it('text that was pasted is named, too', async () => {
  const { file } = await engine.run('import.hold', { name: 'pasted.tsv', text: 'id\tmsl id\tdate\tstatus\n' })
  expect(await faultOf([file])).toMatchObject({ code: 'header-only', where: 'pasted.tsv' })
})
