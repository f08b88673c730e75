import type { LayoutGraph } from './simulation'

/** Settled pictures to remember, so that a network one comes back to is there at once. */
const remembered = 4
const settled = new Map<string, Float32Array>()

/**
 * A text that is the same for the same graph and groups: its size, and a hash (FNV-1a) of its links and communities, and
 * of the groups that get boxes.
 */
export function signatureOf(
  { nodes, source, target, community }: LayoutGraph,
  group: Int32Array | null = null
): string {
  let hash = 0x811c9dc5
  for (const column of [source, target, community, group ?? []]) {
    for (const value of column) hash = Math.imul(hash ^ value, 0x01000193)
  }
  return `${nodes} ${source.length} ${hash >>> 0}`
}

/** The positions a graph has settled at before, or null. */
export function recall(signature: string): Float32Array | null {
  return settled.get(signature) ?? null
}

/** Forgets where a graph has settled. */
export function forget(signature: string): void {
  settled.delete(signature)
}

/** Remembers where a graph has settled; the one not asked for longest is forgotten. */
export function remember(signature: string, positions: Float32Array): void {
  settled.delete(signature)
  settled.set(signature, positions.slice())
  const oldest = settled.keys().next()
  if (settled.size > remembered && !oldest.done) settled.delete(oldest.value)
}
