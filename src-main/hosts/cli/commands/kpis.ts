import { groupings, type KpiDefinition } from '#contract/kpi'
import { lensCommand, listOption, periodOptions, workspaceOption, wrongUsage } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine } from '../run'
import { figureCells, figureColumns, scoreCells, scoreColumns } from './figure-table'
import { addOwnKpis, checkOwnKpi, removeOwnKpis, type OwnKpiOptions } from './own-kpis'

interface KpiOptions extends OwnKpiOptions {
  by?: (typeof groupings)[number][]
  msl?: string
  kpi?: string[]
  profile?: string
  catalogue?: boolean
  intervals: boolean
}

export function kpisCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'kpis',
    'figures, with intervals and evidence counts',
    'lens kpis -w team.lens --by msl --from 2026-01-01 --to 2026-07-01'
  )
    .addOption(workspaceOption())
    .option('--by <groups>', `${groupings.join(', ')}, or several joined by a comma`, listOption(groupings))
    .addOption(from!)
    .addOption(to!)
    .option('--msl <id>', 'one MSL only')
    .option('--kpi <id...>', 'these KPIs only')
    .option('--profile <id>', 'the KPIs of a profile, with its targets and the score of each MSL')
    .option('--no-intervals', 'leave out the intervals that are drawn, which take longest')
    .option('--catalogue', 'list the definitions; with -w those added to the workspace too')
    .option('--check <file>', 'what a definition of your own would give, saving nothing')
    .option('--add <file...>', 'check definitions of your own and add them to the workspace')
    .option('--remove <id...>', 'take definitions of your own out of it')
    .action((options: KpiOptions) => {
      const { add, remove, check, catalogue } = options
      if ([add, remove, check, catalogue].filter(Boolean).length > 1) {
        wrongUsage('--add, --remove, --check and --catalogue are for one at a time.')
      }
      if (add) return addOwnKpis(options, add)
      if (remove) return removeOwnKpis(options, remove)
      if (check !== undefined) return checkOwnKpi(options, check)
      return catalogue ? printCatalogue(options) : printFigures(options)
    })
}

function printCatalogue(options: KpiOptions) {
  return withEngine(options, options.workspace === undefined ? null : 'read', async (engine) => {
    const { kpis } = await engine.run('kpi.catalogue', {})
    if (options.json) return printJson({ kpis })
    printTable(
      ['id', 'name', 'family', 'unit', 'better', 'own'],
      kpis.map((kpi: KpiDefinition) => [kpi.id, kpi.name, kpi.family, kpi.unit, kpi.better, kpi.own ? 'yes' : ''])
    )
  })
}

function printFigures(options: KpiOptions) {
  return withEngine(options, 'read', async (engine, signal) => {
    const days = { from: options.from ?? null, to: options.to ?? null, asOf: options.asOf ?? null }
    const profile = options.profile ?? null
    const { period, rows } = await engine.run(
      'kpi.figures',
      {
        ...days,
        by: options.by ?? [],
        msl: options.msl ?? null,
        kpis: options.kpi ?? null,
        profile,
        intervals: options.intervals
      },
      { signal }
    )
    const scores = profile === null ? null : (await engine.run('profile.scores', { ...days, profile }, { signal })).rows
    const asked = scores?.filter(({ msl }) => options.msl === undefined || msl === options.msl)
    if (options.json) return printJson(asked ? { period, rows, scores: asked } : { period, rows })
    printTable(figureColumns, rows.map(figureCells))
    if (asked) printTable(scoreColumns, asked.map(scoreCells))
    printNote(`Period ${period.from} to ${period.to} (exclusive), as of ${period.asOf}.`)
  })
}
