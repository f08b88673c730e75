import type { DuplicateField, DuplicateProposal } from '#contract/duplicates'

export type Side = 'first' | 'second'

export const otherSide = (side: Side): Side => (side === 'first' ? 'second' : 'first')

/** Fields to choose between: those that differ, the id left out, which is the choice of the survivor. */
export const differing = ({ fields }: DuplicateProposal) =>
  fields.filter(({ name, differs }) => differs && name !== 'kol_id')

/** Fields in which both say the same, and say something. */
export const equal = ({ fields }: DuplicateProposal) =>
  fields.filter(({ differs, first }) => !differs && first !== null)

/**
 * Whose value a field takes: the one picked, else the survivor's, else, where that is empty, the other's. Who asked one
 * side not to be contacted is not contacted, unless the user picks otherwise.
 */
export function chosenSide(field: DuplicateField, survivor: Side, picked: Side | undefined): Side {
  if (picked) return picked
  if (field.name === 'do_not_contact') return field[otherSide(survivor)] === 'true' ? otherSide(survivor) : survivor
  return field[survivor] === null || field[survivor] === '' ? otherSide(survivor) : survivor
}

/** The fields that the survivor takes from the KOL that is merged into it. */
export function fieldsFromMerged(
  proposal: DuplicateProposal,
  survivor: Side,
  picked: Readonly<Record<string, Side>>
): string[] {
  return differing(proposal)
    .filter((field) => chosenSide(field, survivor, picked[field.name]) !== survivor)
    .map(({ name }) => name)
}
