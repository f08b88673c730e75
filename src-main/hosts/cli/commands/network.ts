import { Option } from 'commander'
import { edgeKinds, type EdgeRecipe, type NetworkResult } from '#contract/network'
import { lensCommand, periodOptions, workspaceOption, wrongUsage } from '../command'
import { printJson, printNote, printTable, progressReporter } from '../output'
import { withEngine, type CommonOptions } from '../run'
import { collect, kindsOption, recipeOf, type ChosenKind } from './edge-kinds'
import { answerNetworkQuestion, networkQuestions, type AskedNetwork } from './network-questions'

const importedKinds = ['stated', 'nomination', 'referral'] as const
type ImportedKind = (typeof importedKinds)[number]
const evidenceDays = ['period', 'before-end'] as const

interface NetworkOptions extends CommonOptions, Omit<AskedNetwork, 'json'> {
  edges?: ChosenKind[]
  recipe?: string
  saveRecipe?: string
  recipes?: boolean
  out?: string
  import?: string
  as?: ImportedKind
  metrics?: string[]
  from?: string
  to?: string
  evidence?: (typeof evidenceDays)[number]
  edgesFile?: string
  nodesFile?: string
  directed?: boolean
  weight?: string
  weighted?: boolean
  raw?: boolean
  exact?: boolean
}

export function networkCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'network',
    'influence of every KOL, or metrics of any edge list',
    'lens network -w team.lens --edges co-authorship co-speaker'
  )
    .addOption(workspaceOption())
    .option(
      '--edges <kind...>',
      `kinds of edges, such as co-authorship or co-authorship=2 to count it twice: ${edgeKinds.join(', ')}`,
      collect(kindsOption)
    )
    .option('--recipe <name>', 'kinds, multipliers and days kept under that name')
    .option('--save-recipe <name>', 'keep --edges, --from and --to under that name')
    .option('--recipes', 'list the recipes that are kept')
    .option('--import <file>', 'take the edges of a GraphML, GEXF or CSV file into the workspace, KOLs by id or name')
    .addOption(new Option('--as <kind>', 'what imported edges are taken for').choices(importedKinds))
    .addOption(
      new Option('--ask <question>', 'what the network tells with the contacts of the period').choices(networkQuestions)
    )
    .option('--path <kols...>', 'the ways of the fewest steps between two KOLs, by id')
    .option('--introduce <kol>', 'who could introduce the team to a KOL, by id')
    .option('--msl <ids...>', 'with --ask and --introduce: contacts of these MSLs only')
    .option('--out <file>', 'write the network: .graphml, .gexf, or .csv for nodes and edges')
    .option(
      '--metrics <name...>',
      'these metrics only',
      collect((text) => text.split(','))
    )
    .addOption(from!)
    .addOption(to!)
    .addOption(
      new Option(
        '--evidence <days>',
        'evidence of the period, or all before its end: a question asks for the latter unless told, metrics for the former'
      ).choices(evidenceDays)
    )
    .option('--edges-file <file>', 'an edge list: source,target[,weight]')
    .option('--nodes-file <file>', 'names of nodes that may have no edge')
    .option('--directed', 'edges point from source to target')
    .option('--weight <column>', 'the column that holds weights')
    .option('--weighted', 'distances of 1/weight and weighted metrics, in place of hops')
    .option('--raw', 'betweenness, closeness and harmonic as sums, not normalised')
    .option('--exact', 'exact betweenness, however long it takes, in place of an estimate for large networks')
    .action((options: NetworkOptions) => {
      if (options.evidence && (options.edgesFile ?? options.import) !== undefined) {
        wrongUsage('--evidence goes with the network of a workspace.')
      }
      if (options.edgesFile !== undefined) return fromFile(options, options.edgesFile)
      if (options.import !== undefined) return importFrom(options, options.import)
      if (options.nodesFile || options.directed || options.weight) {
        wrongUsage('--nodes-file, --directed and --weight go with --edges-file.')
      }
      if (options.recipes) return listRecipes(options)
      const asked = [options.ask, options.path, options.introduce].filter((one) => one !== undefined)
      if (asked.length > 1) wrongUsage('Give one of --ask, --path and --introduce.')
      if (options.path && options.path.length !== 2) wrongUsage('--path takes two KOLs.')
      if (options.msl && !options.ask && options.introduce === undefined) {
        wrongUsage('--msl goes with --ask and --introduce.')
      }
      if (asked.length > 0 && (options.out || options.saveRecipe || options.metrics || options.raw || options.exact)) {
        wrongUsage('--out, --save-recipe, --metrics, --raw and --exact go with metrics, not with a question.')
      }
      if (asked.length > 0) return answerFromWorkspace(options)
      if (options.saveRecipe !== undefined && !options.edges) wrongUsage('--save-recipe goes with --edges.')
      return fromWorkspace(options)
    })
}

