import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine, type Engine } from '#engine/engine'
import { sampleSize } from '#engine/sample/options'
import { writeSample } from '#engine/sample/write'
import { makeWorld } from '#engine/sample/world'

const folder = mkdtempSync(join(tmpdir(), 'lens-sample-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEngine({ workspace: { file: join(folder, 'sample.lens'), mode: 'create' } })
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const digestOf = (path: string) =>
  readdirSync(path)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex')}`
    )

describe('the sample', () => {
  it('is the same for the same seed and another for another', async () => {
    const size = { msls: 4, kols: 60, interactions: 300 }
    const [one, same, other] = ['one', 'same', 'other'].map((name) => join(folder, name)) as [string, string, string]
    await writeSample({ ...size, out: one })
    await writeSample({ ...size, out: same })
    await writeSample({ ...size, out: other, seed: 2 })
    expect(digestOf(same)).toEqual(digestOf(one))
    expect(digestOf(other)).not.toEqual(digestOf(one))
  })

  it('refuses to overwrite a file and an unknown dialect', async () => {
    await expect(writeSample({ out: join(folder, 'one') })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(writeSample({ out: join(folder, 'new'), dialect: 'papyrus' })).rejects.toMatchObject({
      code: 'unknown-dialect'
    })
  })

  it('imports without a rejected row or a warning, and tells its stories', async () => {
    const out = join(folder, 'full')
    await writeSample({ out })
    const report = await engine.run('import.run', { files: [engine.registerFile(out)] })
    expect(report.totals.rejected).toBe(0)
    expect(report.unresolved).toEqual({ kol: 0, msl: 0 })
    expect(report.files.flatMap(({ warnings }) => warnings)).toEqual([])

    const world = makeWorld(sampleSize({}))
    const rows = async (statement: string) => (await engine.run('sql.rows', { sql: statement })).rows
    const idOf = (part: string) => world.msls.find((msl) => msl.part === part)!.id
    const top = await rows(
      `SELECT msl_id, sum(n) FILTER (place <= 3) / sum(n) AS share FROM (
         SELECT msl_id, count(*) AS n, row_number() OVER (PARTITION BY msl_id ORDER BY count(*) DESC) AS place
         FROM contact WHERE occurred_on >= DATE '2025-10-01' GROUP BY msl_id, kol_id
       ) GROUP BY msl_id HAVING sum(n) > 50 ORDER BY share DESC`
    )
    expect(top[0]!['msl_id']).toBe(idOf('over-reliant'))
    expect(top[0]!['share'] as number).toBeGreaterThan(1.5 * (top[1]!['share'] as number))
    const late = await rows(
      `SELECT msl_id FROM insight GROUP BY msl_id ORDER BY median(epoch(submitted_at) - epoch(observed_at)) DESC LIMIT 1`
    )
    expect(late[0]!['msl_id']).toBe(idOf('late-documentation'))
    const unseen = [...world.cast.unseen].map((kol) => `'${world.kols[kol]!.id}'`).join(', ')
    expect(await rows(`SELECT * FROM contact WHERE kol_id IN (${unseen})`)).toEqual([])
  })

  it('ties KOLs by what the team noted, patients one way, and leaves those apart whom other stories are told of', async () => {
    const { kols, cast, ties } = makeWorld(sampleSize({}))
    const { kinds } = await engine.run('network.picture', { edges: ['referral'] })
    const edgesOf = (kind: string) => kinds.find((one) => one.kind === kind)!.edges
    for (const kind of ['referral', 'stated']) {
      expect(edgesOf(kind)).toBe(ties.filter((tie) => tie.kind === kind).length)
      expect(edgesOf(kind)).toBeGreaterThan(40)
    }
    const apart = new Set([...cast.gates.keys(), ...[...cast.gates.values()].flat()])
    for (const { from, to, kind } of ties) {
      for (const end of [from, to]) expect(apart.has(end) || kols[end]!.rising).toBe(false)
      if (kind === 'referral') expect(kols[to]!.fitness).toBeGreaterThan(kols[from]!.fitness)
    }
  })

  it('has surveys and studies for the network, of those alone whom no other story is told of', async () => {
    const { kols, cast, research } = makeWorld(sampleSize({}))
    const { kinds } = await engine.run('network.picture', { edges: ['nomination', 'co-investigator'] })
    const edgesOf = (kind: string) => kinds.find((one) => one.kind === kind)!.edges
    expect(edgesOf('nomination')).toBe(research.nominations.length)
    expect(edgesOf('nomination')).toBeGreaterThan(100)
    expect(edgesOf('co-investigator')).toBeGreaterThan(30)
    const apart = new Set([...cast.gates.keys(), ...[...cast.gates.values()].flat()])
    const named = research.nominations.flatMap(({ rater, nominee }) => [rater, nominee])
    const studying = [
      ...research.trials.flatMap(({ investigators }) => investigators),
      ...research.sites.map(({ kol }) => kol)
    ]
    for (const kol of [...named, ...studying]) expect(apart.has(kol) || kols[kol]!.rising).toBe(false)
    // Nobody whom the team never saw has a study with it.
    for (const kol of studying) expect(cast.unseen.has(kol)).toBe(false)
  })

  it('fills every KPI of its last half-year, or too little of it to be told', async () => {
    const half = { from: '2026-04-01', to: '2026-10-01', by: ['msl' as const] }
    const { rows } = await engine.run('kpi.figures', half)
    // Half-years of objectives are those of the calendar.
    const agreed = await engine.run('kpi.figures', { ...half, from: '2026-07-01', kpis: ['objective-attainment'] })
    const told = [...rows, ...agreed.rows]
    const empty = [...new Set(rows.map(({ kpi }) => kpi))].filter(
      (kpi) => !told.some((figure) => figure.kpi === kpi && (figure.state === 'ok' || figure.n > 0))
    )
    expect(empty).toEqual([])
    expect(rows.filter(({ state }) => state === 'unavailable')).toEqual([])
    const { rows: all } = await engine.run('kpi.figures', { ...half, by: [] })
    // Half a year is no 180 days for what was heard in it, two years are no look back over two, and all have no objective together.
    const withheld = all.filter(({ state }) => state !== 'ok').map(({ kpi, state }) => [kpi, state])
    expect(Object.fromEntries(withheld)).toEqual({
      'new-kol-rate': 'short-history',
      'insight-to-action': 'too-few',
      'objective-attainment': 'incomplete'
    })
  })

  it('asks KOLs what they think of most MSLs, and hears from enough of them', async () => {
    const year = { from: '2025-10-01', to: '2026-10-01', by: ['msl' as const] }
    const { rows } = await engine.run('kpi.figures', { ...year, kpis: ['kol-perceived-value'] })
    const told = rows.filter(({ state }) => state === 'ok')
    expect(told.length).toBeGreaterThan(rows.length / 2)
    for (const { companions, warnings } of told) {
      expect(companions['responseRate']).toBeGreaterThan(0.15)
      expect(companions['responseRate']).toBeLessThan(0.9)
      expect(warnings).toEqual([])
    }
  })

  it('has two who work part-time, less but not otherwise, and one who was away for three months', async () => {
    const { msls } = makeWorld(sampleSize({}))
    expect(msls.map(({ fte }) => fte).sort()).toEqual([0.5, 0.8, ...Array<number>(10).fill(1)])
    const { rows } = await engine.run('kpi.comparison', {
      ...{ from: '2025-10-01', to: '2026-10-01', kpi: 'target-kol-coverage' }
    })
    const away = rows.filter(({ exposure }) => exposure!.daysAway > 0)
    expect(away.map(({ group, exposure }) => [group, exposure!.daysAway])).toEqual([
      [msls.find(({ part }) => part === 'on-leave')!.id, 31 + 28 + 31]
    ])
  })

  it('hides a circle behind a KOL whom nobody sees, which findings and recommendations notice', async () => {
    const world = makeWorld(sampleSize({}))
    const [[gate, circle]] = [...world.cast.gates] as [[number, number[]]]
    const { id, home } = world.kols[gate]!
    const { findings } = await engine.run('findings.list', {})
    const keystones = findings.filter(({ rule }) => rule === 'keystone-unseen')
    expect(keystones.map(({ kol, figures }) => [kol, figures['cutOff']])).toEqual([[id, circle.length]])
    const { rows } = await engine.run('diversity.recommend', { msl: world.msls[home]!.id })
    const opening = rows.find(({ reasons }) => reasons.some(({ code }) => code === 'opens'))
    expect(opening).toMatchObject({ kol: id })
    expect(opening!.reasons.find(({ code }) => code === 'opens')!.params).toEqual({ n: circle.length })
  })

  it('keeps its stories apart: who is behind a gate is on no plan, met by nobody, and tells no other story', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { kols, msls, plan, cast } = makeWorld(sampleSize({ seed }))
      const circle = [...cast.gates.values()].flat()
      expect(new Set(circle).size).toBe(circle.length)
      const seen = new Set([...plan.offPlan.flat(), ...plan.entries.flat().map(({ kol }) => kol)])
      expect(circle.filter((kol) => seen.has(kol) || msls[kols[kol]!.home]!.part === 'topic-misfit')).toEqual([])
      for (const gate of cast.gates.keys()) expect(cast.unseen.has(gate)).toBe(true)
    }
  })
})
