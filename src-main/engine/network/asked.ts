import type { z } from 'zod'
import type { networkInput } from '#contract/network'
import type { Period } from '#contract/ids'
import { resolvePeriod } from '../workspace/period'
import type { Workspace } from '../workspace/workspace'
import type { Days } from './workspace-graph'

type Asked = z.output<typeof networkInput>

/** The days of the evidence a request asks for. */
export function daysOf({ from, to, evidence }: Pick<Asked, 'from' | 'to' | 'evidence'>): Days {
  return { from: evidence === 'period' ? from : null, to }
}

/** A request with the days of its evidence and the period that contacts are counted in. */
export async function requestOf<T extends Pick<Asked, 'from' | 'to' | 'asOf' | 'evidence'>>(
  workspace: Workspace,
  { from, to, asOf, ...wanted }: T
): Promise<Omit<T, 'from' | 'to' | 'asOf'> & { days: Days; period: Period }> {
  const period = await resolvePeriod(workspace, { from, to, asOf })
  return { ...wanted, days: daysOf({ from, to, evidence: wanted.evidence }), period }
}
