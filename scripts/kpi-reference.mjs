/**
 * `npm run docs`: writes docs/kpis.md, the reference of all KPIs, from their definitions. With `--print` it goes to
 * standard output. Needs a build.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'

const root = resolve(import.meta.dirname, '..')
const target = resolve(root, 'docs/kpis.md')
const { stdout } = spawnSync(process.execPath, [resolve(root, 'out/main/cli.js'), 'kpis', '--catalogue', '--json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 26
})
const { kpis } = JSON.parse(stdout)

/** How each aggregation makes a figure of its rows, and the 95 % interval beside it. */
const aggregations = {
  ratio: ['the sum of numerators over that of denominators', 'Wilson'],
  'ratio-of-means': ['the sum of numerators over that of denominators', 'none'],
  rate: ['the sum of events over that of exposure', 'exact Poisson'],
  mean: ['the mean of the values', 'Student t'],
  survival: ['the Kaplan–Meier median, open ones censored; the 90th percentile beside it', 'log-log'],
  diversity: ['an index of how contacts spread over KOLs', 'bootstrap over meetings, 400 to 2,000 resamples'],
  network: ['a measure of the influence network around the KOLs seen', 'none'],
  composite: ['the weighted mean of attainments', 'what it would be if missing parts had 0 or 1.2']
}

/** What is told of those who were asked. */
const answersText = (share) =>
  `the share of those asked who answered stands beside it${share > 0 ? `; withheld where fewer than ${Math.round(100 * share)} % did` : ''}`

const chapters = [...new Set(kpis.map(({ family }) => family))].map((family) => {
  const entries = kpis
    .filter((kpi) => kpi.family === family)
    .map(
      ({
        id,
        name,
        question,
        unit,
        better,
        aggregation,
        grain,
        requires,
        kind,
        counts,
        counters,
        answers,
        fewest,
        source
      }) => {
        const [kindOfFigure, field] = aggregation.split(':')
        const [computed, interval] = aggregations[kindOfFigure]
        return [
          `### ${name}`,
          `\`${id}\` · ${kind}, ${counts} · ${unit}, ${better.startsWith('band') ? better : `${better} is better`}`,
          question,
          `- **Computed** as ${computed}${field ? ` (\`${field}\`)` : ''}, ${grain === 'event' ? 'each row on its day' : 'anew for each period'}; the rows: \`resources/kpis/${id}.sql\``,
          `- **Needs** ${requires.map((one) => `\`${one}\``).join(', ')}`,
          `- **Interval** ${interval}`,
          ...(counters.length > 0 ? [`- **Read with** ${counters.map((one) => `\`${one}\``).join(', ')}`] : []),
          ...(answers === null ? [] : [`- **Answers** ${answersText(answers)}`]),
          ...(fewest === null ? [] : [`- **Told** from ${fewest} values on`]),
          `- **Source** ${source}`
        ]
          .join('\n\n')
          .replaceAll('\n\n- ', '\n- ')
          .replace('\n- **Computed', '\n\n- **Computed')
      }
    )
  return [`## ${family[0].toUpperCase()}${family.slice(1)}`, ...entries].join('\n\n')
})

const text = [
  '# KPIs',
  'Written by `npm run docs` from the definitions; how one is written stands in `kpi-definitions.md`.',
  ...chapters
].join('\n\n')
const formatted = await format(text, { ...(await resolveConfig(target)), parser: 'markdown' })
if (process.argv.includes('--print')) process.stdout.write(formatted)
else writeFileSync(target, formatted)
