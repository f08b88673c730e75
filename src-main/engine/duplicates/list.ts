import type { DuplicateProposal } from '#contract/duplicates'
import type { Workspace } from '../workspace/workspace'
export async function listDuplicates(
  _w: Workspace,
  _l: number,
  _s: AbortSignal
): Promise<{ total: number; rows: DuplicateProposal[] }> {
  return { total: 0, rows: [] }
}
