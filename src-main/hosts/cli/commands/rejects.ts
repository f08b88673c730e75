import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LensFault } from '#contract/faults'
import { lensCommand, workspaceOption } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface RejectsOptions extends CommonOptions {
  out: string
  import?: string
}

export function rejectsCommand() {
  return lensCommand(
    'rejects',
    'write rejected rows as CSV, to be repaired and imported again',
    'lens rejects -w team.lens --out repair'
  )
    .addOption(workspaceOption())
    .requiredOption('--out <folder>', 'folder to write into')
    .option('--import <id>', 'only those of this import')
    .action((options: RejectsOptions) =>
      withEngine(options, 'read', async (engine) => {
        const { files } = await engine.run('import.rejectedFiles', { importId: options.import ?? null })
        const written = files.map(({ name, path, rows, text }) => {
          const target = join(options.out, name)
          writeNew(options.out, target, text)
          return { path: target, from: path, rows }
        })
        if (options.json) return printJson({ files: written })
        printTable(
          ['file', 'rows'],
          written.map(({ path, rows }) => [path, rows])
        )
        printNote(written.length === 0 ? 'No row was rejected.' : 'Repair the rows, then import these files.')
      })
    )
}

function writeNew(folder: string, target: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(target, text, { flag: 'wx' })
  } catch (error) {
    throw new LensFault(
      {
        code: 'bad-input',
        message: `${target} cannot be written, or exists already.`,
        hint: 'Choose an empty folder.',
        where: target
      },
      { cause: error }
    )
  }
}
