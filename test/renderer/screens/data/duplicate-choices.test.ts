import { expect, it } from 'vitest'
import type { DuplicateProposal } from '#contract/duplicates'
import { chosenSide, differing, fieldsFromMerged } from '#renderer/screens/data/duplicates/choices'

const field = (name: string, first: string | null, second: string | null) => ({
  name,
  first,
  second,
  differs: first !== second
})
const side = (kol: string) => ({ kol, name: kol, interactions: 0, publications: 0 })
const proposal: DuplicateProposal = {
  first: side('a'),
  second: side('b'),
  reasons: [],
  against: [],
  similarity: 1,
  score: 1,
  fields: [
    field('kol_id', 'a', 'b'),
    field('name', 'Ada', 'A.'),
    field('city', 'Bern', 'Bern'),
    field('email', null, 'a@example.org'),
    field('npi', '1', null),
    field('do_not_contact', 'false', 'true')
  ]
}

it('offers the fields that differ, the id not among them', () => {
  expect(differing(proposal).map(({ name }) => name)).toEqual(['name', 'email', 'npi', 'do_not_contact'])
})

it('fills gaps of the survivor and keeps a wish not to be contacted', () => {
  expect(fieldsFromMerged(proposal, 'first', {})).toEqual(['email', 'do_not_contact'])
  expect(fieldsFromMerged(proposal, 'second', {})).toEqual(['npi'])
})

it('takes what was picked, whoever survives', () => {
  const picked = { name: 'second', do_not_contact: 'first', email: 'first' } as const
  expect(fieldsFromMerged(proposal, 'first', picked)).toEqual(['name'])
  expect(fieldsFromMerged(proposal, 'second', picked)).toEqual(['email', 'npi', 'do_not_contact'])
  expect(chosenSide(proposal.fields[1]!, 'first', 'second')).toBe('second')
})
