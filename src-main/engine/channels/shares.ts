import type { ChannelShare } from '#contract/channels'
import { wilson } from '#base/statistics'
import type { Workspace } from '../workspace/workspace'
import { numberSetting } from '../workspace/settings'

/** From when on a share is told. */
export interface ShareLimits {
  minN: number
  completenessHide: number
}

export async function shareLimits(workspace: Workspace): Promise<ShareLimits> {
  const settings = await workspace.settings()
  return {
    minN: numberSetting(settings, 'ratio_min_n'),
    completenessHide: numberSetting(settings, 'completeness_hide')
  }
}

/**
 * A share with its Wilson interval, withheld where there are too few or where too small a part could be judged at all.
 * @param eligible of how many the denominator could have consisted
 */
export function shareOf(numerator: number, denominator: number, eligible: number, limits: ShareLimits): ChannelShare {
  const withheld = { numerator, denominator, share: null, low: null, high: null }
  if (denominator > 0 && denominator / eligible < limits.completenessHide) return { ...withheld, state: 'incomplete' }
  const interval = denominator < limits.minN ? null : wilson(numerator, denominator)
  if (interval === null) return { ...withheld, state: 'too-few' }
  return { ...withheld, share: numerator / denominator, ...interval, state: 'ok' }
}
