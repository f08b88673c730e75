import type { Implementation } from '../implementation'
import { requireMsl } from '../msl/msls'
import { resolvePeriod } from '../workspace/period'
import { saveObjective, setRemoved } from './edit'
import { objectiveHistory } from './history'
import { listObjectives } from './list'
import { noteObjective } from './notes'
import { suggestTarget } from './suggest'

/** What answers for objectives. */
export const objectiveProcedures: Pick<
  Implementation,
  | 'objective.list'
  | 'objective.suggest'
  | 'objective.save'
  | 'objective.remove'
  | 'objective.note'
  | 'objective.history'
> = {
  'objective.list': async ({ msl, ...days }, { session: { workspace }, resources, signal }) => {
    await requireMsl(workspace, msl)
    const period = await resolvePeriod(workspace, days)
    return { period, rows: await listObjectives(workspace, resources, period, msl, signal) }
  },
  'objective.suggest': (input, { session, resources, signal }) =>
    suggestTarget(session.workspace, resources, input, signal),
  'objective.save': async (input, { session, resources }) => {
    const id = await saveObjective(session.workspace, resources, input)
    session.touch()
    return { id }
  },
  'objective.remove': async ({ id, removed }, { session }) => {
    await setRemoved(session.workspace, id, removed)
    session.touch()
    return { done: true }
  },
  'objective.note': async ({ id, ...note }, { session }) => {
    await noteObjective(session.workspace, id, note)
    session.touch()
    return { done: true }
  },
  'objective.history': async ({ id }, { session }) => ({
    rows: await objectiveHistory(session.workspace.connection, id)
  })
}
