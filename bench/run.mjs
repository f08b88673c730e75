/**
 * `npm run bench [-- WORK…] [--json] [--size N] [--runs N] [--growth]`: measures works against named peers in one run, by
 * turns, and prints the median of each, their ratio and the goal; with `--growth` also how time grows. Needs a build.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    size: { type: 'string' },
    runs: { type: 'string' },
    growth: { type: 'boolean' }
  }
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

const readable = (seconds) => (seconds < 1 ? seconds.toFixed(3) : seconds.toFixed(2))

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Our times and those of each peer, run by turns on the same data; a peer may name what of ours it is held against. */
async function compare(work, size, runs, peers) {
  const prepared = await work.prepare(size)
  const times = { ours: [], peers: peers.map(() => ({ ours: [], theirs: [] })) }
  try {
    for (let run = 0; run < runs; run++) {
      times.ours.push(await work.ours(prepared))
      for (const [i, peer] of peers.entries()) {
        times.peers[i].ours.push(peer.ours ? await peer.ours(prepared) : times.ours.at(-1))
        times.peers[i].theirs.push(await peer.run(prepared))
      }
    }
    // What peers say is compared where they ran.
    return { times, details: peers.length > 0 ? (work.details?.(prepared) ?? {}) : {} }
  } finally {
    await work.clear(prepared)
  }
}

/** The exponent by which time grows with size: the slope of a line through their logarithms. */
function exponentOf(points) {
  const xs = points.map(({ size }) => Math.log(size))
  const ys = points.map(({ time }) => Math.log(time))
  const mean = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length
  const [x, y] = [mean(xs), mean(ys)]
  const above = xs.reduce((sum, value, i) => sum + (value - x) * (ys[i] - y), 0)
  return above / xs.reduce((sum, value) => sum + (value - x) ** 2, 0)
}

const rows = []
const details = {}
const growth = []
for (const name of chosen) {
  const { work, works = [work] } = await import(join(folder, `${name}.mjs`))
  for (const each of works) await measure(each.name ?? name, each)
}

async function measure(name, work) {
  const size = Number(values.size ?? work.size)
  const runs = Number(values.runs ?? work.runs)
  const measured = await compare(work, size, runs, work.peers)
  details[name] = measured.details
  const ours = median(measured.times.ours)
  for (const [i, { name: peer, goal }] of work.peers.entries()) {
    const [mine, theirs] = [median(measured.times.peers[i].ours), median(measured.times.peers[i].theirs)]
    rows.push({ work: name, size, peer, ours: mine, theirs, ratio: mine / theirs, goal, runs })
  }
  if (!values.growth || work.growth === undefined) return
  const points = []
  for (const share of work.growth) {
    const part = Math.round(size * share)
    const time = share === 1 ? ours : median((await compare(work, part, runs, [])).times.ours)
    points.push({ size: part, time })
  }
  growth.push({ work: name, points, exponent: exponentOf(points), goal: work.growthGoal ?? null })
}

if (values.json) console.log(JSON.stringify({ schemaVersion: 1, node: process.version, rows, details, growth }))
else {
  console.table(
    rows.map(({ ours, theirs, ratio, ...rest }) => ({
      ...rest,
      'ours (s)': readable(ours),
      'peer (s)': readable(theirs),
      ratio: ratio.toFixed(2)
    }))
  )
  for (const [name, found] of Object.entries(details))
    if (Object.keys(found).length > 0) console.table({ [name]: found })
  for (const { work, points, exponent, goal } of growth) {
    const times = points.map(({ size, time }) => `${size}: ${time.toFixed(2)} s`).join(', ')
    console.log(`${work} grows with exponent ${exponent.toFixed(2)}${goal === null ? '' : ` (goal ${goal})`}: ${times}`)
  }
}
