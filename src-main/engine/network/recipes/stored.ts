import { edgeRecipe, type EdgeRecipe, type StoredRecipe } from '#contract/network'
import { LensFault } from '#contract/faults'
import { audit } from '../../workspace/audit'
import { change } from '../../workspace/change'
import type { Connection } from '../../workspace/connection'
import { sql } from '../../workspace/sql'
import type { Workspace } from '../../workspace/workspace'

/** The recipes kept in a workspace, by name. */
export async function listRecipes(connection: Connection): Promise<StoredRecipe[]> {
  const rows = await connection.rows<{ name: string; recipe: string; savedAt: string }>(
    'SELECT name, recipe::TEXT AS recipe, saved_at AS "savedAt" FROM network_recipe ORDER BY name'
  )
  return rows.map(({ recipe, ...row }) => ({ ...row, recipe: edgeRecipe.parse(JSON.parse(recipe)) }))
}

/** @throws LensFault `unknown-record` */
export async function recipeNamed(connection: Connection, name: string): Promise<EdgeRecipe> {
  const recipes = await listRecipes(connection)
  const found = recipes.find((recipe) => recipe.name === name)
  if (found) return found.recipe
  const names = recipes.map((recipe) => recipe.name).join(', ')
  throw new LensFault({
    code: 'unknown-record',
    message: `There is no recipe of edges named ${name}.`,
    hint: names === '' ? 'None has been kept in this workspace yet.' : `Those kept are: ${names}.`,
    where: name
  })
}

/**
 * Keeps a recipe under a name, in place of an earlier one of that name.
 * @throws LensFault `bad-input` where a kind is named twice, `bad-period` where the days are in the wrong order
 */
export async function saveRecipe(workspace: Workspace, name: string, recipe: EdgeRecipe): Promise<void> {
  check(recipe)
  await change(workspace, async (connection) => {
    await connection.run(sql`DELETE FROM network_recipe WHERE name = ${name}`)
    await connection.run(
      sql`INSERT INTO network_recipe SELECT ${name}, ${JSON.stringify(recipe)}, current_timestamp AT TIME ZONE 'UTC'`
    )
    await audit(connection, 'network-recipe-saved', { name, recipe })
  })
}

/** Forgets a recipe. @throws LensFault `unknown-record` */
export async function removeRecipe(workspace: Workspace, name: string): Promise<void> {
  await change(workspace, async (connection) => {
    const recipe = await recipeNamed(connection, name)
    await connection.run(sql`DELETE FROM network_recipe WHERE name = ${name}`)
    await audit(connection, 'network-recipe-removed', { name, recipe })
  })
}

function check({ kinds, from, to }: EdgeRecipe): void {
  const twice = kinds.find(({ kind }, i) => kinds.findIndex((other) => other.kind === kind) < i)
  if (twice) {
    throw new LensFault({
      code: 'bad-input',
      message: `The recipe names ${twice.kind} twice.`,
      hint: 'Name each kind of edge once.',
      where: twice.kind
    })
  }
  if (from === null || to === null || from < to) return
  throw new LensFault({
    code: 'bad-period',
    message: `The period from ${from} to ${to} holds no day.`,
    hint: 'The end of a period is the first day after it.',
    where: to
  })
}
