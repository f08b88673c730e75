import { parentPort } from 'node:worker_threads'
import { concentrationOf, type GroupContacts } from './concentration-fields'
import type { GroupKey } from './groups'

/** The fields of one group, to be computed by a thread. */
export interface ConcentrationTask {
  key: GroupKey
  group: GroupContacts
  names: readonly string[]
}

parentPort?.on('message', (tasks: ConcentrationTask[]) => {
  parentPort?.postMessage(tasks.map(({ key, group, names }) => concentrationOf(key, group, names)))
})