function fromFile(options: NetworkOptions, file: string) {
  return withEngine(options, null, async (engine, signal) => {
    const input = {
      edgesFile: engine.registerFile(file),
      nodesFile: options.nodesFile === undefined ? null : engine.registerFile(options.nodesFile),
      directed: options.directed ?? false,
      weightColumn: options.weight ?? null,
      weighted: options.weighted ?? false,
      raw: options.raw ?? false,
      exact: options.exact ?? false,
      metrics: options.metrics ?? null
    }
    print(options, await engine.run('network.file', input, { signal, onProgress: progressReporter() }))
  })
}

/** The kinds of edges and the days that options name; `usual` says which evidence where they do not. */
function chosenNetwork(options: NetworkOptions, usual: (typeof evidenceDays)[number]) {
  return {
    from: options.from ?? null,
    to: options.to ?? null,
    asOf: options.asOf ?? null,
    evidence: options.evidence ?? usual,
    ...recipeOf(options.edges, options.recipe),
    weighted: options.weighted ?? false
  }
}

/** Influence is older than the contacts of a quarter, so that questions look at all evidence as the screen does. */
function answerFromWorkspace(options: NetworkOptions) {
  return withEngine(options, 'read', (engine, signal) =>
    answerNetworkQuestion(engine, options, chosenNetwork(options, 'before-end'), signal)
  )
}

function fromWorkspace(options: NetworkOptions) {
  return withEngine(options, options.saveRecipe === undefined ? 'read' : 'write', async (engine, signal) => {
    const days = { from: options.from ?? null, to: options.to ?? null }
    if (options.saveRecipe !== undefined) {
      await engine.run('network.saveRecipe', { name: options.saveRecipe, recipe: { kinds: options.edges!, ...days } })
      printNote(`The recipe ${options.saveRecipe} is kept.`)
    }
    const input = {
      ...chosenNetwork(options, 'period'),
      metrics: options.metrics ?? null,
      raw: options.raw ?? false,
      exact: options.exact ?? false
    }
    const job = { signal, onProgress: progressReporter() }
    if (options.out === undefined) return print(options, await engine.run('network.analyse', input, job))
    const written = await engine.run('network.export', { ...input, out: engine.registerFile(options.out) }, job)
    if (options.json) return printJson(written)
    for (const { path, bytes } of written.files) printNote(`${path}: ${bytes.toLocaleString('en')} bytes`)
    printNote(`${written.nodes} nodes and ${written.edges} edges written.`)
  })
}

function importFrom(options: NetworkOptions, file: string) {
  return withEngine(options, 'write', async (engine) => {
    const report = await engine.run('network.importEdges', {
      file: engine.registerFile(file),
      directed: options.directed ?? false,
      kind: options.as ?? null
    })
    if (options.json) return printJson(report)
    printNote(
      `${report.imported} of ${report.edges} edges taken in as ${report.kind}; ${report.matched} of ${report.nodes} nodes are KOLs.`
    )
    if (report.unmatched.length > 0) printNote(`Not found: ${report.unmatched.slice(0, 10).join(', ')}`)
    for (const { name, kols } of report.ambiguous) printNote(`${name} may be ${kols.join(' or ')}.`)
  })
}

function listRecipes(options: NetworkOptions) {
  return withEngine(options, 'read', async (engine) => {
    const { rows } = await engine.run('network.recipes', {})
    if (options.json) return printJson({ rows })
    const kindsOf = ({ kinds }: EdgeRecipe) => kinds.map(({ kind, multiplier }) => `${kind}=${multiplier}`).join(', ')
    printTable(
      ['name', 'kinds', 'from', 'to'],
      rows.map(({ name, recipe }) => [name, kindsOf(recipe), recipe.from, recipe.to])
    )
  })
}

function print(options: NetworkOptions, result: NetworkResult): void {
  if (options.json) return printJson(result)
  const top = [...result.rows].sort((a, b) => (b.pagerank ?? 0) - (a.pagerank ?? 0)).slice(0, 20)
  printTable(
    ['node', 'degree', 'betweenness', 'closeness', 'pagerank', 'core', 'community'],
    top.map((row) => [
      row.kolName ?? row.kol,
      row.degree,
      round(row.betweenness),
      round(row.closeness),
      round(row.pagerank),
      row.core,
      row.community
    ])
  )
  printNote(
    `${result.nodes} nodes, ${result.edges} edges, ${result.components} components; modularity ${round(result.modularity)}. ` +
      `The ${top.length} of highest PageRank are shown; --json gives all.`
  )
  for (const [metric, error] of Object.entries(result.approximate)) {
    printNote(`${metric} is estimated, within ${round(error)} at 90 % confidence; --exact computes it.`)
  }
}

const round = (value: number | null) => (value === null ? null : Number(value.toPrecision(4)))
