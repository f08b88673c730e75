import { readFileSync } from 'node:fs'
import { LensFault } from '#contract/faults'
import type { OwnKpiCheck } from '#contract/own-kpis'
import { printJson, printNote, printTable } from '../output'
import { exitCodes, withEngine, type CommonOptions } from '../run'
import { figureCells, figureColumns } from './figure-table'

export interface OwnKpiOptions extends CommonOptions {
  from?: string
  to?: string
  add?: string[]
  remove?: string[]
  check?: string
}

/** Adds definitions to the workspace, one after the other; one that is refused keeps those before it. */
export function addOwnKpis(options: OwnKpiOptions, files: readonly string[]) {
  return withEngine(options, 'write', async (engine, signal) => {
    const added: string[] = []
    for (const file of files) {
      const { id } = await engine.run('kpi.save', { text: readDefinitionFile(file), overwrite: true }, { signal })
      added.push(id)
      if (!options.json) printNote(`${id} was added.`)
    }
    if (options.json) printJson({ added })
  })
}

/** Takes own definitions out of the workspace. */
export function removeOwnKpis(options: OwnKpiOptions, ids: readonly string[]) {
  return withEngine(options, 'write', async (engine) => {
    for (const id of ids) {
      await engine.run('kpi.remove', { id })
      if (!options.json) printNote(`${id} was removed.`)
    }
    if (options.json) printJson({ removed: ids })
  })
}

/** Says what a definition would give, and what keeps it from being used; exit code 1 where something does. */
export function checkOwnKpi(options: OwnKpiOptions, file: string) {
  return withEngine(options, 'read', async (engine, signal) => {
    const days = { from: options.from ?? null, to: options.to ?? null, asOf: options.asOf ?? null }
    const checked = await engine.run('kpi.check', { text: readDefinitionFile(file), ...days }, { signal })
    if (options.json) printJson(checked)
    else printCheck(checked, file)
    if (checked.problems.length > 0) process.exitCode = exitCodes.unusableInput
  })
}

function printCheck({ period, problems, columns, total, evidence, figures }: OwnKpiCheck, file: string): void {
  for (const { line, message, hint } of problems) {
    printNote(`${file}${line === null ? '' : `:${line}`}: ${message}.${hint === null ? '' : ` ${hint}`}`)
  }
  if (problems.length > 0) return
  const names = columns.map(({ name }) => name)
  const shown = ['msl_id', 'kol_id', 'occurred_on', 'numerator', 'denominator', 'value'].filter((name) =>
    names.includes(name)
  )
  printTable(
    [...shown, 'record'],
    evidence.map((row) => {
      const cells: Record<string, string | number | null> = {
        msl_id: row.mslName ?? row.mslId,
        kol_id: row.kolName ?? row.kolId,
        occurred_on: row.occurredOn,
        numerator: row.numerator,
        denominator: row.denominator,
        value: row.value
      }
      return [...shown.map((name) => cells[name] ?? null), `${row.evidenceTable} ${row.evidenceId}`]
    })
  )
  printNote(`${evidence.length} of ${total} rows.`)
  printTable(figureColumns, figures.map(figureCells))
  printNote(`Nothing was saved. Period ${period.from} to ${period.to} (exclusive), as of ${period.asOf}.`)
}

function readDefinitionFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new LensFault(
      { code: 'file-not-found', message: `There is no definition at ${path}.`, hint: 'Check the path.', where: path },
      { cause: error }
    )
  }
}
