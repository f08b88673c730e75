import { z } from 'zod'
import { kpiId, period, periodInput } from './ids'
import { evidenceRow, figure, kpiDefinition } from './kpi'
import { worded } from './reason'

/** What keeps a definition from being used, and what to do about it. */
export const definitionProblem = z.object({
  /** Line of the text, counted from 1; null where no one line is at fault. */
  line: z.number().int().nullable(),
  message: z.string(),
  hint: z.string().nullable(),
  /** What message and hint are made of; null for words of the database, or where there is no hint. */
  because: worded.nullable(),
  remedy: worded.nullable()
})
export type DefinitionProblem = z.infer<typeof definitionProblem>

/** A definition as a file holds it: header lines, then one query. */
const definitionText = z.string().max(100_000)

/** A definition that a user added to the workspace. */
export const ownKpi = z.object({
  id: kpiId,
  /** Null where the header cannot be read. */
  name: z.string().nullable(),
  text: z.string(),
  addedAt: z.string(),
  changedAt: z.string(),
  /** Why it is not in use: what a later version of the app no longer takes. Empty for one that is. */
  problems: z.array(definitionProblem)
})
export type OwnKpi = z.infer<typeof ownKpi>

export const checkInput = periodInput.extend({
  text: definitionText,
  /** The own KPI that is being changed; its id is no other's. */
  replaces: kpiId.nullable().default(null)
})

/** What a definition gives on the data of the workspace. */
export const ownKpiCheck = z.object({
  period,
  /** Null where the header has problems. */
  definition: kpiDefinition.nullable(),
  /** Empty for a definition that can be saved. */
  problems: z.array(definitionProblem),
  /** What the query gives; empty where it was not understood. */
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  /** Rows of evidence in the period; null where the query was not run. */
  total: z.number().int().nullable(),
  /** The first of them. */
  evidence: z.array(evidenceRow),
  /** A figure for each MSL. */
  figures: z.array(figure)
})
export type OwnKpiCheck = z.infer<typeof ownKpiCheck>

export const saveOwnInput = z.object({
  text: definitionText,
  /** The own KPI that this one takes the place of, under another id where it has changed. */
  replaces: kpiId.nullable().default(null),
  /** Whether an own KPI of the same id is replaced whatever `replaces` says. */
  overwrite: z.boolean().default(false)
})

/** What a query may read, or must give. */
export const readableRelation = z.object({
  name: z.string(),
  /** `relation` is made by the engine, `table` filled by imports. */
  kind: z.enum(['relation', 'table']),
  columns: z.array(z.object({ name: z.string(), type: z.string() }))
})
export type ReadableRelation = z.infer<typeof readableRelation>
