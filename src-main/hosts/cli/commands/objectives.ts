import type { Objective } from '#contract/objectives'
import { lensCommand, periodOptions, workspaceOption } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface ObjectivesOptions extends CommonOptions {
  from?: string
  to?: string
  msl?: string
}

export function objectivesCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'objectives',
    'what was agreed with each MSL, how far it is, and its milestones',
    'lens objectives -w team.lens --msl 005000000000001AAA'
  )
    .addOption(workspaceOption())
    .addOption(from!)
    .addOption(to!)
    .option('--msl <id>', 'one MSL only')
    .action((options: ObjectivesOptions) =>
      withEngine(options, 'read', async (engine, signal) => {
        const { from, to, asOf, msl } = options
        const result = await engine.run(
          'objective.list',
          { from: from ?? null, to: to ?? null, asOf: asOf ?? null, msl: msl ?? null },
          { signal }
        )
        if (options.json) return printJson(result)
        printTable(['msl', 'objective', 'from', 'to', 'now', 'target', 'status', 'milestones'], result.rows.map(cells))
        printNote(`Ends are exclusive, as of ${result.period.asOf}.`)
      })
    )
}

function cells({ mslName, msl, kpi, text, from, to, value, target, band, status, milestones }: Objective) {
  const reached = milestones === null ? null : `${milestones.dueReached} of ${milestones.due} due`
  const rounded = value === null ? null : Number(value.toFixed(3))
  return [
    mslName ?? msl,
    kpi ?? text,
    from,
    to,
    rounded,
    band ? `${band.low} to ${band.high}` : target,
    status,
    reached
  ]
}
