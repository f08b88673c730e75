import type { DrawnEdge } from '#contract/network'
import { t } from '#renderer/i18n/text.svelte'

/** What a link rests on, in words: "3 papers, 1 trial". */
export function evidenceText(evidence: DrawnEdge['evidence']): string {
  return evidence.map(({ kind, count }) => t(`network.pieces.${kind}`, { count })).join(', ')
}
