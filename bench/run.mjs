/**
 * `npm run bench [-- WORK…] [--json] [--size N]`: measures works against named peers in one run, interleaved, and prints
 * the median of each, their ratio and the goal. Needs a build.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, size: { type: 'string' }, runs: { type: 'string' } }
})
const folder = join(import.meta.dirname, 'works')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.replace('.mjs', ''))
const chosen = positionals.length > 0 ? positionals : names
const unknown = chosen.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no work named ${unknown.join(', ')}; there are ${names.join(', ')}.`)
  process.exit(2)
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const rows = []
for (const name of chosen) {
  const { work } = await import(join(folder, `${name}.mjs`))
  const size = Number(values.size ?? work.size)
  const prepared = await work.prepare(size)
  const runs = Number(values.runs ?? work.runs)
  const times = { ours: [], ...Object.fromEntries(work.peers.map((peer) => [peer.name, []])) }
  for (let run = 0; run < runs; run++) {
    times.ours.push(await work.ours(prepared))
    for (const peer of work.peers) times[peer.name].push(await peer.run(prepared))
  }
  await work.clear(prepared)
  const ours = median(times.ours)
  for (const peer of work.peers) {
    const theirs = median(times[peer.name])
    rows.push({ work: name, size, peer: peer.name, ours, theirs, ratio: ours / theirs, goal: peer.goal, runs })
  }
}

if (values.json) console.log(JSON.stringify({ schemaVersion: 1, node: process.version, rows }))
else {
  console.table(
    rows.map(({ ours, theirs, ratio, ...rest }) => ({
      ...rest,
      'ours (s)': ours.toFixed(2),
      'peer (s)': theirs.toFixed(2),
      ratio: ratio.toFixed(2)
    }))
  )
}
