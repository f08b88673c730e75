/** A tie between a node and another, with all links between the two. */
export interface RankedTie<Link> {
  other: number
  weight: number
  links: [Link, ...Link[]]
}

/**
 * The ties of a node, the strongest first, equal ones by name: one order wherever they are listed. Links to and fro are
 * one tie, whose weight is their sum; links to oneself are none.
 */
export function rankedTies<Link extends { source: number; target: number; weight: number }>(
  links: readonly Link[],
  node: number,
  nameOf: (node: number) => string
): RankedTie<Link>[] {
  const ties = new Map<number, RankedTie<Link>>()
  for (const link of links) {
    if (link.source === link.target || (link.source !== node && link.target !== node)) continue
    const other = link.source === node ? link.target : link.source
    const tie = ties.get(other)
    if (tie) {
      tie.weight += link.weight
      tie.links.push(link)
    } else ties.set(other, { other, weight: link.weight, links: [link] })
  }
  return [...ties.values()].sort(
    (a, b) => b.weight - a.weight || nameOf(a.other).localeCompare(nameOf(b.other), 'en') || a.other - b.other
  )
}
