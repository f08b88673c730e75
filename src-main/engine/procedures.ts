import { arrowStream } from './workspace/arrow'
import { exportTables } from './workspace/export-tables'
import { workspaceStatus } from './workspace/status'
import { listThresholds, setThreshold } from './workspace/thresholds'
import { exportAsUser, queryAsUser } from './workspace/user-sql'
import { readDialects } from './import/dialect'
import { runImport } from './import/import'
import { expandInputs } from './import/inputs'
import { mappableKinds } from './import/mapping'
import { previewMapping } from './import/mapping-preview'
import { previewFiles } from './import/preview'
import { fileReports } from './import/record'
import { rejectedFiles } from './import/rejected-files'
import { listRejects } from './import/rejects'
import { activityRows } from './activities/rows'
import { activitiesSpread } from './activities/spread'
import { changesSince, keepShown } from './changes/changes'
import { channelRows } from './channels/rows'
import { channelsUse } from './channels/use'
import { compare } from './comparison/comparison'
import { diversityOfCounts } from './diversity/counts'
import { portfolioDetail } from './diversity/detail'
import { overlaps } from './diversity/overlap'
import { portfolios } from './diversity/portfolio'
import { dictionary } from './dictionary/dictionary'
import { recommend } from './diversity/recommend'
import { teamPortfolios } from './diversity/team'
import { whatIf } from './diversity/what-if'
import { setDismissed } from './duplicates/dismissal'
import { listDuplicates } from './duplicates/list'
import { listMerges, mergeKols, undoMerge } from './duplicates/merge'
import { setAcknowledged } from './findings/acknowledgements'
import { listFindings } from './findings/findings'
import { insightProcedures } from './insights/procedures'
import { briefHtml } from './kol/brief/html'
import { briefParts } from './kol/brief/parts'
import { kolCorners } from './kol/corners'
import { kolFilters, listKols } from './kol/list'
import { kolPage } from './kol/page'
import { evidence } from './kpi/evidence'
import { figuresBeside } from './kpi/beside'
import { undecided } from './kpi/objective'
import { checkOwn } from './kpi/own/check'
import { removeOwn, saveOwn } from './kpi/own/edit'
import { readableRelations } from './kpi/own/readable'
import { listOwn } from './kpi/own/stored'
import { definitionText } from './kpi/own/text'
import { allDefinitions, catalogued, namedAmong, shippedDefinitions } from './kpi/registry'
import { requireMsl } from './msl/msls'
import { mslProcedures } from './msl/procedures'
import { daysOf, requestOf } from './network/asked'
import { edgeEvidence } from './network/edge-evidence'
import { analyseFile, analyseWorkspace, exportNetwork, networkPicture, networkText } from './network/network'
import { importedLists, importEdges, removeImported } from './network/imports/import-edges'
import { keepPositions, keptPositions } from './network/kept-positions'
import { questionProcedures } from './network/questions/procedures'
import { listRecipes, removeRecipe, saveRecipe } from './network/recipes/stored'
import { keepOverview, keptOverview } from './overview/kept-overview'
import { importSample } from './sample/import-sample'
import { writeSample } from './sample/write'
import { dataQuality } from './quality/data-quality'
import { objectiveProcedures } from './objectives/procedures'
import { addToPlan, planOfKol, removeFromPlan } from './plan/plan'
import { chooseProfile, deleteProfile, listProfiles, profileNamed, saveProfile } from './profiles/profiles'
import { profileScores } from './profiles/scores'
import { withTargets } from './profiles/targets'
import { recordLines } from './record/lines'
import { openRecord } from './record/record'
import { resolvePeriod } from './workspace/period'
import { checkZone, setZone } from './workspace/zone'
import type { Implementation } from './implementation'

