import { foreignProblem, problemAt } from '#base/definition-words'
import type { DefinitionProblem } from '#contract/own-kpis'
import { LensFault } from '#contract/faults'
import type { Connection } from '../../workspace/connection'
import { numberSetting, readSettings } from '../../workspace/settings'
import { needsValues } from '../aggregate'
import { BadDefinition, type Definition } from '../definition'
import { queryProblems } from './query'
import { rowProblems } from './rows'

/** Rows whose values are held in memory may be this many times fewer: they take some 400 bytes each. */
const heldShare = 10

const isHeld = ({ aggregate }: Definition) => needsValues(aggregate) || aggregate.kind === 'diversity'

/**
 * Makes the evidence table of an own definition. It is read again before it runs, as a workspace may come from elsewhere,
 * and must end within the settings `own_kpi_seconds` and `own_kpi_rows`, of which values held in memory have a tenth; the table is gone again where it does not.
 * @param fill creates the table `name` with at most so many rows
 * @throws LensFault `bad-definition`; `cancelled` where others stop the work
 */
export async function makeOwnTable(
  connection: Connection,
  definition: Definition,
  name: string,
  fill: (most: number) => Promise<unknown>
): Promise<void> {
  const unreadable = await queryProblems(connection, definition)
  if (unreadable.length > 0) throw new BadDefinition(definition.id, unreadable)
  const settings = await readSettings(connection)
  const seconds = numberSetting(settings, 'own_kpi_seconds')
  const allowed = numberSetting(settings, 'own_kpi_rows')
  const most = isHeld(definition) ? Math.floor(allowed / heldShare) : allowed
  const expired = AbortSignal.timeout(1000 * seconds)
  try {
    await connection.cancellable(expired, () => fill(most + 1))
  } catch (error) {
    if (expired.aborted) throw new BadDefinition(definition.id, [tooLong(definition, seconds)])
    throw asBadDefinition(definition, error)
  }
  const { n } = await connection.one<{ n: number }>(`SELECT count(*) AS n FROM ${name}`)
  const problems = n > most ? [tooMany(definition, most)] : await rowProblems(connection, definition, name)
  if (problems.length === 0) return
  await connection.run(`DROP TABLE ${name}`)
  throw new BadDefinition(definition.id, problems)
}

/** What the database says of a query, with the line it names; faults that are not the definition's stay what they are. */
export function asBadDefinition(definition: Definition, error: unknown): unknown {
  if (error instanceof LensFault && error.code !== 'out-of-memory') return error
  return new BadDefinition(definition.id, [problemOf(definition, error)])
}

/** The problem that an error of the database stands for. */
export function problemOf({ queryLine }: Definition, error: unknown): DefinitionProblem {
  const [said, ...more] = (error instanceof Error ? error.message : String(error)).split('\n\n')
  const [, line] = /LINE (\d+):/.exec(more.join('\n')) ?? []
  return foreignProblem(
    queryLine + (line === undefined ? 0 : Number(line) - 1),
    said!.replace(/^\w+( \w+)? Error: /, '').replaceAll('\n', ' '),
    ['do-correct-query']
  )
}

const tooLong = ({ queryLine }: Definition, seconds: number) =>
  problemAt(queryLine, ['too-slow', { seconds }], ['do-end-sooner'])

const tooMany = ({ queryLine, aggregation }: Definition, most: number) =>
  problemAt(queryLine, ['too-many-rows', { n: most, aggregation }], ['do-give-fewer'])
