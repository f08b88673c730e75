import { z } from 'zod'
import * as diversity from './diversity'
import { activitiesInput, activitiesSpread, activityRowsInput } from './activities'
import { calendarInput, contactCalendar, contactRowsInput } from './calendar'
import { changes, changesInput, keepShownInput } from './changes'
import { channelRowsInput, channelsInput, channelsUse } from './channels'
import { comparison, comparisonInput } from './comparison'
import { dismissInput, duplicates, duplicatesInput, kolMerge, mergeInput } from './duplicates'
import { exportInput, exportReport } from './export'
import { acknowledgeInput, evidenceAddress, findings, findingsInput } from './finding'
import { fileToken, jobId, kpiId, mslId, periodInput } from './ids'
import {
  fileReport,
  heldText,
  importInput,
  importReport,
  mappableKind,
  mappedPreview,
  previewInput,
  probedFile,
  probeInput,
  rejectedFile,
  rejectedRow
} from './import'
import { documentedTables } from './dictionary'
import * as insights from './insights'
import { evidence, evidenceInput, figures, figuresInput, kpiDefinition, openedRecord } from './kpi'
import { kolCorners, kolCornersInput, kolFilters, kolList, kolListInput, kolPage, kolPageInput } from './kol'
import { kolBrief, kolBriefInput } from './kol-brief'
import * as network from './network'
import * as questions from './network-questions'
import { keepPositionsInput, keptPositions, pictureKey } from './network-positions'
import {
  noteInput,
  objectiveChange,
  objectives,
  objectivesInput,
  saveInput,
  suggestInput,
  suggestion
} from './objectives'
import { keepOverviewInput, overviewKept, overviewKeptInput } from './overview'
import { planInput, planOfKolInput, plannedContacts, unplanInput } from './plan'
import { profileFields, profiles, scores, scoresInput } from './profiles'
import { checkInput, ownKpi, ownKpiCheck, readableRelation, saveOwnInput } from './own-kpis'
import { dataQuality } from './quality'
import { sampleInput, sampleReport } from './sample'
import { settingInput, settings } from './settings'
import { storedRow, storedRows } from './stored-row'
import { lateInsight, mslSummary, openFollowUp, session, workspaceStatus } from './workspace'
import type { Fault } from './faults'

/**
 * How a procedure answers: `call` returns its output; `job` returns a job id at once and its output with the `done`
 * event; `table` returns an Arrow IPC stream.
 */
export type ProcedureKind = 'call' | 'job' | 'table'

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'call' as const, input, output }
}
function job<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'job' as const, input, output }
}
function table<I extends z.ZodType>(input: I) {
  return { kind: 'table' as const, input, output: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }
}

const nothing = z.object({}).default({})
const done = z.object({ done: z.literal(true) })

const sqlInput = z.object({
  sql: z.string().min(1).max(100_000),
  /** Rows at most; null gives all. */
  limit: z.number().int().positive().nullable().default(null)
})

