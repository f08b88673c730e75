import { countOption, lensCommand, periodOptions, workspaceOption } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface EvidenceOptions extends CommonOptions {
  kpi: string
  msl?: string
  from?: string
  to?: string
  limit?: number
}

export function evidenceCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'evidence',
    'the rows behind a figure',
    'lens evidence -w team.lens --kpi followup-on-time --msl 005000000000001AAA'
  )
    .addOption(workspaceOption())
    .requiredOption('--kpi <id>', 'the KPI')
    .option('--msl <id>', 'one MSL only')
    .addOption(from!)
    .addOption(to!)
    .option('--limit <n>', 'rows at most', countOption(1))
    .action((options: EvidenceOptions) =>
      withEngine(options, 'read', async (engine, signal) => {
        const { period, total, rows } = await engine.run(
          'kpi.evidence',
          {
            kpi: options.kpi,
            msl: options.msl ?? null,
            from: options.from ?? null,
            to: options.to ?? null,
            asOf: options.asOf ?? null,
            limit: options.limit ?? null
          },
          { signal }
        )
        if (options.json) return printJson({ period, total, rows })
        printTable(
          ['on', 'msl', 'kol', 'numerator', 'denominator', 'value', 'pending', 'record'],
          rows.map((row) => [
            row.occurredOn,
            row.mslName ?? row.mslId,
            row.kolName ?? row.kolId,
            row.numerator,
            row.denominator,
            row.value,
            row.pending ? 'yes' : '',
            `${row.evidenceTable} ${row.evidenceId}`
          ])
        )
        printNote(
          `${rows.length} of ${total} rows; period ${period.from} to ${period.to} (exclusive), as of ${period.asOf}.`
        )
      })
    )
}
