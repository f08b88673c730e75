import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '#contract/procedures'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

let filled: FilledWorkspace
beforeAll(async () => {
  const meeting = { msl_id: 'm', occurred_at: '2026-02-02 10:00:00', occurred_on: '2026-02-02', status: 'completed' }
  filled = await filledWorkspace({
    kol: ['a', 'b', 'c', 'd'].map((id) => ({ kol_id: id, name: id.toUpperCase() })),
    publication: [
      { publication_id: 'p1', published_on: '2024-05-01' },
      { publication_id: 'p2', published_on: '2026-02-01' },
      { publication_id: 'p3', published_on: '2026-02-01' }
    ],
    authorship: [
      ...['a', 'b', 'c'].map((kol_id) => ({ publication_id: 'p1', kol_id })),
      ...['p2', 'p3'].flatMap((publication_id) => ['a', 'b'].map((kol_id) => ({ publication_id, kol_id })))
    ],
    trial: [{ trial_id: 't', started_on: '2026-01-15' }],
    trial_role: ['a', 'b'].map((kol_id) => ({ trial_id: 't', kol_id, role: 'investigator' })),
    event: [{ event_id: 'e', name: 'Congress', starts_on: '2025-12-30', ends_on: '2026-01-02' }],
    event_participant: ['c', 'd'].map((kol_id) => ({ event_id: 'e', kol_id, role: 'speaker' })),
    nomination: [
      { rater_kol_id: 'a', nominee_kol_id: 'b', domain: 'science', named_on: '2026-01-10' },
      { rater_kol_id: 'a', nominee_kol_id: 'b', domain: 'care', named_on: '2026-01-10' },
      { rater_kol_id: 'b', nominee_kol_id: 'a', domain: 'science', named_on: '2026-01-11' }
    ],
    relationship: [{ source_kol_id: 'c', target_kol_id: 'd', kind: 'referral', strength: 12 }],
    affiliation: [
      { kol_id: 'a', institution_id: 'h', role: 'chief', from_on: '2020-01-01', to_on: '2021-01-01' },
      { kol_id: 'b', institution_id: 'h', role: 'doctor', from_on: '2020-07-01', to_on: null },
      { kol_id: 'c', institution_id: 'h', role: 'doctor', from_on: '2021-01-01', to_on: null }
    ],
    msl: [{ msl_id: 'm', name: 'M' }],
    interaction: [{ interaction_id: 'i', ...meeting }],
    interaction_attendee: ['a', 'd'].map((kol_id) => ({ interaction_id: 'i', kol_id }))
  })
})
afterAll(() => filled.end())

async function linksOf(input: Input<'network.picture'>) {
  const { rows, links, recipe } = await filled.engine.run('network.picture', input)
  const named = links.map(({ source, target, weight, evidence }) => [
    `${rows[source]!.kol}-${rows[target]!.kol}`,
    weight,
    evidence.map(({ kind, count }) => `${count} ${kind}`).join(', ')
  ])
  return { links: named, recipe }
}

const papersAndTrials = {
  kinds: [
    { kind: 'co-authorship' as const, multiplier: 2 },
    { kind: 'co-investigator' as const, multiplier: 0.5 }
  ],
  from: '2026-01-01',
  to: null
}

