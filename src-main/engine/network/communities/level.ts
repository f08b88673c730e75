import type { Adjacency } from '../graph'

/** A graph whose nodes may stand for many nodes of the graph below it. Without directions. */
export interface Level {
  rows: Adjacency
  /** Sum of the weights of all ends of edges at a node, those within it included. */
  strength: Float64Array
  /** Sum of all strengths: twice the weight of all edges. */
  total: number
}

/** The lowest level: the graph itself, every edge weighing 1 unless `weighted`. */
export function baseLevel({ offsets, targets, weights }: Adjacency, weighted: boolean): Level {
  const rows = { offsets, targets, weights: weighted ? weights : new Float64Array(targets.length).fill(1) }
  const n = offsets.length - 1
  const strength = new Float64Array(n)
  let total = 0
  for (let v = 0; v < n; v++) {
    let sum = 0
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) sum += rows.weights[k]!
    strength[v] = sum
    total += sum
  }
  return { rows, strength, total }
}

/** The level above: a node for each of the `count` groups; edges within a group count in its strength only. */
export function mergedLevel({ rows, strength, total }: Level, group: Int32Array, count: number): Level {
  const members = membersOf(group, count)
  const strengths = new Float64Array(count)
  for (let v = 0; v < group.length; v++) strengths[group[v]!]! += strength[v]!
  const offsets = new Int32Array(count + 1)
  const targets = new Int32Array(rows.targets.length)
  const weights = new Float64Array(rows.targets.length)
  const place = new Int32Array(count).fill(-1)
  let end = 0
  for (let g = 0; g < count; g++) {
    const start = end
    for (let i = members.offsets[g]!; i < members.offsets[g + 1]!; i++) {
      const v = members.nodes[i]!
      for (let k = rows.offsets[v]!; k < rows.offsets[v + 1]!; k++) {
        const h = group[rows.targets[k]!]!
        if (h === g) continue
        if (place[h]! < start) {
          place[h] = end
          targets[end++] = h
        }
        weights[place[h]!]! += rows.weights[k]!
      }
    }
    offsets[g + 1] = end
  }
  return {
    rows: { offsets, targets: targets.slice(0, end), weights: weights.slice(0, end) },
    strength: strengths,
    total
  }
}

/** The nodes of each group: those of group g are at `offsets[g] … offsets[g + 1] - 1`, in ascending order. */
function membersOf(group: Int32Array, count: number): { offsets: Int32Array; nodes: Int32Array } {
  const offsets = new Int32Array(count + 1)
  for (let v = 0; v < group.length; v++) offsets[group[v]! + 1]!++
  for (let g = 0; g < count; g++) offsets[g + 1]! += offsets[g]!
  const next = offsets.slice()
  const nodes = new Int32Array(group.length)
  for (let v = 0; v < group.length; v++) nodes[next[group[v]!]!++] = v
  return { offsets, nodes }
}

/** Renumbers labels (0 … n − 1) from 0 on in the order of their first nodes, in place; returns how many there are. */
export function renumber(of: Int32Array): number {
  const numbers = new Int32Array(of.length).fill(-1)
  let count = 0
  for (let v = 0; v < of.length; v++) {
    const label = of[v]!
    if (numbers[label]! < 0) numbers[label] = count++
    of[v] = numbers[label]!
  }
  return count
}
