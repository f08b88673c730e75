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
    .option('--no-intervals', 'leave out the intervals that are drawn, which take longest')
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
    const { period, rows } = await engine.run(
      'kpi.figures',
      {
        by: options.by ?? [],
        from: options.from ?? null,
        to: options.to ?? null,
        asOf: options.asOf ?? null,
        msl: options.msl ?? null,
        kpis: options.kpi ?? null,
        intervals: options.intervals
      },
      { signal }
    )
    if (options.json) return printJson({ period, rows })
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
