import type { EvidenceStore } from './evidence-store'

/** What MSLs and KOLs can be grouped by. */
export interface People {
  msls: ReadonlyMap<string, { msl: string; name: string; team: string; region: string | null }>
  kols: ReadonlyMap<string, { tier: number | null; specialty: string | null }>
}

/** MSLs that are not deleted, and all KOLs; to be called inside `inPeriod`. */
export function peopleOf(store: EvidenceStore): Promise<People> {
  return store.remember('people of groups', async () => {
    const members = await store.connection.rows<{ id: string; name: string; team: string; region: string | null }>(
      'SELECT msl_id AS id, msl_name AS name, team, region FROM member'
    )
    const kols = await store.connection.rows<{ id: string; tier: number | null; specialty: string | null }>(
      'SELECT kol_id AS id, tier, specialty FROM kol'
    )
    return {
      msls: new Map(members.map(({ id, name, team, region }) => [id, { msl: id, name, team, region }])),
      kols: new Map(kols.map(({ id, tier, specialty }) => [id, { tier, specialty }]))
    }
  })
}
