import type { Random } from '#base/random'
import { mergedLevel, renumber, type Level } from './level'

/** A gain below this share of what a node has is rounding. */
const negligible = 1e-11

/**
 * One pass of the Leiden algorithm from the division `of`, which it improves in place: nodes move, communities are refined
 * into well-connected parts, and the parts move as the nodes of the level above, until nothing moves. Every community
 * of a division that a pass leaves unchanged is connected.
 * Source: Traag, Waltman and van Eck (2019), Sci. Rep. 9:5233, with modularity as quality and the greedy choice of parts.
 * @returns whether anything moved
 */
export function leidenPass(base: Level, of: Int32Array, random: Random): boolean {
  let level = base
  let community = of.slice()
  /** The node of the present level that each node of the base belongs to. */
  const at = Int32Array.from(of.keys())
  let changed = false
  for (;;) {
    changed = moveNodes(level, community, random) || changed
    const count = renumber(community)
    for (let v = 0; v < at.length; v++) of[v] = community[at[v]!]!
    if (count === community.length) return changed
    const part = refined(level, community, count, random)
    const parts = renumber(part)
    const above = new Int32Array(parts)
    for (let v = 0; v < part.length; v++) above[part[v]!] = community[v]!
    for (let v = 0; v < at.length; v++) at[v] = part[at[v]!]!
    // Where refinement merged nothing the level above is this one, and nothing more can move.
    if (parts === community.length) return changed
    level = mergedLevel(level, part, parts)
    community = above
  }
}

/**
 * Moves nodes to the neighbouring community that raises modularity most, or out into one of their own where each lowers
 * it, until none moves; changes `of` in place.
 */
function moveNodes({ rows, strength, total }: Level, of: Int32Array, random: Random): boolean {
  const n = strength.length
  if (total === 0) return false
  const { offsets, targets, weights } = rows
  const sums = new Float64Array(n)
  const size = new Int32Array(n)
  for (let v = 0; v < n; v++) {
    sums[of[v]!]! += strength[v]!
    size[of[v]!]!++
  }
  const empty: number[] = []
  for (let c = 0; c < n; c++) if (size[c] === 0) empty.push(c)
  const toward = new Float64Array(n)
  const near = new Int32Array(n + 1)
  const queue = new RoundQueue(shuffled(n, random))
  let changed = false
  for (let v = queue.next(); v >= 0; v = queue.next()) {
    const home = of[v]!
    let count = 0
    for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++) {
      const c = of[targets[k]!]!
      if (toward[c] === 0) near[count++] = c
      toward[c]! += weights[k]!
    }
    const own = strength[v]!
    const share = own / total
    sums[home]! -= own
    let best = toward[home]! - sums[home]! * share + negligible * own
    let target = home
    for (let i = 0; i < count; i++) {
      const c = near[i]!
      const gain = toward[c]! - sums[c]! * share
      toward[c] = 0
      if (gain <= best) continue
      best = gain
      target = c
    }
    if (best < 0 && size[home]! > 1) target = empty.pop()!
    sums[target]! += own
    if (target === home) continue
    of[v] = target
    size[target]!++
    if (--size[home]! === 0) {
      empty.push(home)
      sums[home] = 0
    }
    changed = true
    // Only neighbours outside the new community may want to move now.
    for (let k = offsets[v]!, end = offsets[v + 1]!; k < end; k++)
      if (of[targets[k]!] !== target) queue.add(targets[k]!)
  }
  return changed
}

/**
 * Parts every community: its nodes start alone, and in random order those that are still alone and well connected to
 * their community join the part that raises modularity most. Every part is connected.
 */
function refined({ rows, strength, total }: Level, of: Int32Array, count: number, random: Random): Int32Array {
  const n = of.length
  const { offsets, targets, weights } = rows
  const part = Int32Array.from(of.keys())
  const sums = strength.slice()
  const communitySum = new Float64Array(count)
  for (let v = 0; v < n; v++) communitySum[of[v]!]! += strength[v]!
  /** Weight from each part to the rest of its community. */
  const outward = new Float64Array(n)
  for (let v = 0; v < n; v++) {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) if (of[targets[k]!] === of[v]) outward[v]! += weights[k]!
  }
  const alone = new Uint8Array(n).fill(1)
  const toward = new Float64Array(n)
  const near = new Int32Array(n)
  for (const v of shuffled(n, random)) {
    const own = strength[v]!
    const whole = communitySum[of[v]!]!
    if (!alone[v] || outward[v]! < (own * (whole - own)) / total) continue
    let found = 0
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const w = targets[k]!
      if (of[w] !== of[v]) continue
      const p = part[w]!
      if (toward[p] === 0) near[found++] = p
      toward[p]! += weights[k]!
    }
    let best = negligible * own
    let target = -1
    for (let i = 0; i < found; i++) {
      const p = near[i]!
      const wellConnected = outward[p]! >= (sums[p]! * (whole - sums[p]!)) / total
      const gain = toward[p]! - (sums[p]! * own) / total
      if (wellConnected && gain > best) {
        best = gain
        target = p
      }
    }
    if (target >= 0) {
      part[v] = target
      alone[target] = 0
      sums[target]! += own
      outward[target]! += outward[v]! - 2 * toward[target]!
    }
    for (let i = 0; i < found; i++) toward[near[i]!] = 0
  }
  return part
}

/** Nodes that wait for their turn, each at most once, first in first out. */
class RoundQueue {
  readonly #nodes: Int32Array
  readonly #waiting: Uint8Array
  #head = 0
  #size: number

  constructor(nodes: Int32Array) {
    this.#nodes = nodes
    this.#size = nodes.length
    this.#waiting = new Uint8Array(nodes.length).fill(1)
  }

  /** The first node in the queue, which leaves it; −1 where it is empty. */
  next(): number {
    if (this.#size === 0) return -1
    const v = this.#nodes[this.#head]!
    this.#head = this.#head + 1 === this.#nodes.length ? 0 : this.#head + 1
    this.#size--
    this.#waiting[v] = 0
    return v
  }

  add(v: number): void {
    if (this.#waiting[v]) return
    this.#waiting[v] = 1
    const end = this.#head + this.#size++
    this.#nodes[end >= this.#nodes.length ? end - this.#nodes.length : end] = v
  }
}

function shuffled(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, v) => v)
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const held = order[i]!
    order[i] = order[j]!
    order[j] = held
  }
  return order
}
