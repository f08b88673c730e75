import { groupings, type Figure, type KpiDefinition } from '#contract/kpi'
import { lensCommand, listOption, periodOptions, workspaceOption } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface KpiOptions extends CommonOptions {
  by?: (typeof groupings)[number][]
  from?: string
  to?: string
  msl?: string
  kpi?: string[]
  profile?: string
  catalogue?: boolean
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
    .option('--catalogue', 'list the definitions')
    .action((options: KpiOptions) => (options.catalogue ? printCatalogue(options) : printFigures(options)))
}

function printCatalogue(options: KpiOptions) {
  return withEngine(options, null, async (engine) => {
    const { kpis } = await engine.run('kpi.catalogue', {})
    if (options.json) return printJson({ kpis })
    printTable(
      ['id', 'name', 'family', 'unit', 'better'],
      kpis.map((kpi: KpiDefinition) => [kpi.id, kpi.name, kpi.family, kpi.unit, kpi.better])
    )
  })
}

function printFigures(options: KpiOptions) {
  return withEngine(options, 'read', async (engine, signal) => {
    const days = { from: options.from ?? null, to: options.to ?? null, asOf: options.asOf ?? null }
    const profile = options.profile ?? null
    const { period, rows } = await engine.run(
      'kpi.figures',
      { ...days, by: options.by ?? [], msl: options.msl ?? null, kpis: options.kpi ?? null, profile },
      { signal }
    )
    const scores = profile === null ? null : (await engine.run('profile.scores', { ...days, profile }, { signal })).rows
    const asked = scores?.filter(({ msl }) => options.msl === undefined || msl === options.msl)
    if (options.json) return printJson(asked ? { period, rows, scores: asked } : { period, rows })
    printTable(
      ['kpi', 'for', 'value', 'interval', 'n', 'state'],
      rows.map((row) => [
        row.kpi,
        groupName(row),
        readable(row.value, row.unit),
        interval(row),
        row.n,
        row.reason ?? row.state
      ])
    )
    if (asked) {
      printTable(
        ['score of', 'value', 'interval', 'covered', 'results'],
        asked.map(({ mslName, value, low, high, covered, mix }) => [
          mslName,
          readable(value, 'attainment'),
          low === null || high === null ? null : `${readable(low, 'attainment')} – ${readable(high, 'attainment')}`,
          readable(covered, 'share'),
          readable(mix.results, 'share')
        ])
      )
    }
    printNote(`Period ${period.from} to ${period.to} (exclusive), as of ${period.asOf}.`)
  })
}

const groupName = ({ group }: Figure) =>
  Object.entries(group)
    .filter(([key]) => key !== 'msl')
    .map(([, name]) => name ?? '–')
    .join(', ') || 'all'

const readable = (value: number | null, unit: string) =>
  value === null ? null : unit === 'share' ? `${(100 * value).toFixed(1)} %` : String(Number(value.toPrecision(4)))

const interval = ({ low, high, unit }: Figure) =>
  low === null || high === null ? null : `${readable(low, unit)} – ${readable(high, unit)}`