describe('a recipe of edges', () => {
  it('multiplies the weights of kinds, and edges tell their evidence', async () => {
    const input = { edges: ['co-authorship' as const, 'co-investigator' as const], multipliers: { 'co-authorship': 2 } }
    // Papers: 1/2 + 1 + 1 doubled, and the trial of two.
    expect((await linksOf(input)).links).toEqual([
      ['a-b', 6, '3 co-authorship, 1 co-investigator'],
      ['a-c', 1, '1 co-authorship'],
      ['b-c', 1, '1 co-authorship']
    ])
  })

  it('is kept under a name with its days, and told with the network', async () => {
    await filled.engine.run('network.saveRecipe', { name: 'Papers', recipe: papersAndTrials })
    const stored = await linksOf({ recipe: 'Papers' })
    expect(stored.links).toEqual([['a-b', 4.5, '2 co-authorship, 1 co-investigator']])
    expect(stored.recipe).toEqual({ name: 'Papers', ...papersAndTrials })
    // Days given with the request stand over those of the recipe.
    expect((await linksOf({ recipe: 'Papers', from: '2024-01-01' })).links).toHaveLength(3)
    expect((await linksOf({ edges: ['co-speaker'] })).recipe).toMatchObject({ name: null, from: null })
  })

  it('can be replaced and removed', async () => {
    const recipe = { ...papersAndTrials, kinds: [{ kind: 'stated' as const, multiplier: 1 }] }
    await filled.engine.run('network.saveRecipe', { name: 'Other', recipe: papersAndTrials })
    await filled.engine.run('network.saveRecipe', { name: 'Other', recipe })
    const { rows } = await filled.engine.run('network.recipes', {})
    expect(rows.filter(({ name }) => name === 'Other')).toMatchObject([{ recipe }])
    await filled.engine.run('network.removeRecipe', { name: 'Other' })
    await expect(linksOf({ recipe: 'Other' })).rejects.toMatchObject({ code: 'unknown-record' })
    await expect(filled.engine.run('network.removeRecipe', { name: 'Other' })).rejects.toMatchObject({
      code: 'unknown-record'
    })
  })

  it('is refused where it contradicts itself', async () => {
    const save = (recipe: typeof papersAndTrials & { to: string | null }) =>
      filled.engine.run('network.saveRecipe', { name: 'Bad', recipe })
    const [papers] = papersAndTrials.kinds
    await expect(save({ ...papersAndTrials, kinds: [papers!, papers!] })).rejects.toMatchObject({ code: 'bad-input' })
    const backward = { ...papersAndTrials, to: '2025-01-01' }
    await expect(filled.engine.run('network.saveRecipe', { name: 'Bad', recipe: backward })).rejects.toMatchObject({
      code: 'bad-period'
    })
    await expect(
      filled.engine.run('network.saveRecipe', { name: 'Bad', recipe: { ...papersAndTrials, kinds: [] } })
    ).rejects.toMatchObject({ code: 'bad-input' })
    await filled.engine.run('network.saveRecipe', { name: 'Good', recipe: papersAndTrials })
    await expect(linksOf({ recipe: 'Good', edges: ['stated'] })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('sources of edges', () => {
  it('count votes from each to each, and patients', async () => {
    const { rows } = await filled.engine.run('network.analyse', { edges: ['nomination', 'referral'] })
    expect(rows.map(({ kol, inDegree, outDegree, strength }) => [kol, inDegree, outDegree, strength])).toEqual([
      ['a', 1, 1, 3],
      ['b', 1, 1, 3],
      ['c', 0, 1, 12],
      ['d', 1, 0, 12]
    ])
    expect((await linksOf({ edges: ['nomination'] })).links).toEqual([
      ['a-b', 2, '2 nomination'],
      ['b-a', 1, '1 nomination']
    ])
  })

  it('tie speakers over all days of their event', async () => {
    const of = async (from: string, to: string) => (await linksOf({ edges: ['co-speaker'], from, to })).links.length
    expect(await of('2026-01-01', '2026-02-01')).toBe(1)
    expect(await of('2025-01-01', '2025-12-31')).toBe(1)
    expect(await of('2026-01-03', '2026-02-01')).toBe(0)
    expect(await of('2025-01-01', '2025-12-30')).toBe(0)
  })

  it('tie colleagues of one time only', async () => {
    // a left when c came; three were there in all: 1/2 a pair.
    expect((await linksOf({ edges: ['affiliation'] })).links).toEqual([
      ['a-b', 0.5, '1 affiliation'],
      ['b-c', 0.5, '1 affiliation']
    ])
    const later = await linksOf({ edges: ['affiliation'], from: '2021-01-01' })
    expect(later.links.map(([pair]) => pair)).toEqual(['b-c'])
  })

  it('show the records behind an edge', async () => {
    const evidence = (kols: [string, string], input: object = {}) =>
      filled.engine.run('network.evidence', { kols, ...input })
    const { rows } = await evidence(['b', 'a'], { edges: ['co-authorship', 'co-investigator'], from: '2026-01-01' })
    expect(rows.map(({ kind, table, id, weight, firstOn }) => [kind, table, id, weight, firstOn])).toEqual([
      ['co-authorship', 'publication', 'p2', 1, '2026-02-01'],
      ['co-authorship', 'publication', 'p3', 1, '2026-02-01'],
      ['co-investigator', 'trial', 't', 1, '2026-01-15']
    ])
    expect((await evidence(['a', 'd'])).rows).toEqual([])
    expect((await evidence(['a', 'd'], { edges: ['team-meeting'] })).rows).toMatchObject([
      { kind: 'team-meeting', table: 'interaction', id: 'i' }
    ])
    expect((await evidence(['a', 'b'], { edges: ['nomination'] })).rows).toMatchObject([
      { source: 'a', target: 'b', table: null, what: 'care' },
      { source: 'a', target: 'b', table: null, what: 'science' },
      { source: 'b', target: 'a', table: null, what: 'science' }
    ])
    expect((await evidence(['a', 'nobody'])).rows).toEqual([])
  })

  it('tell the records behind an edge by their names', async () => {
    const { engine, end } = await filledWorkspace({
      kol: ['a', 'b'].map((kol_id) => ({ kol_id, name: kol_id })),
      publication: [
        { publication_id: 'p1', title: 'On dosing', published_on: '2025-05-05' },
        { publication_id: 'p2', journal: 'Journal of Itch', published_on: '2025-06-05' },
        { publication_id: 'p3', published_on: '2025-07-05' }
      ],
      authorship: ['p1', 'p2', 'p3'].flatMap((publication_id) =>
        ['a', 'b'].map((kol_id) => ({ publication_id, kol_id }))
      ),
      trial: [{ trial_id: 't', title: 'ITCH-3' }],
      trial_role: ['a', 'b'].map((kol_id) => ({ trial_id: 't', kol_id, role: 'investigator' })),
      event: [{ event_id: 'e', name: 'Forum', starts_on: '2025-08-01' }],
      event_participant: ['a', 'b'].map((kol_id) => ({ event_id: 'e', kol_id, role: 'speaker' }))
    })
    const { rows } = await engine.run('network.evidence', {
      kols: ['a', 'b'],
      edges: ['co-authorship', 'co-investigator', 'co-speaker']
    })
    expect(rows.map(({ what }) => what)).toEqual(['On dosing', 'Journal of Itch', null, 'ITCH-3', 'Forum'])
    await end()
  })
})
