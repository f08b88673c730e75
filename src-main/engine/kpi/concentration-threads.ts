import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { LensFault } from '#contract/faults'
import { builtScript } from '../built-script'
import { concentrationOf, type GroupConcentration, type GroupContacts } from './concentration-fields'
import type { ConcentrationShare, ConcentrationsFound } from './concentration-worker'
import type { GroupKey } from './groups'

/** Below so many contacts drawn, the figures are there before a thread has started. */
const threadPays = 20_000_000

/**
 * The fields of every group, computed by as many threads as there are processors, so that the engine goes on answering
 * meanwhile. Each group draws its own numbers, so the figures are the same however the groups are shared out.
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
  const shares = shareOut(groups, Math.min(availableParallelism(), 8))
  const found = await Promise.all(shares.map((share) => inThread(script, { groups: share, names }, signal)))
  return new Map(found.flat())
}

/** The groups in shares of like size: each goes to the share that has the fewest contacts so far. */
function shareOut(groups: ReadonlyMap<GroupKey, GroupContacts>, threads: number): [GroupKey, GroupContacts][][] {
  const shares = Array.from({ length: threads }, () => ({ contacts: 0, groups: [] as [GroupKey, GroupContacts][] }))
  for (const entry of [...groups].sort(([, a], [, b]) => b.contacts - a.contacts)) {
    const least = shares.reduce((a, b) => (b.contacts < a.contacts ? b : a))
    least.contacts += entry[1].contacts
    least.groups.push(entry)
  }
  return shares.map((share) => share.groups)
}

async function inThread(script: string, share: ConcentrationShare, signal: AbortSignal): Promise<ConcentrationsFound> {
  const cancelled = () => new LensFault({ code: 'cancelled', message: 'The work was cancelled; nothing was changed.' })
  if (signal.aborted) throw cancelled()
  const worker = new Worker(script, { workerData: share })
  const stop = () => void worker.terminate()
  signal.addEventListener('abort', stop)
  try {
    return await new Promise<ConcentrationsFound>((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', () => reject(cancelled()))
    })
  } finally {
    signal.removeEventListener('abort', stop)
    void worker.terminate()
  }
}
