import { problemAt } from '#base/definition-words'
import type { PeriodInput } from '#contract/ids'
import type { DefinitionProblem, OwnKpiCheck } from '#contract/own-kpis'
import { resolvePeriod } from '../../workspace/period'
import type { Workspace } from '../../workspace/workspace'
import { BadDefinition, type Definition } from '../definition'
import { evidence } from '../evidence'
import { EvidenceStore } from '../evidence-store'
import { figures } from '../figures'
import { ofEverybody } from '../groups'
import { readHeader } from '../header'
import { allDefinitions, catalogued, shippedDefinitions } from '../registry'
import { columnProblems, columnsOf, type QueryColumn } from './columns'
import { readOwnHeader } from './header'
import { asBadDefinition } from './limits'
import { queryProblems } from './query'
import { addressProblems } from './rows'

/** Rows of evidence that are shown of a definition which is tried out. */
const rowsShown = 20

export interface Draft {
  text: string
  /** The own KPI that is being changed. */
  replaces: string | null
}

/**
 * Reads, checks and tries out a definition on the data of the workspace: first its header, then its query as the parser
 * sees it, then the columns, and only what passed all of these is run.
 */
export async function checkOwn(
  workspace: Workspace,
  resources: string,
  { text, replaces }: Draft,
  days: PeriodInput,
  signal: AbortSignal
): Promise<OwnKpiCheck> {
  const period = await resolvePeriod(workspace, days)
  const known = await allDefinitions(workspace, resources)
  const { definition, problems } = readOwnHeader(text, shippedDefinitions(resources))
  const checked: OwnKpiCheck = {
    period,
    definition: definition && catalogued(definition),
    problems: [...problems],
    columns: [],
    total: null,
    evidence: [],
    figures: []
  }
  if (definition === null) {
    // The query can be looked at all the same, so that everything is said at once.
    const unread = readHeader(text)
    if (unread.query !== '') checked.problems.push(...(await queryProblems(workspace.connection, unread)))
    return checked
  }
  const others = known.filter(({ id }) => id !== definition.id && id !== replaces)
  checked.problems.push(...partProblems(definition, text, others))
  const isComposite = definition.aggregate.kind === 'composite'
  const store = await EvidenceStore.of(workspace, 'drafts')
  if (!isComposite) {
    await store.inPeriod(period, null, signal, async () => {
      const looked = await look(store, definition)
      checked.columns = looked.columns
      checked.problems.push(...looked.problems)
      // Rows of a table nobody filled prove nothing of the query, but they can be made.
      if (checked.problems.length === 0) checked.problems.push(...(await run(store, definition)))
    })
  }
  if (checked.problems.length > 0) return checked
  const wanted = { period, by: ['msl'] as const, msl: null, definitions: [definition], known: [...others, definition] }
  checked.figures = (await figures(workspace, wanted, signal, 'drafts')).rows
  const found = await evidence(workspace, definition, wanted.known, period, ofEverybody, rowsShown, signal, 'drafts')
  return { ...checked, total: found.total, evidence: found.rows }
}

/** What can be told of a query without running it. */
async function look(
  { connection }: EvidenceStore,
  definition: Definition
): Promise<{ columns: QueryColumn[]; problems: DefinitionProblem[] }> {
  const problems = await queryProblems(connection, definition)
  if (problems.length > 0) return { columns: [], problems }
  try {
    const columns = await columnsOf(connection, definition.query)
    return { columns, problems: columnProblems(definition, columns) }
  } catch (error) {
    return { columns: [], problems: problemsIn(asBadDefinition(definition, error)) }
  }
}

/** What shows only when the query runs. */
async function run(store: EvidenceStore, definition: Definition): Promise<DefinitionProblem[]> {
  try {
    return await addressProblems(store.connection, definition, await store.table(definition))
  } catch (error) {
    return problemsIn(error)
  }
}

/** The problems that a fault stands for; throws it where it is not the definition's. */
function problemsIn(error: unknown): DefinitionProblem[] {
  if (error instanceof BadDefinition) return [...error.problems]
  throw error
}

/** Parts of a composite that are no KPI with rows of its own. */
function partProblems({ aggregate }: Definition, text: string, others: readonly Definition[]): DefinitionProblem[] {
  if (aggregate.kind !== 'composite' || aggregate.parts === 'objectives') return []
  const usable = new Set(others.filter(({ aggregate: own }) => own.kind !== 'composite').map(({ id }) => id))
  return aggregate.parts
    .filter(({ kpi }) => !usable.has(kpi))
    .map(({ kpi }) => problemAt(readHeader(text).lines.parts ?? null, ['part-unfit', { kpi }], ['do-weigh-others']))
}
