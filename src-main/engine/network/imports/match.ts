import type { ForeignNetwork } from './foreign'

/** Which KOL each node is. */
export interface Matching {
  /** By node; null where none is, or several may be. */
  kols: (string | null)[]
  unmatched: string[]
  ambiguous: { name: string; kols: string[] }[]
}

/** A name without case, accents, punctuation and superfluous blanks. */
const folded = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Finds the KOL of every node: by id, else by the label or the id as a name that one KOL alone has. */
export function matchNodes(
  { graph, labels }: ForeignNetwork,
  people: readonly { kol: string; name: string }[]
): Matching {
  const ids = new Set(people.map(({ kol }) => kol))
  const named = new Map<string, string[]>()
  for (const { kol, name } of people) named.set(folded(name), [...(named.get(folded(name)) ?? []), kol])
  const matching: Matching = { kols: [], unmatched: [], ambiguous: [] }
  graph.names.forEach((id, v) => {
    const name = labels[v] ?? id
    const found = ids.has(id) ? [id] : (named.get(folded(name)) ?? named.get(folded(id)) ?? [])
    matching.kols.push(found.length === 1 ? found[0]! : null)
    if (found.length === 0) matching.unmatched.push(name)
    if (found.length > 1) matching.ambiguous.push({ name, kols: found })
  })
  return matching
}
