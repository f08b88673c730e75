import { afterEach, expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows, type FilledWorkspace } from '../../workspace/filled-workspace'
import { half, meeting, rowsOf } from './team'

let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

const paper = (id: string, ...kols: string[]): CanonicalRows => ({
  publication: [{ publication_id: id, title: id, published_on: '2026-01-05' }],
  authorship: kols.map((kol_id, i) => ({ publication_id: id, kol_id, position: i + 1 }))
})
const kols = ['hub', 'star', ...Array.from({ length: 10 }, (_, i) => `k${i + 1}`)]
const people: CanonicalRows = {
  msl: [{ msl_id: 'm1', name: 'One', territory: 'A' }],
  kol: [...kols.map((kol_id) => ({ kol_id, name: kol_id })), { kol_id: 'shut', name: 'Shut', do_not_contact: true }]
}

it('parts KOLs by influence and contacts', async () => {
  filled = await filledWorkspace(
    rowsOf(
      people,
      // hub has five links, star four, their co-authors one each: two of eleven linked ones are central.
      ...[1, 2, 3, 4, 5].map((i) => paper(`h${i}`, 'hub', `k${i}`)),
      ...[6, 7, 8, 9].map((i) => paper(`s${i}`, 'star', `k${i}`)),
      meeting('2026-02-02', 'm1', ['hub'], 'video'),
      meeting('2026-03-02', 'm1', ['hub'], 'video'),
      ...['02', '03', '04'].map((month) => meeting(`2026-${month}-10`, 'm1', ['k10'], 'video')),
      meeting('2026-04-02', 'm1', ['k1'], 'video')
    )
  )
  const found = await filled.engine.run('kol.corners', half)
  expect(found).toMatchObject({
    centralFrom: 4,
    crowdedAbove: 2,
    counts: { 'central-unseen': 1, 'central-seen': 1, 'peripheral-crowded': 1, peripheral: 9 }
  })
  const placed = Object.fromEntries(
    found.points.map(({ kol, links, contacts, corner }) => [kol, [links, contacts, corner]])
  )
  expect(placed['star']).toEqual([4, 0, 'central-unseen'])
  expect(placed['hub']).toEqual([5, 2, 'central-seen'])
  expect(placed['k10']).toEqual([0, 3, 'peripheral-crowded'])
  expect(placed['k1']).toEqual([1, 1, 'peripheral'])
  expect(placed['shut']).toBeUndefined()
})

it('calls nobody central where nobody is linked', async () => {
  filled = await filledWorkspace(rowsOf(people, meeting('2026-02-02', 'm1', ['hub'], 'video')))
  expect(await filled.engine.run('kol.corners', half)).toMatchObject({
    centralFrom: null,
    crowdedAbove: null,
    counts: { 'central-unseen': 0, 'central-seen': 0, 'peripheral-crowded': 0, peripheral: 12 }
  })
})
