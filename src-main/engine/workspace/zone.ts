import { LensFault } from '#contract/faults'
import { audit } from './audit'
import { change } from './change'
import { writeSetting } from './settings'
import type { Workspace } from './workspace'
import { isZone } from './zone-clock'

/** @throws LensFault `bad-zone` for a name that is no time zone; null stands for the workspace's own */
export function checkZone(zone: string | null): void {
  if (zone === null || isZone(zone)) return
  throw new LensFault({
    code: 'bad-zone',
    message: `${zone} is not a time zone.`,
    hint: 'Use a name such as Europe/Berlin or Etc/UTC.',
    where: zone
  })
}

/**
 * Changes the zone that days hang on where an MSL has none of their own, and that imports to come read times in. Moments
 * that are stored stay as they are. @throws LensFault `bad-zone`
 */
export async function setZone(workspace: Workspace, zone: string): Promise<void> {
  checkZone(zone)
  await change(workspace, async (connection) => {
    await writeSetting(connection, 'zone', zone)
    await audit(connection, 'zone-changed', { zone })
  })
}
