import { InvalidArgumentError } from 'commander'
import { edgeKinds } from '#contract/network'
import { listOption } from '../command'

type EdgeKind = (typeof edgeKinds)[number]

/** A kind of edges, and what its weights are multiplied by. */
export interface ChosenKind {
  kind: EdgeKind
  multiplier: number
}

/** Kinds of edges, each with a multiplier after an equals sign where it has one. */
export function kindsOption(text: string): ChosenKind[] {
  return text.split(',').map((word) => {
    const [name = '', times = '1'] = word.split('=')
    const multiplier = Number(times)
    if (times.trim() !== '' && multiplier > 0 && Number.isFinite(multiplier)) {
      return { kind: listOption(edgeKinds)(name)[0]!, multiplier }
    }
    throw new InvalidArgumentError('A multiplier is a number above 0, such as co-authorship=2.')
  })
}

/** Gathers the values of an option that may be given several times or as several words. */
export function collect<T>(parse: (text: string) => T[]) {
  return (text: string, before: T[] | undefined) => [...(before ?? []), ...parse(text)]
}

/** Of which kinds a network is made, as the contract takes it; the default where none are chosen. */
export const recipeOf = (kinds: readonly ChosenKind[] | undefined, recipe: string | undefined) => ({
  edges: kinds?.map(({ kind }) => kind) ?? null,
  multipliers: Object.fromEntries((kinds ?? []).map(({ kind, multiplier }) => [kind, multiplier])),
  recipe: recipe ?? null
})
