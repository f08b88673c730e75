/**
 * `npm run test:corpus [-- FOLDER…]`: holds `lens probe` against tables whose reading is known, and prints what came of
 * each. Without folders it reads the project's own; a folder may hold `X.csv` with `X.csv.expected.json` or
 * `X.expected.json`, or be a csv-spectrum with `csvs` and `json`. Needs a build.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const cli = resolve(import.meta.dirname, '../out/main/cli.js')
const given = process.argv.slice(2)
const folders = given.length > 0 ? given : [join(import.meta.dirname, 'data/csv')]

/** The tables of a folder with what is expected of each. */
function casesOf(folder) {
  if (existsSync(join(folder, 'csvs'))) {
    return readdirSync(join(folder, 'csvs')).map((name) => ({
      file: join(folder, 'csvs', name),
      expected: { objects: readJson(join(folder, 'json', name.replace(/\.csv$/, '.json'))) }
    }))
  }
  const names = readdirSync(folder, { recursive: true }).map(String)
  return names
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => {
      const file = join(folder, name.replace('.expected.json', ''))
      return { file: existsSync(file) ? file : `${file}.csv`, expected: ownTerms(readJson(join(folder, name))) }
    })
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** Expectations of other suites in the terms of ours. */
function ownTerms({ kind, header, dialect, columns, rows, rejected, ...rest }) {
  if (kind === 'objects') return { objects: rows, must: rest.must }
  return { columns: columns ?? header, delimiter: rest.delimiter ?? dialect?.delimiter, rows, rejected, ...rest }
}

function probe(files, zone) {
  if (files.length === 0) return []
  const args = [cli, 'probe', ...files, '--json', ...(zone ? ['--zone', zone] : [])]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout).files
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

/** What differs between a reading and what was expected, in words; empty where nothing does. */
function differences(got, expected) {
  if (expected.error !== undefined) return got.error === expected.error ? [] : [`error ${got.error}`]
  const found = []
  const expect = (name, fits) => fits || found.push(name)
  expect('accounting', got.rowsIn === got.rows.length + got.rejected + got.ignored)
  if (expected.objects !== undefined) {
    const objects = got.rows.map((row) => Object.fromEntries(got.columns.map((name, i) => [name, row[i]])))
    expect('rows', same(objects, expected.objects))
    return found
  }
  const given = (name) => expected[name] !== undefined
  if (given('encoding')) expect('encoding', got.encoding?.toLowerCase() === expected.encoding)
  if (given('delimiter')) expect('delimiter', got.delimiter === expected.delimiter || expected.columns?.length < 2)
  if (given('columns')) expect('columns', same(got.columns, expected.columns))
  if (given('rows')) {
    const total = expected.rows.length + (expected.rejected ?? 0)
    const isOther = Array.isArray(expected.alt)
      ? same(got.rows, expected.alt)
      : given('alt') && got.rows.length + got.rejected === total
    expect('rows', isOther || (same(got.rows, expected.rows) && got.rejected === (expected.rejected ?? got.rejected)))
  }
  if (given('ignored')) expect('ignored', got.ignored === expected.ignored)
  for (const [column, order] of Object.entries(expected.dateOrder ?? {})) {
    expect(`order of ${column}`, got.dateOrder[column] === order)
  }
  const typed = (kind, fits) => {
    for (const [column, values] of Object.entries(expected[kind] ?? {})) {
      expect(
        `${kind} of ${column}`,
        values.every((value, i) => fits(got.typed[column]?.[i], value))
      )
    }
  }
  typed('dates', (a, b) => String(a).startsWith(b))
  typed('utc', (a, b) => new Date(a).getTime() === new Date(b).getTime())
  typed('numbers', (a, b) => a === b)
  return found
}

let unlike = 0
const table = folders.flatMap((folder) => {
  const cases = casesOf(folder)
  const zones = [...new Set(cases.map(({ expected }) => expected.zone))]
  const readings = new Map(
    zones
      .flatMap((zone) =>
        probe(
          cases.filter(({ expected }) => expected.zone === zone).map(({ file }) => file),
          zone
        )
      )
      .map((reading) => [reading.path, reading])
  )
  return cases.map(({ file, expected }) => {
    const got = readings.get(resolve(file))
    if (got === undefined) throw new Error(`${file} was not read`)
    const found = differences(got, expected)
    if (found.length > 0) unlike++
    return {
      file: relative(folder, file),
      'rows expected': expected.error ?? (expected.rows ?? expected.objects ?? []).length,
      'rows got': got.error ?? got.rows.length,
      rejected: got.rejected,
      ignored: got.ignored,
      verdict: found.length === 0 ? 'as expected' : `differs: ${found.join(', ')}`
    }
  })
})
console.table(table)
console.log(`${table.length - unlike} of ${table.length} as expected`)
process.exitCode = unlike === 0 ? 0 : 1
