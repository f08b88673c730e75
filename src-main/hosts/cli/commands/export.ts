import { Option } from 'commander'
import { lensCommand, workspaceOption } from '../command'
import { printJson, printNote, printTable, progressReporter } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface ExportOptions extends CommonOptions {
  out: string
  format?: 'parquet' | 'csv'
  canonical?: boolean
}

export function exportCommand() {
  return lensCommand('export', 'write all tables as files', 'lens export -w team.lens --out tables --format csv')
    .addOption(workspaceOption())
    .requiredOption('--out <folder>', 'folder to write into')
    .addOption(new Option('--format <format>', 'parquet unless told otherwise').choices(['parquet', 'csv']))
    .option('--canonical', 'only the canonical tables, without where their rows came from')
    .action((options: ExportOptions) =>
      withEngine(options, 'read', async (engine, signal) => {
        const { out, format, canonical } = options
        const input = { out: engine.registerFile(out), format, canonical }
        const { files } = await engine.run('workspace.export', input, { signal, onProgress: progressReporter() })
        if (options.json) return printJson({ files })
        printTable(
          ['table', 'rows', 'bytes'],
          files.map(({ table, rows, bytes }) => [table, rows, bytes])
        )
        printNote(`${files.length} files in ${out}.`)
      })
    )
}
