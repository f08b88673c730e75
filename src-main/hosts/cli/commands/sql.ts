import { writeFileSync } from 'node:fs'
import { Option } from 'commander'
import Papa from 'papaparse'
import type { Engine } from '#engine/engine'
import { lensCommand, workspaceOption, wrongUsage } from '../command'
import { printJson, printNote, printTable, printText } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface SqlOptions extends CommonOptions {
  format?: 'table' | 'csv' | 'json' | 'arrow' | 'parquet'
  out?: string
  tables?: boolean
}

export function sqlCommand() {
  return lensCommand(
    'sql',
    'read-only SQL over the documented tables',
    'lens sql -w team.lens "SELECT channel, count(*) FROM contact GROUP BY ALL"'
  )
    .argument('[statement]', 'one SELECT statement')
    .addOption(workspaceOption())
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'csv', 'json', 'arrow', 'parquet']))
    .option('--out <file>', 'write to this file')
    .option('--tables', 'list the tables and their columns; needs no workspace')
    .action((statement: string | undefined, options: SqlOptions) => {
      if (options.tables) return printTables(options)
      if (statement === undefined) wrongUsage('Give a SELECT statement, or --tables for what there is to select from.')
      return withEngine(options, 'read', async (engine) => {
        const format = options.json ? 'json' : (options.format ?? 'table')
        if (format === 'arrow' || format === 'parquet') {
          if (options.out === undefined) wrongUsage(`--format ${format} needs --out FILE.`)
          return writeBinary(engine, statement, format, options.out)
        }
        const { columns, rows } = await engine.run('sql.rows', { sql: statement })
        if (format === 'json') {
          if (options.out === undefined) return printJson({ rows })
          return writeFileSync(options.out, JSON.stringify({ schemaVersion: 1, rows }))
        }
        if (format === 'csv') {
          // Excel and its like run cells that begin like a formula; a leading quote makes them text.
          const text = Papa.unparse(
            { fields: columns, data: rows.map((row) => columns.map((name) => cell(row[name]))) },
            { escapeFormulae: true }
          )
          return options.out === undefined ? printText(text) : writeFileSync(options.out, text)
        }
        printTable(
          columns,
          rows.map((row) => columns.map((name) => cell(row[name])))
        )
        printNote(`${rows.length} rows.`)
      })
    })
}

function printTables(options: SqlOptions) {
  return withEngine(options, null, async (engine) => {
    const { tables } = await engine.run('sql.tables', {})
    if (options.json) return printJson({ tables })
    printTable(
      ['table', 'holds', 'columns'],
      tables.map(({ name, columns, about }) => [name, about, columns.map((column) => column.name).join(' ')])
    )
  })
}

async function writeBinary(engine: Engine, statement: string, format: 'arrow' | 'parquet', out: string): Promise<void> {
  if (format === 'parquet') await engine.run('sql.export', { sql: statement, out: engine.registerFile(out) })
  else writeFileSync(out, await engine.run('sql.query', { sql: statement }))
}

function cell(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)
}
