import { lensCommand, workspaceOption } from '../command'
import { printJson, printTable } from '../output'
import { withEngine, type CommonOptions } from '../run'

export function profilesCommand() {
  return lensCommand('profiles', 'what a team is measured by: KPIs, weights, targets', 'lens profiles -w team.lens')
    .addOption(workspaceOption())
    .action((options: CommonOptions) =>
      withEngine(options, 'read', async (engine) => {
        const { current, rows } = await engine.run('profile.list', {})
        if (options.json) return printJson({ current, rows })
        printTable(
          ['id', 'name', 'kpis', 'results', 'in use'],
          rows.map(({ id, name, parts, results }) => [
            id,
            name,
            parts.length,
            `${Math.round(100 * results)} %`,
            id === current ? 'yes' : ''
          ])
        )
      })
    )
}
