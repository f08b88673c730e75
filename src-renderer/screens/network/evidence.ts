import type { DrawnEdge, DrawnNode, EdgeEvidence } from '#contract/network'
import type { Input } from '#contract/procedures'
import { call } from '#renderer/bridge/client'
import { nameOf } from '#renderer/graph/metrics'
import { t } from '#renderer/i18n/text.svelte'
import { rowsBehind } from '#renderer/state/rows.svelte'
import { evidenceText } from './words'

/** A KOL of the picture as one end of a tie. */
export const endOf = (row: DrawnNode): End => ({ kol: row.kol, name: nameOf(row) })

interface End {
  kol: string
  name: string
}

/** Opens what ties two KOLs in the drawer of rows, piece by piece. */
export function openEvidence(
  { from, to, evidence, edges, multipliers, recipe }: Omit<Input<'network.evidence'>, 'kols'>,
  [one, other]: readonly [End, End],
  pieces: DrawnEdge['evidence']
): void {
  rowsBehind.open({
    title: t('network.evidence.title', { one: one.name, other: other.name }),
    note: evidenceText(pieces),
    file: 'network-evidence',
    load: async (signal) => {
      const asked = { from, to, evidence, edges, multipliers, recipe, kols: [one.kol, other.kol] as [string, string] }
      const { rows } = await call('network.evidence', asked, { signal })
      return { rows: rows.map((piece) => rowOf(piece, one, other)), total: rows.length }
    }
  })
}

function rowOf({ kind, table, id, what, firstOn }: EdgeEvidence, one: End, other: End) {
  const words = t(`network.kind.${kind}`)
  return {
    table: table ?? t('network.evidence.list'),
    id,
    on: firstOn,
    msl: null,
    mslName: null,
    kol: other.kol,
    kolName: `${one.name} – ${other.name}`,
    what: what === null ? words : `${words}: ${what}`
  }
}
