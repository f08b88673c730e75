import { basename } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { lensCommand } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface ProbeOptions extends CommonOptions {
  rows?: number
}

export function probeCommand() {
  return lensCommand(
    'probe',
    'what the importer makes of files, loading nothing',
    'lens probe exports/2026-09 --rows 20'
  )
    .argument('<path...>', 'files or folders')
    .option('--rows <n>', 'rows to give of each file; all where left out', countOption)
    .option('--zone <zone>', 'IANA time zone of times that name none, such as Europe/Berlin')
    .action((paths: string[], options: ProbeOptions) =>
      withEngine(options, null, async (engine, signal) => {
        const { files } = await engine.run(
          'import.probe',
          {
            files: paths.map((path) => engine.registerFile(path)),
            rows: options.json ? (options.rows ?? null) : (options.rows ?? 5),
            zone: options.zone ?? null
          },
          { signal }
        )
        if (options.json) return printJson({ files })
        for (const file of files) {
          printNote(
            `${basename(file.path)}: ${file.entity === null ? 'not recognised' : `${file.entity} (${file.dialect}): ${file.reason}`}`
          )
          for (const { message } of file.warnings) printNote(`  ${message}`)
          if (file.columns.length > 0) printTable(file.columns, file.rows)
        }
      })
    )
}

function countOption(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('A number of rows is a whole number from 1 on.')
  return count
}
