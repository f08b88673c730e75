/**
 * `npm run docs`: writes docs/tables.md, the reference of all tables, from the layout. With `--print` it goes to standard
 * output. Needs a build.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'

const root = resolve(import.meta.dirname, '..')
const target = resolve(root, 'docs/tables.md')
const { stdout } = spawnSync(process.execPath, [resolve(root, 'out/main/cli.js'), 'sql', '--tables', '--json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 26
})
const { tables } = JSON.parse(stdout)

const chapters = {
  imported: [
    'Tables that imports feed',
    'An asterisk marks what a row must have; the rest is null where an export has none. Each of them carries four columns more: `deleted` (true: kept, and never counted), `modified_at`, `source_file_id` and `source_row`; `msl` and `kol` also `stub`, for people whom other rows name and no file describes.'
  ],
  view: ['Views', 'Made of the tables, and read like them.'],
  own: ["The workspace's own tables", 'What was imported, decided and kept here.']
}

const chapterOf = ([kind, [title, about]]) =>
  [`## ${title}`, about, ...tables.filter((table) => table.kind === kind).map(entryOf)].join('\n\n')

function entryOf({ name, about, key, columns }) {
  const rows = columns.map(
    (column) => `| \`${column.name}\`${column.required ? ' *' : ''} | ${column.type} | ${column.about ?? ''} |`
  )
  return [
    `### ${name}`,
    `${about}.${key.length > 0 ? ` One row for each ${key.map((field) => `\`${field}\``).join(', ')}.` : ''}`,
    ['| column | type | |', '| --- | --- | --- |', ...rows].join('\n')
  ].join('\n\n')
}

const text = [
  '# Tables',
  'Written by `npm run docs` from the layout of a workspace. `lens sql` and the SQL console on the screen _Data_ read them; neither can change them.',
  'Ids are those of the CRM, as text. Columns that end in `_on` are days, those in `_at` moments in UTC; a period ends on the day before its `period_end` or `to_on`.',
  ...Object.entries(chapters).map(chapterOf)
].join('\n\n')
const formatted = await format(text, { ...(await resolveConfig(target)), parser: 'markdown' })
if (process.argv.includes('--print')) process.stdout.write(formatted)
else writeFileSync(target, formatted)
