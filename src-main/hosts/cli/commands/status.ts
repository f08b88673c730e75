import { lensCommand, workspaceOption } from '../command'
import { printJson, printNote, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

export function statusCommand() {
  return lensCommand('status', 'what is in the workspace', 'lens status -w team.lens')
    .addOption(workspaceOption())
    .action((options: CommonOptions) =>
      withEngine(options, 'read', async (engine) => {
        const status = await engine.run('workspace.status', {})
        if (options.json) return printJson(status)
        printTable(
          ['table', 'rows'],
          Object.entries(status.tables).filter(([, rows]) => rows > 0)
        )
        const { from, to } = status.dateRange
        printNote(
          from === null ? 'No completed interaction yet.' : `Interactions from ${from} to ${to}; zone ${status.zone}.`
        )
        printNote(`${status.imports.length} imports; table layout ${status.version}.`)
      })
    )
}
