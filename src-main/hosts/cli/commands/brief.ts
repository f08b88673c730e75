import { writeFileSync } from 'node:fs'
import { Option } from 'commander'
import { briefLanguages, type BriefLanguage } from '#contract/kol-brief'
import { lensCommand, periodOptions, workspaceOption } from '../command'
import { printJson, printNote, printText } from '../output'
import { withEngine, type CommonOptions } from '../run'
import { collect, kindsOption, recipeOf, type ChosenKind } from './edge-kinds'

interface BriefOptions extends CommonOptions {
  out?: string
  language: BriefLanguage
  edges?: ChosenKind[]
  recipe?: string
  from?: string
  to?: string
}

export function briefCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'brief',
    'one page about a KOL for the visit, as HTML to read or print',
    'lens brief 0018K000000002wQAA -w team.lens --out brief.html --language de'
  )
    .argument('<kol>', 'the KOL, by id')
    .addOption(workspaceOption())
    .option('--out <file>', 'write the page there, not to stdout')
    .addOption(new Option('--language <language>', 'its language').choices(briefLanguages).default('en'))
    .option(
      '--edges <kind...>',
      'kinds of edges that influence and ties rest on, such as co-authorship=2',
      collect(kindsOption)
    )
    .option('--recipe <name>', 'kinds, multipliers and days kept under that name, in place of --edges')
    .addOption(from!)
    .addOption(to!)
    .action((kol: string, options: BriefOptions) =>
      withEngine(options, 'read', async (engine, signal) => {
        const { from, to, asOf, language, edges, recipe, out, json } = options
        const { html } = await engine.run(
          'kol.brief',
          {
            kol,
            language,
            from: from ?? null,
            to: to ?? null,
            asOf: asOf ?? null,
            ...recipeOf(edges, recipe)
          },
          { signal }
        )
        if (out !== undefined) {
          writeFileSync(out, html)
          printNote(`Wrote ${out}.`)
        }
        if (json) return printJson(out === undefined ? { kol, html } : { kol, out })
        if (out === undefined) printText(html)
      })
    )
}
