import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The built command, as users run it. */
const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'lens-questions-'))
const workspace = join(folder, 'team.lens')

function lens(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, command, ...args, '-w', workspace], {
    encoding: 'utf8'
  })
  return { status, stdout, stderr }
}

function answer(command: string, ...args: string[]) {
  const { status, stdout, stderr } = lens(command, ...args, '--json')
  expect(status, stderr).toBe(0)
  return JSON.parse(stdout)
}

/** Papers of two make a chain k1 – k2 – k3 – k4, k3 and k4 having written two; k5 stands alone. Mia met k1, Max nobody. */
const team = {
  'msl.csv': ['msl_id,name,territory', 'm1,Mia West,West', 'm2,Max East,East'],
  'kol.csv': [
    'kol_id,name,territory',
    'k1,Ada North,West',
    'k2,Bo <South>,West',
    'k3,Cy West,East',
    'k4,Di East,East',
    'k5,Ed Alone,East'
  ],
  'publication.csv': [
    'publication_id,title,published_on',
    'p1,One,2025-02-01',
    'p2,Two,2025-03-01',
    'p3,Three,2025-04-01',
    'p4,Four,2026-01-10'
  ],
  'authorship.csv': ['publication_id,kol_id', 'p1,k1', 'p1,k2', 'p2,k2', 'p2,k3', 'p3,k3', 'p3,k4', 'p4,k3', 'p4,k4'],
  'interaction.csv': [
    'interaction_id,msl_id,kol_id,occurred_at,channel,status',
    'i1,m1,k1,2026-02-02T09:00:00Z,video,completed',
    'i2,m1,k1,2026-03-02T09:00:00Z,video,completed'
  ]
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('The command is not built: npm run build')
  const exported = join(folder, 'export')
  mkdirSync(exported)
  for (const [name, lines] of Object.entries(team)) writeFileSync(join(exported, name), lines.join('\n') + '\n')
  const { status, stderr } = lens('import', exported)
  expect(status, stderr).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('lens network --ask', () => {
  it('reach: who is seen, how far that reaches, and whom to see next', () => {
    const { linked, seen, levels, msls, next } = answer('network', '--ask', 'reach')
    expect([linked, seen]).toEqual([4, 1])
    expect(levels).toMatchObject([
      { hops: 0, kols: 1, kolShare: 0.25 },
      { hops: 1, kols: 2, kolShare: 0.5 },
      { hops: 2, kols: 3, kolShare: 0.75 }
    ])
    expect(msls).toMatchObject([
      { msl: 'm2', seen: 0 },
      { msl: 'm1', seen: 1 }
    ])
    // Of k3 and k4, who are both out of reach, either adds both.
    expect(next[0]).toMatchObject({ opensKols: 2, reachedKolShare: 1 })
    expect(['k3', 'k4']).toContain(next[0].kol)
    expect(answer('network', '--ask', 'reach', '--msl', 'm2').seen).toBe(0)
    expect(lens('network', '--ask', 'reach').stdout).toMatch(/within[\s\S]*1 steps +2 +50\.0 %[\s\S]*Mia West/)
  })

  it('rising: who gains evidence, and that this is too little to judge', () => {
    const { rising, rows } = answer('network', '--ask', 'rising')
    expect([rising, rows.filter(({ inFindings }: { inFindings: boolean }) => inFindings)]).toEqual([0, []])
    const { status, stderr } = lens('network', '--ask', 'rising')
    expect([status, stderr]).toEqual([0, expect.stringContaining('0 of 0 judged rise beyond chance')])
  })

  it('white-space: central KOLs whom nobody sees', () => {
    const found = answer('network', '--ask', 'white-space')
    // A fifth of four linked KOLs is nobody: those with most links are central.
    expect(found).toMatchObject({ centralFrom: 2, central: 2, unseen: 2, crowded: 0 })
    expect(found.rows.map(({ kol }: { kol: string }) => kol).sort()).toEqual(['k2', 'k3'])
    expect(lens('network', '--ask', 'white-space').stderr).toContain('2 of 2 central KOLs were not seen')
  })

  it('looks at all evidence before the end of the period unless asked for that of the period, and says so', () => {
    const days = ['--from', '2026-01-01', '--to', '2026-07-01']
    const asked = ['network', '--ask', 'white-space', ...days] as const
    // The chain of papers until April 2025 is older than the period, in which k3 and k4 wrote one.
    expect(answer(...asked)).toMatchObject({ centralFrom: 2, central: 2, recipe: { from: null, to: '2026-07-01' } })
    expect(lens(...asked).stderr).toContain('By all evidence before 2026-07-01.')
    const narrow = [...asked, '--evidence', 'period'] as const
    expect(answer(...narrow)).toMatchObject({ centralFrom: 1, recipe: { from: '2026-01-01', to: '2026-07-01' } })
    expect(lens(...narrow).stderr).toContain('By evidence from 2026-01-01 until before 2026-07-01.')
    expect(answer('network', '--introduce', 'k3', ...days).paths).toHaveLength(1)
    expect(answer('network', '--introduce', 'k3', ...days, '--evidence', 'period').paths).toEqual([])
    expect(answer('network', '--path', 'k1', 'k4', ...days).hops).toBe(3)
    expect(lens('network', '--path', 'k1', 'k5').stderr).toContain('By all evidence.')
    // Metrics stay those of the period's evidence.
    expect(answer('network', ...days).edges).toBe(1)
    expect(answer('network', ...days, '--evidence', 'before-end').edges).toBe(3)
  })

  it('keystones: without whom others lose their way', () => {
    const found = answer('network', '--ask', 'keystones')
    expect(found).toMatchObject({ total: 2, unseen: 2, withheld: 0 })
    expect(found.rows).toMatchObject([
      { kol: 'k2', cutOff: 1, cutOffKols: ['k1'], pieces: 2 },
      { kol: 'k3', cutOff: 1, cutOffKols: ['k4'], pieces: 2 }
    ])
    expect(lens('network', '--ask', 'keystones').stderr).toContain('2 of 2 were not seen')
  })
})

describe('lens network', () => {
  it('--path: the ways of the fewest steps, with their evidence', () => {
    const { hops, paths } = answer('network', '--path', 'k1', 'k4')
    expect([hops, paths.map(({ kols }: { kols: string[] }) => kols)]).toEqual([3, [['k1', 'k2', 'k3', 'k4']]])
    expect(paths[0].steps[2].evidence).toEqual([{ kind: 'co-authorship', count: 2 }])
    expect(lens('network', '--path', 'k1', 'k4').stdout).toContain('2 co-authorship')
    expect(answer('network', '--path', 'k1', 'k5')).toMatchObject({ hops: null, paths: [] })
    expect(lens('network', '--path', 'k1', 'k5').stderr).toContain('No way leads')
  })

  it('--introduce: who met somebody on the way to a KOL', () => {
    const { introducers, paths } = answer('network', '--introduce', 'k3')
    expect([introducers, paths.map(({ kols }: { kols: string[] }) => kols)]).toEqual([1, [['k1', 'k2', 'k3']]])
    expect(paths[0].seenBy).toMatchObject([{ msl: 'm1', contacts: 2, lastOn: '2026-03-02' }])
    expect(lens('network', '--introduce', 'k3').stderr).toContain('Ada North: Mia West, last 2026-03-02')
    expect(lens('network', '--introduce', 'k1').stderr).toContain('by Mia West')
    // Max met nobody, and can introduce nobody.
    expect(answer('network', '--introduce', 'k3', '--msl', 'm2')).toMatchObject({ introducers: 0, paths: [] })
  })
})

describe('lens brief', () => {
  it('writes a page about a KOL, with names as text', () => {
    const { status, stdout } = lens('brief', 'k2')
    expect(status).toBe(0)
    expect(stdout.startsWith('<!doctype html>')).toBe(true)
    expect(stdout).toContain('<h1>Bo &lt;South&gt;</h1>')
    // Tied with k1 and k3, by a paper each.
    expect(stdout.match(/<td>1 paper</g)).toHaveLength(2)
    expect(answer('brief', 'k2')).toEqual({ schemaVersion: 1, kol: 'k2', html: stdout.replace(/\n$/, '') })
  })

  it('writes it into a file, in German where that is asked', () => {
    const out = join(folder, 'brief.html')
    expect(answer('brief', 'k2', '--out', out, '--language', 'de')).toEqual({ schemaVersion: 1, kol: 'k2', out })
    expect(readFileSync(out, 'utf8')).toContain('<html lang="de">')
    expect(lens('brief', 'k2', '--language', 'fr').status).toBe(2)
  })

  it('ranks by the kinds of edges asked for, and says so', () => {
    expect(lens('brief', 'k2').stdout).toContain('By the network as it is by default: publications;')
    const { stdout } = lens('brief', 'k2', '--edges', 'co-authorship=2', 'affiliation')
    expect(stdout).toContain('By a network of kinds chosen for this: publications × 2, institution;')
    expect(lens('brief', 'k2', '--recipe', 'Soup').stderr).toContain('no recipe of edges named Soup')
  })
})

describe('what is asked of the network', () => {
  const refusals: [string, string[], number, RegExp][] = [
    ['a brief about nobody', ['brief', 'k9'], 1, /no KOL with the id k9/],
    ['a way to nobody', ['network', '--path', 'k1', 'k9'], 1, /no KOL with the id k9/],
    ['a way of one end', ['network', '--path', 'k1'], 2, /takes two KOLs/],
    ['an introduction to nobody', ['network', '--introduce', 'k9'], 1, /no KOL with the id k9/],
    ['the reach of nobody', ['network', '--ask', 'reach', '--msl', 'm9'], 1, /no MSL with the id m9/],
    ['keystones of nobody', ['network', '--ask', 'keystones', '--msl', 'm1', 'm9'], 1, /no MSL with the id m9/],
    ['white space of nobody', ['network', '--ask', 'white-space', '--msl', 'm9'], 1, /no MSL with the id m9/],
    ['rising stars of nobody', ['network', '--ask', 'rising', '--msl', 'm9'], 1, /no MSL with the id m9/],
    ['a question there is not', ['network', '--ask', 'gossip'], 2, /Allowed choices are reach, rising/],
    ['two questions', ['network', '--ask', 'reach', '--introduce', 'k1'], 2, /one of --ask, --path and --introduce/],
    ['MSLs without a question', ['network', '--msl', 'm1'], 2, /goes with --ask and --introduce/],
    [
      'days that evidence has not',
      ['network', '--ask', 'reach', '--evidence', 'some'],
      2,
      /Allowed choices are period/
    ],
    ['days of a file', ['network', '--edges-file', 'a.csv', '--evidence', 'period'], 2, /the network of a workspace/],
    ['a recipe there is not', ['network', '--ask', 'reach', '--recipe', 'Soup'], 1, /no recipe of edges named Soup/]
  ]
  for (const [what, args, code, message] of refusals) {
    it(`is refused with ${code}: ${what}`, () => {
      const [command, ...rest] = args
      const { status, stderr } = lens(command!, ...rest)
      expect(stderr).toMatch(message)
      expect(status).toBe(code)
    })
  }
})