/** The engine's table of contents: what answers each procedure of the contract. */
export const implementation: Implementation = {
  'session.get': (_, { session }) => session.describe(),
  'workspace.create': async ({ name }, { session }) => {
    await session.create(name)
    return session.describe()
  },
  'workspace.open': async ({ file }, { session, files }) => {
    await session.open(files.existing(file), 'write')
    return session.describe()
  },
  'workspace.openRecent': async ({ id }, { session }) => {
    await session.openRecent(id)
    return session.describe()
  },
  'workspace.close': async (_, { session }) => {
    session.close()
    return session.describe()
  },
  'workspace.status': (_, { session }) => workspaceStatus(session.workspace),
  'workspace.quality': async (_, { session: { workspace }, resources }) =>
    dataQuality(workspace.connection, await allDefinitions(workspace, resources)),
  'workspace.export': ({ out, format, canonical }, { session, files, signal, onProgress }) =>
    exportTables(session.workspace, { out: files.pathOf(out), format, canonical }, { signal, onProgress }),
  'import.probe': async ({ files, rows, zone }, { resources, signal, ...context }) => {
    checkZone(zone)
    const inputs = expandInputs(files.map((token) => context.files.given(token)))
    const request = { rows, zone: zone ?? 'Etc/UTC', dialects: readDialects(resources) }
    return { files: await previewFiles(inputs, request, signal) }
  },
  'import.kinds': async () => ({ kinds: mappableKinds() }),
  'import.preview': async ({ files, path, mapping, zone }, { resources, signal, ...context }) => {
    checkZone(zone)
    const inputs = expandInputs(files.map((token) => context.files.given(token)))
    return previewMapping(inputs, path, mapping, { zone: zone ?? 'Etc/UTC', dialects: readDialects(resources) }, signal)
  },
  'import.run': async ({ files, dialect, mappings, dryRun, zone }, context) => {
    const { session, resources } = context
    const given = files.map((token) => context.files.given(token))
    const { workspace } = session
    const request = { files: given, dialect, mappings, dryRun, zone }
    const report = await workspace.writing(() => runImport(workspace, resources, request, context))
    if (report.importId !== null) session.touch()
    return report
  },
  'import.hold': async ({ name, text }, { files }) => ({ file: files.hold(name, text) }),
  'import.sample': (_, context) => importSample(context),
  'import.files': ({ importId }, { session }) => fileReports(session.workspace.connection, importId),
  'import.rejects': ({ importId, limit }, { session }) => listRejects(session.workspace.connection, importId, limit),
  'import.rejectedFiles': async ({ importId }, { session }) => ({
    files: await rejectedFiles(session.workspace.connection, importId)
  }),
  'duplicates.list': ({ limit }, { session, signal }) => listDuplicates(session.workspace, limit, signal),
  'duplicates.dismiss': async ({ first, second, dismissed }, { session }) => {
    await setDismissed(session.workspace, [first, second], dismissed)
    return { done: true }
  },
  'duplicates.merge': async (input, { session }) => {
    const merge = await mergeKols(session.workspace, input)
    session.touch()
    return merge
  },
  'duplicates.undo': async ({ mergeId }, { session }) => {
    const merge = await undoMerge(session.workspace, mergeId)
    session.touch()
    return merge
  },
  'duplicates.merges': async (_, { session }) => ({ rows: await listMerges(session.workspace.connection) }),
  'job.cancel': async () => ({ done: true }),
  'kpi.catalogue': async (_, { session, resources }) => ({
    kpis: (await allDefinitions(session.openWorkspace, resources)).map(catalogued)
  }),
  'kpi.figures': async (
    { by, msl, kpis, profile: id, intervals, ...days },
    { session: { workspace }, resources, signal }
  ) => {
    const known = await allDefinitions(workspace, resources)
    const profile = id === null ? null : await profileNamed(workspace, resources, known, id)
    const named = namedAmong(known, kpis)
    const definitions = profile ? named.filter((one) => profile.parts.some(({ kpi }) => kpi === one.id)) : named
    await requireMsl(workspace, msl)
    const period = await resolvePeriod(workspace, days)
    const found = await figuresBeside(workspace, { period, by, msl, definitions, known, intervals }, signal)
    const rows = profile ? withTargets(found.rows, profile, definitions, period) : found.rows
    return { period: found.period, rows: intervals ? rows : rows.map(undecided) }
  },
  'kpi.comparison': async ({ kpi, by, against, ...days }, { session: { workspace }, resources, signal }) => {
    const known = await allDefinitions(workspace, resources)
    const [definition] = namedAmong(known, [kpi])
    const period = await resolvePeriod(workspace, days)
    return compare(workspace, definition!, known, { period, by, against }, signal)
  },
  'kpi.evidence': async ({ kpi, msl, team, region, limit, ...days }, { session: { workspace }, resources, signal }) => {
    const known = await allDefinitions(workspace, resources)
    const [definition] = namedAmong(known, [kpi])
    await requireMsl(workspace, msl)
    const period = await resolvePeriod(workspace, days)
    return evidence(workspace, definition!, known, period, { msl, team, region }, limit, signal)
  },
  'kpi.text': async ({ id }, { session, resources }) => ({
    text: await definitionText(session.openWorkspace, resources, id)
  }),
  'kpi.relations': async () => ({ relations: [...readableRelations] }),
  'kpi.own': async (_, { session, resources }) => ({
    rows: await listOwn(session.workspace, shippedDefinitions(resources))
  }),
  'kpi.check': ({ text, replaces, ...days }, { session, resources, signal }) =>
    checkOwn(session.workspace, resources, { text, replaces }, days, signal),
  'kpi.save': async (input, { session, resources, signal }) => {
    const id = await saveOwn(session.workspace, resources, input, signal)
    session.touch()
    return { id }
  },
  'kpi.remove': async ({ id }, { session }) => {
    await removeOwn(session.workspace, id)
    session.touch()
    return { done: true }
  },
  'setting.list': async (_, { session: { workspace } }) => ({ rows: await listThresholds(workspace) }),
  'setting.change': async ({ name, value }, { session }) => {
    await setThreshold(session.workspace, name, value)
    session.touch()
    return { rows: await listThresholds(session.workspace) }
  },
  'setting.zone': async ({ zone }, { session }) => {
    await setZone(session.workspace, zone)
    session.touch()
    return { done: true }
  },
  'profile.list': async (_, { session: { workspace }, resources }) =>
    listProfiles(workspace, resources, await allDefinitions(workspace, resources)),
  'profile.scores': async ({ profile: id, msl, ...days }, { session: { workspace }, resources, signal }) => {
    const definitions = await allDefinitions(workspace, resources)
    const profile = await profileNamed(workspace, resources, definitions, id)
    await requireMsl(workspace, msl)
    const period = await resolvePeriod(workspace, days)
    return { period, profile, rows: await profileScores(workspace, profile, definitions, period, msl, signal) }
  },
  'profile.save': async (fields, { session: { workspace }, resources }) => {
    const definitions = await allDefinitions(workspace, resources)
    await saveProfile(workspace, resources, definitions, fields)
    return listProfiles(workspace, resources, definitions)
  },
  'profile.delete': async ({ id }, { session: { workspace }, resources }) => {
    await deleteProfile(workspace, id)
    return listProfiles(workspace, resources, await allDefinitions(workspace, resources))
  },
  'profile.choose': async ({ id }, { session: { workspace }, resources }) => {
    const definitions = await allDefinitions(workspace, resources)
    await chooseProfile(workspace, await profileNamed(workspace, resources, definitions, id))
    return listProfiles(workspace, resources, definitions)
  },
  ...objectiveProcedures,
  'record.open': ({ table, id }, { session }) => openRecord(session.workspace, table, id),
  'record.lines': async ({ rows }, { session }) => ({ rows: await recordLines(session.workspace, rows) }),
  ...mslProcedures,
  ...insightProcedures,
  'kol.list': async ({ from, to, asOf, ...request }, { session: { workspace }, signal }) =>
    listKols(workspace, await resolvePeriod(workspace, { from, to, asOf }), request, signal),
  'kol.corners': async ({ msls, ...days }, { session: { workspace }, signal }) =>
    kolCorners(workspace, await resolvePeriod(workspace, days), msls, signal),
  'kol.filters': (_, { session }) => kolFilters(session.workspace),
  'kol.page': async ({ kol, limit, ...days }, { session: { workspace }, signal }) =>
    kolPage(workspace, await resolvePeriod(workspace, days), kol, limit, signal),
  'kol.brief': async (wanted, { session: { workspace }, signal, onProgress }) => ({
    html: briefHtml(await briefParts(workspace, wanted, { signal, onProgress }), wanted.language)
  }),
  'activities.spread': async ({ msls, ...days }, { session: { workspace }, signal }) =>
    activitiesSpread(workspace, await resolvePeriod(workspace, days), msls, signal),
  'activities.rows': async ({ from, to, asOf, ...request }, { session: { workspace }, signal }) =>
    activityRows(workspace, await resolvePeriod(workspace, { from, to, asOf }), request, signal),
  'channels.use': async ({ msls, ...days }, { session: { workspace }, signal }) =>
    channelsUse(workspace, await resolvePeriod(workspace, days), msls, signal),
  'channels.rows': async ({ from, to, asOf, ...request }, { session: { workspace }, signal }) =>
    channelRows(workspace, await resolvePeriod(workspace, { from, to, asOf }), request, signal),
  'diversity.portfolios': async ({ msl, ...days }, { session: { workspace } }) => {
    await requireMsl(workspace, msl)
    return portfolios(workspace, await resolvePeriod(workspace, days), msl)
  },
  'diversity.detail': async ({ msl, ...days }, { session: { workspace } }) =>
    portfolioDetail(workspace, await resolvePeriod(workspace, days), msl),
  'diversity.team': async (days, { session: { workspace } }) =>
    teamPortfolios(workspace, await resolvePeriod(workspace, days)),
  'diversity.overlaps': async (days, { session: { workspace } }) =>
    overlaps(workspace, await resolvePeriod(workspace, days)),
  'diversity.whatIf': async ({ msl, visits, ...days }, { session: { workspace } }) =>
    whatIf(workspace, await resolvePeriod(workspace, days), msl, visits),
  'diversity.recommend': async ({ msl, n, ...days }, { session: { workspace }, signal }) =>
    recommend(workspace, await resolvePeriod(workspace, days), msl, n, signal),
  'diversity.counts': async ({ file, wide, rarefy }, { files }) => ({
    rows: diversityOfCounts(files.existing(file), wide, rarefy)
  }),
  'findings.list': async ({ msl, evidenceLimit, ...days }, { session: { workspace }, resources, signal }) => {
    await requireMsl(workspace, msl)
    const period = await resolvePeriod(workspace, days)
    return listFindings(workspace, resources, { period, msl, evidenceLimit }, signal)
  },
  'findings.acknowledge': async (said, { session }) => {
    await setAcknowledged(session.workspace, said)
    return { done: true }
  },
  'overview.kept': ({ place }, { session }) => keptOverview(session.workspace, place),
  'overview.keep': async ({ place, shown }, { session }) => {
    await keepOverview(session.workspace, place, shown)
    return { done: true }
  },
  'changes.since': ({ place }, { session }) => changesSince(session.workspace, place),
  'changes.keepShown': async ({ place, shown }, { session }) => {
    await keepShown(session.workspace, place, shown)
    return { done: true }
  },
  'network.analyse': (wanted, { session, signal, onProgress }) =>
    analyseWorkspace(session.workspace, { ...wanted, days: daysOf(wanted) }, { signal, onProgress }),
  'network.picture': async (wanted, { session: { workspace }, signal, onProgress }) =>
    networkPicture(workspace, await requestOf(workspace, wanted), { signal, onProgress }),
  'network.file': ({ edgesFile, nodesFile, ...wanted }, { files, signal, onProgress }) => {
    const nodesPath = nodesFile === null ? null : files.existing(nodesFile)
    return analyseFile(files.existing(edgesFile), { ...wanted, nodesPath }, { signal, onProgress })
  },
  'network.export': async ({ out, ...wanted }, { session: { workspace }, files, signal, onProgress }) =>
    exportNetwork(workspace, files.pathOf(out), await requestOf(workspace, wanted), { signal, onProgress }),
  'network.text': async ({ format, ...wanted }, { session: { workspace }, signal, onProgress }) => ({
    text: await networkText(workspace, format, await requestOf(workspace, wanted), { signal, onProgress })
  }),
  'network.importEdges': async ({ file, ...wanted }, { session, files }) => {
    const report = await importEdges(session.workspace, files.existing(file), wanted)
    session.touch()
    return report
  },
  'network.imported': async (_, { session }) => ({ rows: await importedLists(session.workspace.connection) }),
  'network.removeImported': async ({ list }, { session }) => {
    await removeImported(session.workspace, list)
    session.touch()
    return { done: true }
  },
  'network.evidence': async ({ kols, ...wanted }, { session: { workspace } }) => ({
    rows: await edgeEvidence(workspace, { ...wanted, days: daysOf(wanted) }, kols)
  }),
  ...questionProcedures,
  'network.recipes': async (_, { session }) => ({ rows: await listRecipes(session.workspace.connection) }),
  'network.saveRecipe': async ({ name, recipe }, { session }) => {
    await saveRecipe(session.workspace, name, recipe)
    return { done: true }
  },
  'network.removeRecipe': async ({ name }, { session }) => {
    await removeRecipe(session.workspace, name)
    return { done: true }
  },
  'plan.ofKol': async ({ kol }, { session }) => ({ rows: await planOfKol(session.workspace, kol) }),
  'plan.add': async (input, { session }) => {
    await addToPlan(session.workspace, input)
    session.touch()
    return { done: true }
  },
  'plan.remove': async (input, { session }) => {
    await removeFromPlan(session.workspace, input)
    session.touch()
    return { done: true }
  },
  'network.positions': (picture, { session }) => keptPositions(session.workspace.connection, picture),
  'network.keepPositions': async (picture, { session }) => ({ kept: await keepPositions(session.workspace, picture) }),
  'sample.write': ({ out, ...size }, { files, signal, onProgress }) =>
    writeSample({ ...size, out: files.pathOf(out), signal, onProgress }),
  'sql.query': async ({ sql, limit }, { session, signal }) =>
    arrowStream(await queryAsUser(session.workspace, sql, limit, signal)),
  'sql.rows': async ({ sql, limit }, { session, signal }) => {
    const columns = await queryAsUser(session.workspace, sql, limit, signal)
    const names = Object.keys(columns)
    const length = columns[names[0]!]?.length ?? 0
    const rows = Array.from({ length }, (_, i) => Object.fromEntries(names.map((name) => [name, columns[name]![i]])))
    return { columns: names, rows }
  },
  'sql.tables': () => Promise.resolve({ tables: dictionary() }),
  'sql.export': ({ sql, limit, out }, { session, files }) =>
    exportAsUser(session.workspace, sql, limit, files.pathOf(out))
}
