import { countOption, lensCommand, periodOptions, workspaceOption } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface RecommendOptions extends CommonOptions {
  msl: string
  n: number
  from?: string
  to?: string
}

export function recommendCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'recommend',
    'whom an MSL should see next, and why',
    'lens recommend -w team.lens --msl 005000000000001AAA --n 5'
  )
    .addOption(workspaceOption())
    .requiredOption('--msl <id>', 'the MSL')
    .option('--n <count>', 'KOLs at most', countOption(1), 10)
    .addOption(from!)
    .addOption(to!)
    .action((options: RecommendOptions) =>
      withEngine(options, 'read', async (engine, signal) => {
        const { from, to, asOf, msl, n } = options
        const result = await engine.run(
          'diversity.recommend',
          { from: from ?? null, to: to ?? null, asOf: asOf ?? null, msl, n },
          { signal }
        )
        if (options.json) return printJson(result)
        printTable(
          ['kol', 'score', 'channel', 'effect', 'why'],
          result.rows.map((row) => [
            row.kolName,
            Number(row.score.toFixed(2)),
            row.channel,
            Number(row.effectOnEffectiveKols.toFixed(2)),
            row.reasons.map(({ text }) => text).join('; ')
          ])
        )
        if (result.withheld > 0) printNote(`${result.withheld} more within reach must not be contacted.`)
        printNote(`Period ${result.period.from} to ${result.period.to} (exclusive), as of ${result.period.asOf}.`)
      })
    )
}
