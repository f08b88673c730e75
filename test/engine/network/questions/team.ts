import type { CanonicalRows } from '../../../workspace/filled-workspace'

/** Days around which the cases are told: the first half of 2026, looked at from its end. */
export const half = { from: '2026-01-01', to: '2026-07-01', asOf: '2026-07-01' }

/** The network of all evidence, looked at with the contacts of one day more than three years, as `half` is. */
export const all = { from: null, to: null, asOf: '2026-07-01' }

let meetings = 0

/** A meeting of an MSL with KOLs. */
export function meeting(occurred_on: string, msl_id: string, ...kols: string[]): CanonicalRows {
  const interaction_id = `i${++meetings}`
  const occurred_at = `${occurred_on} 09:00:00`
  return {
    interaction: [{ interaction_id, msl_id, occurred_on, occurred_at, status: 'completed', channel: 'video' }],
    interaction_attendee: kols.map((kol_id) => ({ interaction_id, kol_id }))
  }
}

/** Stated ties written `a-b`, or `a-b 2` with a strength. */
export function ties(...edges: string[]): CanonicalRows {
  return {
    relationship: edges.map((edge) => {
      const [ends, strength] = edge.split(' ')
      const [source_kol_id, target_kol_id] = ends!.split('-')
      return { source_kol_id, target_kol_id, kind: 'stated', strength: Number(strength ?? 1) }
    })
  }
}

/** A paper of some KOLs. */
export const paper = (publication_id: string, published_on: string, ...kols: string[]): CanonicalRows => ({
  publication: [{ publication_id, published_on, title: `Paper ${publication_id}` }],
  authorship: kols.map((kol_id, i) => ({ publication_id, kol_id, position: i + 1 }))
})

/** KOLs by id; `more` holds what is known of some of them. */
export const kols = (ids: string, more: Record<string, object> = {}): CanonicalRows => ({
  kol: ids.split(' ').map((kol_id) => ({ kol_id, name: `Dr ${kol_id.toUpperCase()}`, ...more[kol_id] }))
})

/** Rows of several tables put together. */
export function rowsOf(...parts: CanonicalRows[]): CanonicalRows {
  const together: CanonicalRows = {}
  for (const part of parts) for (const [table, rows] of Object.entries(part)) (together[table] ??= []).push(...rows)
  return together
}
