import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { LensFault } from '#contract/faults'
import type { ImportReport } from '#contract/import'
import type { UnusedGoal } from '#contract/objectives'
import type { DataQuality } from '#contract/quality'
import { parseMapping } from '#contract/mapping-file'
import { lensCommand, workspaceOption } from '../command'
import { printJson, printNote, printTable, progressReporter } from '../output'
import { exitCodes, withEngine, type CommonOptions } from '../run'

interface ImportOptions extends CommonOptions {
  dialect?: string
  map?: string[]
  dryRun?: boolean
  strict?: boolean
}

export function importCommand() {
  return lensCommand('import', 'recognise and load CRM exports', 'lens import exports/2026-09 -w team.lens')
    .argument('<path...>', 'files or folders')
    .addOption(workspaceOption())
    .option('--zone <zone>', 'IANA time zone of the workspace, such as Europe/Berlin')
    .option('--dialect <id>', 'read all files as this CRM, in place of recognising it')
    .option('--map <file...>', 'mappings of columns for files with the header they name')
    .option('--dry-run', 'report what would be loaded, and load nothing')
    .option('--strict', 'end with exit code 3 where rows were rejected')
    .action((paths: string[], options: ImportOptions) =>
      withEngine(options, 'create', async (engine, signal) => {
        const report = await engine.run(
          'import.run',
          {
            files: paths.map((path) => engine.registerFile(path)),
            dialect: options.dialect ?? null,
            mappings: (options.map ?? []).map(readMapping),
            dryRun: options.dryRun ?? false,
            zone: options.zone ?? null
          },
          { signal, onProgress: progressReporter() }
        )
        const quality = await engine.run('workspace.quality', {})
        if (options.json) printJson({ ...report, quality })
        else printReport(report, quality)
        if (options.strict && report.totals.rejected > 0) process.exitCode = exitCodes.rejectedRows
      })
    )
}

function readMapping(path: string) {
  try {
    return parseMapping(readFileSync(path, 'utf8'), path)
  } catch (error) {
    if (error instanceof LensFault) throw error
    throw new LensFault(
      { code: 'file-not-found', message: `There is no mapping at ${path}.`, hint: 'Check the path.', where: path },
      { cause: error }
    )
  }
}

function printReport(
  { files, totals, unresolved, dateRange, elapsedMs, dryRun }: ImportReport,
  { time, fields, goals }: DataQuality
): void {
  printTable(
    ['file', 'read as', 'rows in', 'loaded', 'merged', 'rejected', 'ignored'],
    [
      ...files.map((file) => [
        basename(file.path),
        file.entities.length > 0 ? `${file.entities.join(', ')} (${file.dialect})` : 'not recognised',
        file.rowsIn,
        file.loaded,
        file.merged,
        file.rejected,
        file.ignored
      ]),
      ['all', '', totals.rowsIn, totals.loaded, totals.merged, totals.rejected, totals.ignored]
    ]
  )
  for (const file of files) {
    for (const { message, column } of file.warnings) {
      printNote(`${basename(file.path)}${column === null ? '' : `, ${column}`}: ${message}`)
    }
    for (const { row, line, reason } of file.rejects.slice(0, 10)) {
      printNote(`${basename(file.path)}, ${line === null ? `row ${row}` : `line ${line}`}: rejected, ${reason}`)
    }
    if (file.rejected > 10) printNote(`${basename(file.path)}: ${file.rejected - 10} more rows rejected`)
  }
  if (unresolved.kol + unresolved.msl > 0) {
    printNote(`Referred to but in no file: ${unresolved.kol} KOLs and ${unresolved.msl} MSLs; each got a marked stub.`)
  }
  if (dateRange.from !== null) printNote(`Interactions from ${dateRange.from} to ${dateRange.to}.`)
  for (const { table, gaps } of time) {
    for (const { from, to, days } of gaps) {
      printNote(`No ${words(table)} for ${days} days, from ${from} to ${to}: is a part of the export missing?`)
    }
  }
  const often = fields.filter(({ emptyShare }) => emptyShare !== null && emptyShare > mostEmpty)
  if (often.length > 0) printNote('Fields that KPIs need, and that are often empty:')
  for (const { table, field, emptyShare, kpis } of often) {
    printNote(`  ${field} of ${words(table)}: empty in ${Math.round(100 * emptyShare!)} % (${kpis.join(', ')})`)
  }
  for (const goal of goals) printNote(`Objective ${goal.id}: ${goalNote(goal)}`)
  printNote(`${dryRun ? 'Nothing was loaded (dry run)' : 'Done'} after ${(elapsedMs / 1000).toFixed(1)} s.`)
}

/** What is wrong with a goal that is not used, and what to do. */
function goalNote({ gap, kpi, target, bandLow, bandHigh, best }: UnusedGoal): string {
  switch (gap) {
    case 'one-end':
      return `its band has one end only, ${bandLow ?? bandHigh}, and is not used; give band_low and band_high.`
    case 'reversed':
      return `its band ends at ${bandHigh}, below its begin ${bandLow}, and is not used; swap band_low and band_high.`
    case 'target-for-band':
      return `its target ${target} is not used, as ${kpi} is best from ${best!.low} to ${best!.high}; give band_low and band_high.`
  }
}

/** A share of empty values above which the KPIs that need them say less than they seem to. */
const mostEmpty = 0.4

const words = (table: string) => table.replaceAll('_', ' ')
