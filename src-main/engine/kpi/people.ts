import type { EvidenceStore } from './evidence-store'

/** An MSL, with the number that the relation `member` gives. */
export interface Member {
  number: number
  msl: string
  name: string
  team: string
  region: string | null
}

/** What MSLs and KOLs can be grouped by. */
export interface People {
  /** In the order of their ids. */
  msls: ReadonlyMap<string, Member>
  kols: ReadonlyMap<string, { tier: number | null; specialty: string | null }>
}

/** MSLs that are not deleted, and all KOLs; to be called inside `inPeriod`. */
export function peopleOf(store: EvidenceStore): Promise<People> {
  return store.remember('people of groups', async () => {
    const members = await store.connection.rows<Member>(
      'SELECT number, msl_id AS msl, msl_name AS name, team, region FROM member ORDER BY number'
    )
    const kols = await store.connection.rows<{ id: string; tier: number | null; specialty: string | null }>(
      'SELECT kol_id AS id, tier, specialty FROM kol'
    )
    return {
      msls: new Map(members.map((member) => [member.msl, member])),
      kols: new Map(kols.map(({ id, tier, specialty }) => [id, { tier, specialty }]))
    }
  })
}
