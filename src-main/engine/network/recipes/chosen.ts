import type { UsedRecipe } from '#contract/network'
import { LensFault } from '#contract/faults'
import type { Connection } from '../../workspace/connection'
import type { EdgeKind } from '../edges/source'
import type { Days } from '../workspace-graph'
import { recipeNamed } from './stored'

/** How a request says what its network is made of. */
export interface RecipeRequest {
  days: Days
  /** Null takes those that are on by default and have rows, or the stored recipe. */
  edges: readonly EdgeKind[] | null
  multipliers: Partial<Record<EdgeKind, number>>
  /** Name of a stored recipe. */
  recipe: string | null
}

/** Kinds and multipliers that a network is read with. */
export interface Chosen {
  days: Days
  kinds: readonly EdgeKind[] | null
  multipliers: Partial<Record<EdgeKind, number>>
}

/** What a request asks for, its stored recipe looked up. @throws LensFault `unknown-record`, `bad-input` for both ways at once */
export async function chosenBy(connection: Connection, request: RecipeRequest): Promise<Chosen> {
  const { recipe: name, edges, multipliers, days } = request
  if (name === null) return { days, kinds: edges, multipliers }
  if (edges !== null) {
    throw new LensFault({
      code: 'bad-input',
      message: `The network is asked for by the recipe ${name} and by kinds of edges at once.`,
      hint: 'Give one of the two.',
      where: name
    })
  }
  const recipe = await recipeNamed(connection, name)
  const stored = Object.fromEntries(recipe.kinds.map(({ kind, multiplier }) => [kind, multiplier]))
  return {
    days: { from: days.from ?? recipe.from, to: days.to ?? recipe.to },
    kinds: recipe.kinds.map(({ kind }) => kind),
    multipliers: { ...stored, ...multipliers }
  }
}

/** What a network was made of, to be told with it. */
export function usedRecipe(
  { days, multipliers }: Chosen,
  kinds: readonly { kind: EdgeKind; on: boolean }[],
  name: string | null
): UsedRecipe {
  const used = kinds.filter(({ on }) => on).map(({ kind }) => ({ kind, multiplier: multipliers[kind] ?? 1 }))
  return { name, kinds: used, ...days }
}
