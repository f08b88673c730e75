import { builtScript } from '../built-script'
import { sharedOut } from '../shared-out'
import { noMeetings } from './bootstrap'
import { drawnBy, windowFigures, type FiguresFound, type FiguresTask } from './window-figures'

/** Below so many numbers drawn, the figures are there before a thread has started. */
const threadPays = 20_000_000

/** The figures of every task in their order, computed in threads where that pays; they are the same either way. */
export async function figuresOfWindows(tasks: readonly FiguresTask[]): Promise<FiguresFound[]> {
  const script = builtScript('window-worker')
  const drawn = tasks.reduce((sum, task) => sum + drawnBy(task), 0)
  if (script !== undefined && drawn >= threadPays) {
    return sharedOut<FiguresTask, FiguresFound>(script, tasks.map(withoutRest), drawnBy)
  }
  const found: FiguresFound[] = []
  for (const task of tasks) {
    found.push(windowFigures(task))
    // Others get their turn between two windows.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

/** The task with no more of its window than is computed with: the rest would be copied for nothing. */
function withoutRest({ window: { msl, meetings, kols }, part, ...task }: FiguresTask): FiguresTask {
  const slim = kols.map(({ kol, assigned, planned, tier, contacts, attributes }) => ({
    kol,
    assigned,
    planned,
    tier,
    contacts,
    attributes
  }))
  return { ...task, part, window: { msl, meetings: part === 'interval' ? meetings : noMeetings, kols: slim } }
}
