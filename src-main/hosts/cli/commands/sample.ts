import { countOption, lensCommand } from '../command'
import { printJson, printTable, progressReporter } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface SampleOptions extends CommonOptions {
  out: string
  msls?: number
  kols?: number
  interactions?: number
  seed?: number
  dialect?: string
}

export function sampleCommand() {
  return lensCommand('sample', 'write a realistic sample export', 'lens sample --out sample-export --seed 7')
    .requiredOption('--out <folder>', 'folder to write into')
    .option('--msls <n>', 'MSLs in the team', countOption(1))
    .option('--kols <n>', 'KOLs in the territory', countOption(1))
    .option('--interactions <n>', 'interactions over two years', countOption(0))
    .option('--seed <n>', 'the same seed gives the same files', countOption(0))
    .option('--dialect <id>', 'the CRM whose export it looks like')
    .action((options: SampleOptions) =>
      withEngine(options, null, async (engine, signal) => {
        const { out, msls, kols, interactions, seed, dialect } = options
        const input = { out: engine.registerFile(out), msls, kols, interactions, seed, dialect }
        const report = await engine.run('sample.write', input, { signal, onProgress: progressReporter() })
        if (options.json) return printJson(report)
        printTable(
          ['file', 'rows', 'bytes'],
          report.files.map((file) => [file.path, file.rows, file.bytes])
        )
      })
    )
}
