import { afterEach, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

type Kol = Record<string, unknown>
const kols = (...rows: Kol[]) => rows.map((row, i) => ({ kol_id: `k${i + 1}`, ...row }))

/** The proposals for these KOLs, as `k1+k2 rule rule`. */
async function proposals(rows: Kol[], others: Record<string, Kol[]> = {}): Promise<string[]> {
  filled = await filledWorkspace({ kol: rows, ...others })
  const found = await filled.engine.run('duplicates.list', {})
  expect(found.total).toBe(found.rows.length)
  return found.rows
    .map(({ first, second, reasons, against }) =>
      [
        [first.kol, second.kol].toSorted().join('+'),
        ...reasons.map(({ rule }) => rule).toSorted(),
        ...against.map((name) => `not ${name}`)
      ].join(' ')
    )
    .toSorted()
}

describe('two KOLs are proposed', () => {
  it.each([
    ['orcid', { orcid: '0000-0002-1825-0097' }, { orcid: 'https://orcid.org/0000-0002-1825-0097' }],
    ['npi', { npi: '1234567890' }, { npi: ' 1234567890' }],
    ['email', { email: 'Ada@Example.org' }, { email: 'ada@example.org ' }]
  ])('for the same %s, whatever their names', async (rule, one, other) => {
    expect(await proposals(kols({ name: 'Ada North', ...one }, { name: 'Zoë Ito', ...other }))).toEqual([
      `k1+k2 ${rule}`
    ])
  })

  it.each([
    ['Ada North', 'Prof. Dr. North, Ada'],
    ['José Muñoz', 'JOSE MUNOZ']
  ])('for the same name %j and %j in one institution, by its id or its name', async (one, other) => {
    const rows = kols(
      { name: one, institution_id: 'h1', city: 'Bern' },
      { name: other, institution_id: 'h1', city: null },
      { name: one, institution: 'Inselspital', city: 'Basel' },
      { name: other, institution: 'INSELSPITAL', city: 'Thun' }
    )
    expect(await proposals(rows)).toEqual(['k1+k2 name-institution', 'k3+k4 name-institution'])
  })

  it('for the name of an institution that another one has by its id', async () => {
    const rows = kols({ name: 'Ada North', institution_id: 'h1' }, { name: 'Ada North', institution: 'inselspital' })
    expect(await proposals(rows, { institution: [{ institution_id: 'h1', name: 'Inselspital' }] })).toEqual([
      'k1+k2 name-institution similar-name'
    ])
  })

  it('for near names in one city, or in one institution where neither has a city', async () => {
    const rows = kols(
      { name: 'Hans Müller', city: 'Zürich' },
      { name: 'Mueller, Hans', city: 'ZURICH' },
      { name: 'Elena Petrova', institution: 'Clinic One' },
      { name: 'Elena Petrowa', institution: 'clinic one' },
      { name: 'Christina Vogel', city: 'Bern' },
      { name: 'Khristina Vogel', city: 'Bern' },
      { name: 'Maria Kaiser', city: 'Bern' },
      { name: 'Maria Caiser', city: 'Bern' }
    )
    expect(await proposals(rows)).toEqual(['k1+k2', 'k3+k4', 'k5+k6', 'k7+k8'].map((pair) => `${pair} similar-name`))
  })

  it('for the same name where no place is known of either, however it is encoded', async () => {
    const rows = kols({ name: 'Nu\u0301n\u0303ez' }, { name: 'N\u00fa\u00f1ez' }, { name: 'Zoë Ito' })
    expect(await proposals(rows)).toEqual(['k1+k2 same-name'])
  })

  it('with every reason, though an identifier speaks against it', async () => {
    const rows = kols(
      { name: 'Ada North', city: 'Bern', email: 'a@example.org', orcid: '0000-0002-1825-0097', npi: '1234567890' },
      { name: 'Ada North', city: 'Bern', email: 'a@example.org', orcid: '0000-0001-5109-3700' },
      { name: 'Ada North', city: 'Bern', npi: '1234567890', orcid: '0000-0002-1825-0097' }
    )
    expect(await proposals(rows)).toEqual(['k1+k2 email similar-name not orcid', 'k1+k3 npi orcid similar-name'])
  })
})

describe('two KOLs are not proposed', () => {
  it.each([
    [
      'near names in two cities',
      [
        { name: 'Hans Müller', city: 'Bern' },
        { name: 'Hans Mueller', city: 'Basel' }
      ]
    ],
    [
      'names that only begin alike',
      [
        { name: 'Maria Rossi', city: 'Rome' },
        { name: 'Maria Romano', city: 'Rome' }
      ]
    ],
    [
      'the same name without a place and two NPIs',
      [
        { name: 'Ada North', npi: '1234567890' },
        { name: 'Ada North', npi: '1234567891' }
      ]
    ],
    ['the same name with a city on one side only', [{ name: 'Ada North', city: 'Bern' }, { name: 'Ada North' }]],
    [
      'numbered names',
      [
        { name: 'Speaker 101', city: 'Bern' },
        { name: 'Speaker 102', city: 'Bern' }
      ]
    ],
    [
      'one place, two people',
      [
        { name: 'Ada North', city: 'Bern' },
        { name: 'Zoë Ito', city: 'Bern' }
      ]
    ],
    [
      'empty identifiers',
      [
        { name: 'Ada North', email: '', npi: '', orcid: '' },
        { name: 'Zoë Ito', email: '', npi: '', orcid: '' }
      ]
    ],
    [
      'placeholders',
      [
        { name: 'Ada North', email: 'n/a', npi: 'unknown' },
        { name: 'Zoë Ito', email: 'n/a', npi: 'unknown' }
      ]
    ],
    [
      'one name and two ORCIDs',
      [
        { name: 'Ada North', city: 'Bern', institution_id: 'h', orcid: '0000-0002-1825-0097' },
        { name: 'Ada North', city: 'Bern', institution_id: 'h', orcid: '0000-0001-5109-3700' }
      ]
    ],
    [
      'one name and two NPIs',
      [
        { name: 'Ada North', city: 'Bern', npi: '1234567890' },
        { name: 'Ada North', city: 'Bern', npi: '1234567891' }
      ]
    ],
    [
      'one of them deleted',
      [
        { name: 'Ada North', city: 'Bern' },
        { name: 'Ada North', city: 'Bern', deleted: true }
      ]
    ],
    [
      'one of them a stub',
      [
        { name: 'Ada North', city: 'Bern' },
        { name: 'Ada North', city: 'Bern', stub: true }
      ]
    ]
  ])('for %s', async (_, rows) => {
    expect(await proposals(kols(...rows))).toEqual([])
  })
})

describe('a proposal', () => {
  const rows = kols(
    { name: 'Ada North', city: 'Bern', tier: 1, interests: ['dosing', 'safety'], specialty: 'Cardiology' },
    { name: 'North, Ada', city: 'Bern', tier: 2, interests: ['dosing', 'safety'] },
    { name: 'Zoë Ito', city: 'Bern', email: 'z@example.org' },
    { name: 'Otto Falk', city: 'Rome', email: 'z@example.org' }
  )
  const others = {
    interaction_attendee: [
      { interaction_id: 'i1', kol_id: 'k2' },
      { interaction_id: 'i2', kol_id: 'k2' },
      { interaction_id: 'i3', kol_id: 'k2', deleted: true },
      { interaction_id: 'i1', kol_id: 'k1' }
    ],
    authorship: [{ publication_id: 'p1', kol_id: 'k1' }]
  }

  it('shows both side by side, the busier one first, the likelier pair first', async () => {
    filled = await filledWorkspace({ kol: rows, ...others })
    const [first, second] = (await filled.engine.run('duplicates.list', {})).rows
    expect(first).toMatchObject({
      first: { kol: 'k2', name: 'North, Ada', interactions: 2, publications: 0 },
      second: { kol: 'k1', name: 'Ada North', interactions: 1, publications: 1 },
      reasons: [{ rule: 'similar-name', shared: 'Bern' }],
      similarity: 1
    })
    const differing = first!.fields.filter(({ differs }) => differs)
    expect(differing.map(({ name, first: a, second: b }) => [name, a, b])).toEqual([
      ['kol_id', 'k2', 'k1'],
      ['name', 'North, Ada', 'Ada North'],
      ['specialty', null, 'Cardiology'],
      ['tier', '2', '1']
    ])
    expect(first!.fields.find(({ name }) => name === 'interests')?.first).toBe('dosing; safety')
    expect(first!.score).toBeGreaterThan(second!.score)
  })

  it('is not made again once dismissed, until that is taken back', async () => {
    filled = await filledWorkspace({ kol: rows, ...others })
    const { engine } = filled
    const names = async () => (await engine.run('duplicates.list', {})).rows.map(({ first }) => first.kol)
    await engine.run('duplicates.dismiss', { first: 'k2', second: 'k1' })
    expect(await names()).toEqual(['k3'])
    await engine.run('duplicates.dismiss', { first: 'k1', second: 'k2', dismissed: false })
    expect(await names()).toEqual(['k2', 'k3'])
    expect((await engine.run('sql.rows', { sql: 'SELECT action FROM audit_event ORDER BY happened_at' })).rows).toEqual(
      [{ action: 'duplicate-dismissed' }, { action: 'duplicate-dismissal-undone' }]
    )
  })

  it('is made for each of many namesakes, and not for each two of them', async () => {
    const many = Array.from({ length: 400 }, () => ({ name: 'Ada North', city: 'Bern' }))
    filled = await filledWorkspace({ kol: kols(...many) })
    const { total, rows: found } = await filled.engine.run('duplicates.list', { limit: 1000 })
    expect(total).toBe(399)
    expect(new Set(found.flatMap(({ first, second }) => [first.kol, second.kol])).size).toBe(400)
  })

  it('is gone once merged, and there again once undone', async () => {
    filled = await filledWorkspace({ kol: rows, ...others })
    const { engine } = filled
    const { mergeId } = await engine.run('duplicates.merge', { kept: 'k1', merged: 'k2' })
    expect((await engine.run('duplicates.list', {})).rows.map(({ first }) => first.kol)).toEqual(['k3'])
    await engine.run('duplicates.undo', { mergeId })
    expect((await engine.run('duplicates.list', { limit: 1 })).rows.map(({ first }) => first.kol)).toEqual(['k2'])
    expect((await engine.run('duplicates.list', { limit: 1 })).total).toBe(2)
  })
})