/** Everything a page or a host may ask of the engine. */
export const procedures = {
  'session.get': call(nothing, session),
  'workspace.create': call(z.object({ name: z.string().min(1).max(120) }), session),
  'workspace.open': call(z.object({ file: fileToken }), session),
  'workspace.openRecent': call(z.object({ id: z.string() }), session),
  'workspace.close': call(nothing, session),
  'workspace.status': call(nothing, workspaceStatus),
  /** What the imported data can carry: gaps in time, fields that KPIs need and that are empty. */
  'workspace.quality': call(nothing, dataQuality),
  /** Every table as a file of its own. */
  'workspace.export': job(exportInput, exportReport),
  /** What the importer makes of files, loading nothing. */
  'import.probe': call(probeInput, z.object({ files: z.array(probedFile) })),
  /** What columns can be mapped to. */
  'import.kinds': call(nothing, z.object({ kinds: z.array(mappableKind) })),
  /** The first rows of a table as a mapping would load them. */
  'import.preview': call(previewInput, mappedPreview),
  'import.run': job(importInput, importReport),
  /** Keeps text that the user pasted as a file until the engine closes, to be imported like any other. */
  'import.hold': call(heldText, z.object({ file: fileToken })),
  /** Creates a workspace from the sample that ships with the app. */
  'import.sample': job(nothing, importReport),
  'import.files': call(z.object({ importId: z.string().nullable().default(null) }), z.array(fileReport)),
  'import.rejects': call(
    z.object({
      importId: z.string().nullable().default(null),
      limit: z.number().int().positive().max(10_000).default(500)
    }),
    z.object({ total: z.number().int(), rows: z.array(rejectedRow) })
  ),
  /** Rejected rows as files that can be repaired and imported. */
  'import.rejectedFiles': call(
    z.object({ importId: z.string().nullable().default(null) }),
    z.object({ files: z.array(rejectedFile) })
  ),
  'duplicates.list': call(duplicatesInput, duplicates),
  'duplicates.dismiss': call(dismissInput, done),
  'duplicates.merge': call(mergeInput, kolMerge),
  'duplicates.undo': call(z.object({ mergeId: z.string() }), kolMerge),
  /** Every merge, newest first, undone ones included. */
  'duplicates.merges': call(nothing, z.object({ rows: z.array(kolMerge) })),
  'job.cancel': call(z.object({ job: jobId }), done),
  'kpi.catalogue': call(nothing, z.object({ kpis: z.array(kpiDefinition) })),
  'kpi.figures': call(figuresInput, figures),
  /** MSLs, teams or regions held against each other and an earlier time. */
  'kpi.comparison': call(comparisonInput, comparison),
  'kpi.evidence': call(evidenceInput, evidence),
  /** The definition of a KPI as its file has it. */
  'kpi.text': call(z.object({ id: kpiId }), z.object({ text: z.string() })),
  /** What definitions may read. */
  'kpi.relations': call(nothing, z.object({ relations: z.array(readableRelation) })),
  /** The KPIs that users added to the workspace, with their texts. */
  'kpi.own': call(nothing, z.object({ rows: z.array(ownKpi) })),
  /** What a definition would give, saving nothing. */
  'kpi.check': job(checkInput, ownKpiCheck),
  /** Checks a definition and adds it to the workspace. */
  'kpi.save': job(saveOwnInput, z.object({ id: kpiId })),
  'kpi.remove': call(z.object({ id: kpiId }), done),
  /** Thresholds, each with the ends between which it makes sense. */
  'setting.list': call(nothing, settings),
  'setting.change': call(settingInput, settings),
  /** The time zone of the workspace, by its IANA name. */
  'setting.zone': call(z.object({ zone: z.string().max(64) }), done),
  /** What a team may be measured by, and what it is; scores in the order of territory. */
  'profile.list': call(nothing, profiles),
  'profile.scores': call(scoresInput, scores),
  'profile.save': call(profileFields, profiles),
  'profile.delete': call(z.object({ id: z.string() }), profiles),
  'profile.choose': call(z.object({ id: z.string() }), profiles),
  /** Objectives of a period with figure, pace, status and notes, in the order of territory. */
  'objective.list': call(objectivesInput, objectives),
  'objective.suggest': call(suggestInput, suggestion),
  'objective.save': call(saveInput, z.object({ id: z.string() })),
  'objective.remove': call(z.object({ id: z.string(), removed: z.boolean().default(true) }), done),
  'objective.note': call(noteInput, done),
  'objective.history': call(z.object({ id: z.string() }), z.object({ rows: z.array(objectiveChange) })),
  'record.open': call(z.object({ table: z.string(), id: z.string() }), openedRecord),
  /** Stored rows in a line each, in the order of their addresses; those that are gone are left out. */
  'record.lines': call(z.object({ rows: z.array(evidenceAddress).max(1_000) }), z.object({ rows: z.array(storedRow) })),
  'msl.list': call(periodInput, z.object({ rows: z.array(mslSummary) })),
  'msl.openFollowUps': call(periodInput.extend({ msl: mslId }), z.object({ rows: z.array(openFollowUp) })),
  /** Days with contacts, and the contacts of a period. */
  'msl.calendar': call(calendarInput, contactCalendar),
  'msl.contacts': call(contactRowsInput, storedRows),
  'msl.lateInsights': call(periodInput.extend({ msl: mslId }), z.object({ rows: z.array(lateInsight) })),
  'findings.list': call(findingsInput, findings),
  /** Notes that a finding is known, or takes that back. */
  'findings.acknowledge': call(acknowledgeInput, done),
  /** The overview as it was last whole, for the time until its figures are there. */
  'overview.kept': call(overviewKeptInput, overviewKept.nullable()),
  'overview.keep': call(keepOverviewInput, done),
  /** What the last import changed. */
  'changes.since': call(changesInput, changes.nullable()),
  /** Keeps what a screen shows, to tell after the next import what is different. */
  'changes.keepShown': call(keepShownInput, done),
  'insights.search': call(insights.searchInput, insights.searchResult),
  'insights.themes': call(insights.themesInput, insights.themes),
  'insights.delays': call(insights.insightsInput, insights.delays),
  'insights.ratingQueue': call(insights.ratingQueueInput, insights.ratingQueue),
  'insights.rate': call(insights.rateInput, done),
  'insights.quality': call(insights.insightsInput, insights.insightQuality),
  'insights.recordOutcome': call(insights.outcomeInput, done),
  'insights.outcome': call(
    z.object({ insightId: z.string() }),
    z.object({ outcome: insights.insightOutcome.nullable() })
  ),
  'insights.actions': call(insights.actionsInput, insights.insightActions),
  'diversity.portfolios': call(diversity.portfoliosInput, diversity.portfolios),
  'diversity.detail': call(diversity.portfolioDetailInput, diversity.portfolioDetail),
  'diversity.team': call(periodInput, diversity.teamPortfolios),
  'diversity.overlaps': call(periodInput, diversity.overlaps),
  'diversity.whatIf': call(diversity.whatIfInput, diversity.whatIf),
  'diversity.recommend': call(diversity.recommendInput, diversity.recommendations),
  'diversity.counts': call(diversity.countsInput, z.object({ rows: z.array(diversity.countsRow) })),
  /** A part of the KOLs, filtered and sorted, with how many there are. */
  'kol.list': call(kolListInput, kolList),
  /** KOLs by influence and contacts. */
  'kol.corners': call(kolCornersInput, kolCorners),
  'kol.filters': call(nothing, kolFilters),
  /** A KOL with their whole history. */
  'kol.page': call(kolPageInput, kolPage),
  /** One page about a KOL for a visit, as HTML. */
  'kol.brief': job(kolBriefInput, kolBrief),
  /** What MSLs spend themselves on. */
  'activities.spread': call(activitiesInput, activitiesSpread),
  /** The rows behind one of its numbers. */
  'activities.rows': call(activityRowsInput, storedRows),
  /** Preferred against used channels. */
  'channels.use': call(channelsInput, channelsUse),
  /** The contacts behind one of its numbers. */
  'channels.rows': call(channelRowsInput, storedRows),
  'network.analyse': job(network.networkInput, network.networkResult),
  'network.picture': job(network.networkInput, network.networkPicture),
  /** The same metrics for any list of edges. */
  'network.file': job(network.networkFileInput, network.networkResult),
  /** The network as files that Gephi and networkx read. */
  'network.export': job(network.networkExportInput, network.networkExport),
  'network.text': job(network.networkTextInput, z.object({ text: z.string() })),
  /** Takes edges of a file into the workspace as evidence, in place of those of an earlier file of that name. */
  'network.importEdges': call(network.importEdgesInput, network.importedEdges),
  'network.imported': call(nothing, z.object({ rows: z.array(network.importedList) })),
  'network.removeImported': call(z.object({ list: z.string() }), done),
  /** The evidence behind the edge of two KOLs. */
  'network.evidence': call(network.edgeEvidenceInput, z.object({ rows: z.array(network.edgeEvidence) })),
  /** How much of the network is near the KOLs seen, and who would bring most of the rest near. */
  'network.reach': call(questions.networkQuestion, questions.networkReach),
  /** Whose links grow, and how sure that is. */
  'network.rising': job(questions.networkRisingInput, questions.networkRising),
  /** Central KOLs whom nobody sees, by territory, and those who are seen much without being central. */
  'network.whiteSpace': call(questions.networkListInput, questions.networkWhiteSpace),
  /** Without whom the network falls apart. */
  'network.keystones': call(questions.networkListInput, questions.networkKeystones),
  /** The evidence behind a KOL's links. */
  'network.ties': call(questions.kolTiesInput, storedRows),
  /** The ways between two KOLs with the fewest steps, with the evidence of each step. */
  'network.path': call(questions.networkPathInput, questions.networkPaths),
  /** Through whom MSLs could be introduced to a KOL. */
  'network.introductions': call(questions.introductionsInput, questions.introductions),
  /** The MSL who would naturally see a KOL; null where nothing tells. */
  'network.naturalMsl': call(questions.naturalMslInput, z.object({ natural: questions.naturalMsl.nullable() })),
  'network.recipes': call(nothing, z.object({ rows: z.array(network.storedRecipe) })),
  /** Keeps a recipe under its name, in place of an earlier one. */
  'network.saveRecipe': call(network.saveRecipeInput, done),
  'network.removeRecipe': call(z.object({ name: z.string() }), done),
  'plan.ofKol': call(planOfKolInput, z.object({ rows: z.array(plannedContacts) })),
  /** Plans contacts with a KOL, beside the plans that the CRM has. */
  'plan.add': call(planInput, done),
  'plan.remove': call(unplanInput, done),
  /** Where KOLs stand in a picture, or stood last. */
  'network.positions': call(pictureKey, keptPositions),
  /** Keeps where KOLs stand in a picture; in a workspace opened for reading nothing is kept. */
  'network.keepPositions': call(keepPositionsInput, z.object({ kept: z.boolean() })),
  'sample.write': job(sampleInput, sampleReport),
  /** One reading statement of the user's own, as an Arrow stream. */
  'sql.query': table(sqlInput),
  'sql.rows': call(
    sqlInput,
    z.object({ columns: z.array(z.string()), rows: z.array(z.record(z.string(), z.unknown())) })
  ),
  'sql.tables': call(z.object({}), documentedTables),
  'sql.export': call(sqlInput.extend({ out: fileToken }), z.object({ rows: z.number().int(), bytes: z.number().int() }))
} as const

export type Procedures = typeof procedures
export type ProcedureName = keyof Procedures

/** What a caller passes: fields with defaults may be left out. */
export type Input<K extends ProcedureName> = z.input<Procedures[K]['input']>
/** What the implementation gets: parsed, defaults filled in. */
export type Parsed<K extends ProcedureName> = z.output<Procedures[K]['input']>
export type Output<K extends ProcedureName> = z.output<Procedures[K]['output']>
/** What `call` resolves to: the output, or the job's id for a job. */
export type Answer<K extends ProcedureName> = Procedures[K]['kind'] extends 'job'
  ? { job: z.output<typeof jobId> }
  : Output<K>

/** The events of a job, in order: any number of `progress`, then exactly one of the others. */
export type JobEvent =
  | { kind: 'progress'; job: string; fraction: number; phase: string; rowsDone: number; rowsTotal: number | null }
  | { kind: 'done'; job: string; result: unknown }
  | { kind: 'failed'; job: string; fault: Fault }
  | { kind: 'cancelled'; job: string }

/** What happened in the workspace outside any one call; pages refresh on it. */
export type WorkspaceEvent = { kind: 'workspace-changed' }

export type EngineEvent = JobEvent | WorkspaceEvent
