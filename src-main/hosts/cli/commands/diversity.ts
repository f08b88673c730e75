import { InvalidArgumentError } from 'commander'
import { lensCommand, periodOptions, workspaceOption, wrongUsage } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface DiversityOptions extends CommonOptions {
  from?: string
  to?: string
  msl?: string
  counts?: string
  wide?: boolean
  rarefy?: number[]
}

export function diversityCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'diversity',
    'how widely contacts are spread over KOLs',
    'lens diversity -w team.lens --from 2025-10-01 --to 2026-10-01'
  )
    .addOption(workspaceOption())
    .addOption(from!)
    .addOption(to!)
    .option('--msl <id>', 'one MSL only')
    .option('--counts <file>', 'the same indices for a table of counts: key,count[,planned]')
    .option('--wide', 'the table has a first column "site" and a column for each KOL')
    .option('--rarefy <sizes>', 'expected KOLs at these sample sizes, such as 5,10,20', sizesOption)
    .action((options: DiversityOptions) => {
      if (options.counts !== undefined) return printCounts(options, options.counts)
      if (options.wide || options.rarefy) wrongUsage('--wide and --rarefy go with --counts.')
      return printPortfolios(options)
    })
}

function sizesOption(text: string): number[] {
  const sizes = text.split(',').map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    throw new InvalidArgumentError('Sizes are whole numbers from 1 on, joined by commas.')
  }
  return sizes
}

function printCounts(options: DiversityOptions, file: string) {
  return withEngine(options, null, async (engine) => {
    const { rows } = await engine.run('diversity.counts', {
      file: engine.registerFile(file),
      wide: options.wide ?? false,
      rarefy: options.rarefy ?? []
    })
    if (options.json) return printJson({ rows })
    printTable(
      ['site', 'contacts', 'kols', 'effective KOLs (q2)', 'herfindahl', 'top 3', 'gini'],
      rows.map((row) => [
        row.site,
        row.contacts,
        row.kols,
        round(row.hill.q2),
        round(row.herfindahl),
        round(row.cr3),
        round(row.gini)
      ])
    )
  })
}

function printPortfolios(options: DiversityOptions) {
  return withEngine(options, 'read', async (engine, signal) => {
    const result = await engine.run(
      'diversity.portfolios',
      { from: options.from ?? null, to: options.to ?? null, asOf: options.asOf ?? null, msl: options.msl ?? null },
      { signal }
    )
    if (options.json) return printJson(result)
    printTable(
      ['msl', 'contacts', 'kols', 'assigned', 'effective', 'plan means', 'top 3', 'gamma', 'p', 'over-reliance'],
      result.rows.map((row) => [
        row.mslName,
        row.contacts,
        row.kols,
        row.assigned,
        round(row.hill.q2),
        round(row.hillPlan),
        round(row.cr3),
        round(row.gamma),
        round(row.expected?.pValue ?? null),
        row.overReliance.level
      ])
    )
    printTable(
      ['msl', 'mix', 'classes seen', 'of the panel', 'gap', 'chance, median', 'chance, 95th percentile'],
      result.rows.flatMap((row) =>
        Object.entries(row.byAttribute).map(([attribute, { effective, effectiveAssigned, gap, chance }]) => [
          row.mslName,
          attribute,
          round(effective),
          round(effectiveAssigned),
          round(gap),
          round(chance?.median ?? null),
          round(chance?.p95 ?? null)
        ])
      )
    )
    const { from, to, asOf } = result.period
    printNote(`Period ${from} to ${to} (exclusive), as of ${asOf}.`)
  })
}

const round = (value: number | null) => (value === null ? null : Number(value.toPrecision(3)))
