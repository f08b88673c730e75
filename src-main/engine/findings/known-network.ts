import { groundOf, type Ground } from '../network/questions/ground'
import { quoteLiteral } from '../workspace/sql'
import type { FindingContext } from './rule'

/** Networks that several rules look at, read once for each search. */
const read = new WeakMap<FindingContext, Promise<Ground | null>>()

/**
 * The network of all evidence before the as-of day, with whom the team saw in the year before it; null where contacts go back
 * less than that year, as nobody can then be told not to have been seen.
 */
export function knownNetwork(context: FindingContext): Promise<Ground | null> {
  const reading = read.get(context) ?? readNetwork(context)
  read.set(context, reading)
  return reading
}

async function readNetwork({ workspace, period, signal }: FindingContext): Promise<Ground | null> {
  const { enough } = await workspace.connection.one<{ enough: boolean | null }>(
    `SELECT min(occurred_on) <= DATE ${quoteLiteral(period.asOf)} - to_months(12) AS enough FROM contact`
  )
  if (enough !== true) return null
  const days = { from: null, to: period.asOf }
  const question = { period, days, msls: null, weighted: false, edges: null, multipliers: {}, recipe: null }
  return groundOf(workspace, question, signal)
}
