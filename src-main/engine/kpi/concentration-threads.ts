import { builtScript } from '../built-script'
import { sharedOut } from '../shared-out'
import { concentrationOf, type GroupConcentration, type GroupContacts } from './concentration-fields'
import type { ConcentrationTask } from './concentration-worker'
import type { GroupKey } from './groups'

/** Below so many contacts drawn, the figures are there before a thread has started. */
const threadPays = 20_000_000

/**
 * The fields of every group, computed in threads where that pays. Each group draws its own numbers, so the figures are the
 * same however the groups are shared out.
 * @throws LensFault `cancelled`
 */
export async function concentrationsInThreads(
  groups: ReadonlyMap<GroupKey, GroupContacts>,
  names: readonly string[],
  signal: AbortSignal
): Promise<Map<GroupKey, GroupConcentration>> {
  const script = builtScript('concentration-worker')
  const drawn = [...groups.values()].reduce((sum, { contacts, settings }) => sum + contacts * settings.resamples, 0)
  if (script === undefined || drawn < threadPays) {
    return new Map([...groups].map(([key, group]) => [key, concentrationOf(key, group, names)]))
  }
  const tasks = [...groups].map(([key, group]): ConcentrationTask => ({ key, group, names }))
  const found = await sharedOut<ConcentrationTask, GroupConcentration>(
    script,
    tasks,
    ({ group }) => group.contacts,
    signal
  )
  return new Map(tasks.map(({ key }, i) => [key, found[i]!]))
}
