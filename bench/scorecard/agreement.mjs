import { drawn } from './kpis.mjs'

const tolerance = 1e-9

/** Ends of two independent draws differ by less than this share of the interval, and a contact or two. */
const chance = (low, high, n) => 0.35 * (high - low) + 2 / n

const keyOf = (kpi, msl, period) => `${kpi} ${msl} ${period}`

const close = (a, b, within) =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= within * Math.max(1, Math.abs(b)))

/**
 * Holds figures against a peer's: every value that we show must be theirs, their interval too; both ends of drawn ones
 * within what chance explains.
 * @throws Error that names the first figures that differ
 */
export function checkAgreement(name, ours, theirs, intervals) {
  const known = new Map(theirs.map((row) => [keyOf(row.kpi, row.msl, row.period), row]))
  const wrong = []
  let compared = 0
  for (const { kpi, group, state, value, low, high, n } of ours) {
    if (state !== 'ok') continue
    const key = keyOf(kpi, group.msl, group.month ?? 'all')
    const row = known.get(key)
    compared++
    if (row === undefined || !close(value, row.value, tolerance)) {
      wrong.push(`${key}: ${value}, ${name} has ${row?.value}`)
      continue
    }
    if (!intervals || row.low === undefined || low === null) continue
    const within = drawn.includes(kpi) ? chance(low, high, n) : 1e-7
    for (const [mine, other] of [
      [low, row.low],
      [high, row.high]
    ])
      if (!close(mine, other, within))
        wrong.push(`${key}: interval ${low} to ${high}, ${name} has ${row.low} to ${row.high}`)
  }
  if (compared < ours.length / 4)
    throw new Error(`Only ${compared} of ${ours.length} figures can be compared with ${name}`)
  if (wrong.length > 0)
    throw new Error(`${wrong.length} of ${compared} figures differ from ${name}:\n${wrong.slice(0, 20).join('\n')}`)
  return compared
}
