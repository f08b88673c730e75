import type { Graph } from '../graph'
import { cutOffBy, type Separation } from '../whole/separations'

/** A keystone, and the others behind it: on the way to those whom it cuts off. */
export interface KeystoneChain extends Omit<Separation, 'cutOff'> {
  /** Nodes it cuts off. */
  cutOff: readonly number[]
  /** Keystones among them. */
  inner: readonly number[]
}

/**
 * The keystones who cut off most, at most so many, and those left out. On a long branch everybody cuts off the rest of it,
 * so that it is one chain: its first keystone stands for those behind it. One who is seen does not stand for one who is not.
 *
 * @param isSeen whether a node is seen by the team
 */
export function keystoneChains(
  graph: Graph,
  keystones: readonly Separation[],
  isSeen: (node: number) => boolean,
  most: number
): { chains: KeystoneChain[]; left: Separation[] } {
  const chains: (KeystoneChain & { inner: number[] })[] = []
  const left: Separation[] = []
  /** Number of the chain each node is cut off by, of those with a first keystone who is unseen or seen. */
  const behind = { unseen: new Map<number, number>(), seen: new Map<number, number>() }
  // Whoever is behind another cuts off fewer, so that the other comes first.
  for (const keystone of keystones.toSorted((a, b) => b.cutOff - a.cutOff || a.node - b.node)) {
    const { node, pieces } = keystone
    const first = behind.unseen.get(node) ?? (isSeen(node) ? behind.seen.get(node) : undefined)
    if (first !== undefined) chains[first]!.inner.push(node)
    else if (chains.length === most) left.push(keystone)
    else {
      const cutOff = cutOffBy(graph, node)
      const own = isSeen(node) ? behind.seen : behind.unseen
      for (const other of cutOff) if (!own.has(other)) own.set(other, chains.length)
      chains.push({ node, pieces, cutOff, inner: [] })
    }
  }
  return { chains, left }
}
