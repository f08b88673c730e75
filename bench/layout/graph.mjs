import { readFileSync } from 'node:fs'

/** Reads an edge list as `{nodes, source, target}`, nodes numbered as they come. */
export function readGraph(file) {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const numbers = new Map()
  const numberOf = (name) => numbers.get(name) ?? numbers.set(name, numbers.size).size - 1
  const [source, target] = [new Uint32Array(lines.length), new Uint32Array(lines.length)]
  lines.forEach((line, edge) => {
    const [from, to] = line.split(',')
    source[edge] = numberOf(from)
    target[edge] = numberOf(to)
  })
  return { nodes: numbers.size, source, target }
}
