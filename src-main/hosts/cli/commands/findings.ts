import type { Finding, FindingAcknowledgement } from '#contract/finding'
import { lensCommand, periodOptions, workspaceOption } from '../command'
import { printJson, printNote, printText } from '../output'
import { withEngine, type CommonOptions } from '../run'

interface FindingsOptions extends CommonOptions {
  from?: string
  to?: string
  msl?: string
}

export function findingsCommand() {
  const [from, to] = periodOptions()
  return lensCommand(
    'findings',
    'what needs attention, with evidence and a next step',
    'lens findings -w team.lens --from 2025-10-01 --to 2026-10-01'
  )
    .addOption(workspaceOption())
    .addOption(from!)
    .addOption(to!)
    .option('--msl <id>', 'one MSL only')
    .action((options: FindingsOptions) => printFindings(options))
}

function printFindings(options: FindingsOptions) {
  return withEngine(options, 'read', async (engine, signal) => {
    const result = await engine.run(
      'findings.list',
      { from: options.from ?? null, to: options.to ?? null, asOf: options.asOf ?? null, msl: options.msl ?? null },
      { signal }
    )
    if (options.json) return printJson(result)
    const { period, findings } = result
    printText(findings.length === 0 ? 'Nothing stands out that the data can prove.' : findings.map(block).join('\n\n'))
    printNote(`Period ${period.from} to ${period.to} (exclusive), as of ${period.asOf}.`)
  })
}

function block({ severity, title, detail, action, evidenceTotal, acknowledged, lapsed }: Finding): string {
  const rows = `${evidenceTotal} ${evidenceTotal === 1 ? 'row' : 'rows'} of evidence`
  const known = [...saidOf(acknowledged, 'known'), ...saidOf(lapsed, 'was known')]
  return [`${severity.padEnd(5)} ${title}.`, ...[detail, `Next: ${action}`, rows, ...known].map(indented)].join('\n')
}

function saidOf(said: FindingAcknowledgement | null, how: string): string[] {
  if (said === null) return []
  const until = said.until === null ? '' : `, until ${said.until}`
  return [`${how} since ${said.at.slice(0, 10)}${until}: ${said.note}`]
}

const indented = (line: string) => `      ${line}`
