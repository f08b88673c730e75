import { movedKolsSql } from '../../duplicates/active-merges'
import { defineFolding } from '../../duplicates/folding'
import { sql } from '../../workspace/sql'
import type { Workspace } from '../../workspace/workspace'
import type { ForeignNetwork } from './foreign'

/** Which KOL each node is. */
export interface Matching {
  /** By node; null where none is, or several may be. */
  kols: (string | null)[]
  unmatched: string[]
  ambiguous: { name: string; kols: string[] }[]
}

/**
 * Finds the KOL of every node: by id, else by the label or the id as a name that one KOL alone has. Names are compared as
 * those of duplicates are: without titles, degrees, accents and case.
 */
export async function matchNodes(workspace: Workspace, { graph, labels }: ForeignNetwork): Promise<Matching> {
  const connection = await workspace.connect()
  try {
    await defineFolding(connection)
    const people = await connection.rows<{ kol: string; folded: string | null }>(
      'SELECT kol_id AS kol, fold_name(name) AS folded FROM kol WHERE NOT coalesce(deleted, false) ORDER BY kol_id'
    )
    const moved = await connection.rows<{ id: string; kept: string }>(`SELECT id, kept FROM (${movedKolsSql})`)
    const spellings = [...new Set(graph.names.flatMap((id, node) => [id, labels[node] ?? id]))]
    const folded = await connection.rows<{ name: string; folded: string | null }>(
      sql`SELECT name, fold_name(name) AS folded FROM (SELECT unnest(from_json(CAST(${JSON.stringify(spellings)} AS JSON), '["VARCHAR"]')) AS name)`
    )
    return matched({ graph, labels }, people, new Map(moved.map(({ id, kept }) => [id, kept])), folded)
  } finally {
    connection.close()
  }
}

function matched(
  { graph, labels }: ForeignNetwork,
  people: readonly { kol: string; folded: string | null }[],
  moved: ReadonlyMap<string, string>,
  spellings: readonly { name: string; folded: string | null }[]
): Matching {
  const ids = new Set(people.map(({ kol }) => kol))
  const foldedOf = new Map(spellings.map(({ name, folded }) => [name, folded]))
  const named = new Map<string, string[]>()
  for (const { kol, folded } of people) if (folded) named.set(folded, [...(named.get(folded) ?? []), kol])
  const byName = (name: string) => named.get(foldedOf.get(name) ?? '')
  const matching: Matching = { kols: [], unmatched: [], ambiguous: [] }
  graph.names.forEach((id, node) => {
    const name = labels[node] ?? id
    const byId = moved.get(id) ?? id
    const found = ids.has(byId) ? [byId] : (byName(name) ?? byName(id) ?? [])
    matching.kols.push(found.length === 1 ? found[0]! : null)
    if (found.length === 0) matching.unmatched.push(name)
    if (found.length > 1) matching.ambiguous.push({ name, kols: found })
  })
  return matching
}
