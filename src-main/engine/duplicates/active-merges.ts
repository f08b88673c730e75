import type { Connection } from '../workspace/connection'

/** One merge that holds: `mergedId` is found at `keptId`. */
export interface ActiveMerge {
  mergeId: string
  keptId: string
  mergedId: string
  /** Fields of the survivor whose values come from the merged KOL. */
  fieldsFromMerged: string[]
}

/** The merges that hold, in the order in which they were made. */
export function activeMerges(connection: Connection): Promise<ActiveMerge[]> {
  return connection.rows<ActiveMerge>(
    `SELECT merge_id AS "mergeId", kept_id AS "keptId", merged_id AS "mergedId", fields_from_merged AS "fieldsFromMerged"
     FROM "merge" WHERE undone_at IS NULL AND table_name = 'kol' ORDER BY merged_at, merge_id`
  )
}

/** SQL for `id, kept`: every merged KOL, and at whom they are found now; a survivor may have been merged on. */
export const movedKolsSql = `
  WITH RECURSIVE held AS (SELECT merged_id, kept_id FROM "merge" WHERE undone_at IS NULL AND table_name = 'kol'),
    moved(id, kept) AS (SELECT merged_id, kept_id FROM held UNION SELECT m.id, h.kept_id FROM moved m JOIN held h ON h.merged_id = m.kept)
  SELECT id, kept FROM moved WHERE kept NOT IN (SELECT merged_id FROM held)`

/** A row of `kol` as JSON, every stored column. */
export type KolRow = Record<string, unknown>

/** What merging makes of some KOLs. */
export interface MergedKols {
  /** For each merged id the id at which it is found now. */
  survivors: Map<string, string>
  /** The survivors as they stand now, by id. */
  rows: Map<string, KolRow>
}

/**
 * Applies merges, in their order, to KOLs as the imports gave them. A survivor may be merged on. A merge rests while one
 * of its KOLs is not there, as when a stub turned out to be a hospital.
 */
export function mergedKols(merges: readonly ActiveMerge[], own: ReadonlyMap<string, KolRow>): MergedKols {
  const rows = new Map(own)
  const next = new Map<string, string>()
  for (const { keptId, mergedId, fieldsFromMerged } of merges) {
    const kept = rows.get(keptId)
    const merged = rows.get(mergedId)
    if (!kept || !merged) continue
    const chosen = Object.fromEntries(fieldsFromMerged.map((name) => [name, merged[name] ?? null]))
    // Someone one of the records still describes is there, and no stub.
    const both = (name: string) => kept[name] === true && merged[name] === true
    rows.set(keptId, { ...kept, ...chosen, deleted: both('deleted'), stub: both('stub') })
    rows.delete(mergedId)
    next.set(mergedId, keptId)
  }
  const last = (id: string): string => (next.has(id) ? last(next.get(id)!) : id)
  const survivors = new Map([...next.keys()].map((id) => [id, last(id)]))
  const found = new Set(survivors.values())
  return { survivors, rows: new Map([...rows].filter(([id]) => found.has(id))) }
}
