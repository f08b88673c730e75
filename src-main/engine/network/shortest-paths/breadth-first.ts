import type { Adjacency } from '../graph'
import type { PathTotals } from './path-totals'

/**
 * Shortest paths by hops from the nodes `from … to - 1`, each followed by the back-propagation of dependencies
 * (U. Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25, 2001). Walks against the arcs, so
 * that the distances found from a node are those of the paths that end in it; betweenness is the same either way.
 *
 * Every level is expanded from whichever side has fewer arcs: down from the frontier, or up from the nodes not yet seen
 * (Beamer, Asanović & Patterson, "Direction-optimizing breadth-first search", SC 2012); dependencies likewise. The inner
 * loops carry no test of the level, which rests on one fact: along an arc the level grows by at most one.
 *
 * @param ahead arcs in the direction of the walk (the graph's incoming arcs)
 * @param behind arcs against it (the graph's outgoing arcs)
 * @param totals receives farness, harmonic and reached of the sources, and dependencies of all nodes
 */
export function sweepBreadthFirst(
  ahead: Adjacency,
  behind: Adjacency,
  from: number,
  to: number,
  totals: PathTotals
): void {
  const n = ahead.offsets.length - 1
  const search = new Search(ahead, behind, n)
  for (let s = from; s < to; s++) {
    search.countPaths(s)
    search.addDistances(s, totals)
    search.addDependencies(totals.dependency)
  }
}

/** The working memory of a search, and its three steps. */
class Search {
  /** Nodes by level; `levelStart[d] … levelStart[d + 1] - 1` are those d hops away. */
  readonly order: Int32Array
  readonly levelStart: Int32Array
  /** Arcs that leave the nodes of a level in the direction of the walk, and against it. */
  readonly arcsAhead: Float64Array
  readonly arcsBehind: Float64Array
  levels = 0
  readonly unseen: Int32Array
  /** Number of shortest paths from the source; 0 until the node's level is complete. */
  readonly paths: Float64Array
  /** Path counts as they arrive; above 0 once the node is seen, of no meaning once its level is complete. */
  readonly arriving: Float64Array
  /** (1 + dependency) / paths of the levels already done, else 0. */
  readonly share: Float64Array
  /** Σ of the shares ahead of a node; of no meaning once its level is done. */
  readonly gathered: Float64Array

  constructor(
    private readonly ahead: Adjacency,
    private readonly behind: Adjacency,
    n: number
  ) {
    this.order = new Int32Array(n)
    this.levelStart = new Int32Array(n + 2)
    this.arcsAhead = new Float64Array(n + 1)
    this.arcsBehind = new Float64Array(n + 1)
    this.unseen = new Int32Array(n + 1)
    this.paths = new Float64Array(n)
    this.arriving = new Float64Array(n)
    this.share = new Float64Array(n)
    this.gathered = new Float64Array(n)
  }

  countPaths(source: number): void {
    const { order, levelStart, arcsAhead, arcsBehind, unseen, paths, arriving } = this
    const aheadOffsets = this.ahead.offsets
    const aheadTargets = this.ahead.targets
    const behindOffsets = this.behind.offsets
    const behindTargets = this.behind.targets
    paths.fill(0)
    arriving.fill(0)
    order[0] = source
    arriving[source] = 1
    let unseenCount = -1
    let unseenArcs = behindTargets.length
    let start = 0
    let end = 1
    let d = 0
    while (start < end) {
      levelStart[d] = start
      let ahead = 0
      let behind = 0
      for (let i = start; i < end; i++) {
        const v = order[i]!
        paths[v] = arriving[v]!
        ahead += aheadOffsets[v + 1]! - aheadOffsets[v]!
        behind += behindOffsets[v + 1]! - behindOffsets[v]!
      }
      arcsAhead[d] = ahead
      arcsBehind[d] = behind
      unseenArcs -= behind
      let next = end
      if (ahead <= unseenArcs) {
        for (let i = start; i < end; i++) {
          const v = order[i]!
          const pathsOfV = paths[v]!
          for (let k = aheadOffsets[v]!, last = aheadOffsets[v + 1]!; k < last; k++) {
            const w = aheadTargets[k]!
            const before = arriving[w]!
            arriving[w] = before + pathsOfV
            if (before === 0) order[next++] = w
          }
        }
      } else {
        if (unseenCount < 0) {
          unseenCount = 0
          for (let v = 0; v < arriving.length; v++) {
            unseen[unseenCount] = v
            unseenCount += arriving[v] === 0 ? 1 : 0
          }
        }
        let left = 0
        for (let i = 0; i < unseenCount; i++) {
          const w = unseen[i]!
          if (arriving[w] !== 0) continue
          let sum = 0
          for (let k = behindOffsets[w]!, last = behindOffsets[w + 1]!; k < last; k++) sum += paths[behindTargets[k]!]!
          if (sum > 0) {
            arriving[w] = sum
            order[next++] = w
          } else {
            unseen[left++] = w
          }
        }
        unseenCount = left
      }
      start = end
      end = next
      d++
    }
    levelStart[d] = end
    this.levels = d
  }

  addDistances(source: number, totals: PathTotals): void {
    const { levelStart, levels } = this
    let farness = 0
    let harmonic = 0
    for (let d = 1; d < levels; d++) {
      const count = levelStart[d + 1]! - levelStart[d]!
      farness += d * count
      harmonic += count / d
    }
    totals.farness[source]! += farness
    totals.harmonic[source]! += harmonic
    totals.reached[source]! += levelStart[levels]! - 1
  }

  addDependencies(dependency: Float64Array): void {
    const { order, levelStart, arcsAhead, arcsBehind, paths, share, gathered } = this
    const aheadOffsets = this.ahead.offsets
    const aheadTargets = this.ahead.targets
    const behindOffsets = this.behind.offsets
    const behindTargets = this.behind.targets
    share.fill(0)
    gathered.fill(0)
    for (let d = this.levels - 1; d > 0; d--) {
      const start = levelStart[d]!
      const end = levelStart[d + 1]!
      for (let i = start; i < end; i++) {
        const w = order[i]!
        const pathsOfW = paths[w]!
        const ofW = gathered[w]!
        dependency[w]! += pathsOfW * ofW
        share[w] = ofW + 1 / pathsOfW
      }
      if (d === 1) break
      if (arcsAhead[d - 1]! <= arcsBehind[d]!) {
        for (let i = levelStart[d - 1]!; i < start; i++) {
          const v = order[i]!
          let sum = 0
          for (let k = aheadOffsets[v]!, last = aheadOffsets[v + 1]!; k < last; k++) sum += share[aheadTargets[k]!]!
          gathered[v] = sum
        }
      } else {
        for (let i = start; i < end; i++) {
          const w = order[i]!
          const shareOfW = share[w]!
          for (let k = behindOffsets[w]!, last = behindOffsets[w + 1]!; k < last; k++) {
            gathered[behindTargets[k]!]! += shareOfW
          }
        }
      }
    }
  }
}
