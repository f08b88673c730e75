import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const sources = ['src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
)

type Room = 'contract' | 'base' | 'engine' | 'preload' | 'electron' | 'browser' | 'cli' | 'launch' | 'renderer'

function roomOf(path: string): Room | null {
  const match = /^src-main\/(contract|base|engine|preload|hosts\/(electron|browser|cli|launch))\//.exec(path)
  if (match) return (match[2] ?? match[1]) as Room
  return path.startsWith('src-renderer/') ? 'renderer' : null
}

const aliases: Record<string, string> = {
  '#contract/': 'src-main/contract/',
  '#base/': 'src-main/base/',
  '#engine/': 'src-main/engine/',
  '#renderer/': 'src-renderer/'
}

interface Import {
  from: string
  /** A file of the project, or the name of a package. */
  to: string
}

const imports: Import[] = sources.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8')
  return [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, specifier]) => {
    const alias = Object.keys(aliases).find((prefix) => specifier!.startsWith(prefix))
    if (alias) return { from, to: aliases[alias]! + specifier!.slice(alias.length) }
    const isLocal = specifier!.startsWith('.')
    return {
      from,
      to: isLocal ? relative(root, resolve(root, dirname(from), specifier!)).replaceAll('\\', '/') : specifier!
    }
  })
})

/** Rooms that a room may import from, beside itself. */
const mayImport: Record<Room, readonly Room[]> = {
  contract: [],
  base: ['contract'],
  engine: ['contract', 'base'],
  preload: ['contract'],
  electron: ['contract', 'base', 'engine'],
  browser: ['contract', 'base', 'engine'],
  cli: ['contract', 'base', 'engine'],
  launch: [],
  renderer: ['contract', 'base']
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(sources.length).toBeGreaterThan(150)
    expect(imports.length).toBeGreaterThan(400)
  })

  it('imports inward only', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [a, b] = [roomOf(from), roomOf(`${to}/`) ?? roomOf(to)]
      if (a === null || b === null || a === b || mayImport[a].includes(b)) return false
      // The command that serves the app in a browser is the door to the browser host.
      return !(from.endsWith('cli/commands/serve.ts') && b === 'browser')
    })
    expect(wrong).toEqual([])
  })

  it('lets hosts see the engine by its door only', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('src-main/hosts/') && to.startsWith('src-main/engine/') && to !== 'src-main/engine/engine'
    )
    expect(wrong).toEqual([])
  })

  it('keeps Node and Electron out of rooms that have neither', () => {
    const pure: readonly (Room | null)[] = ['contract', 'base', 'renderer']
    const wrong = imports.filter(({ from, to }) => {
      const room = roomOf(from)
      if (to === 'electron') return room !== 'electron' && room !== 'preload'
      return to.startsWith('node:') && pure.includes(room)
    })
    expect(wrong).toEqual([])
    const packages = imports.filter(
      ({ from, to }) => roomOf(from) === 'contract' && !to.startsWith('src-main/') && to !== 'zod'
    )
    expect(packages).toEqual([])
  })

  it('keeps files short and their names telling', () => {
    const long = sources.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 400)
    expect(long).toEqual([])
    expect(sources.filter((path) => /\/(utils?|helpers?|common|misc)(\/|\.)/.test(path))).toEqual([])
  })
})
