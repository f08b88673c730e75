import type { OverRelianceLevel } from '#contract/diversity'
import type { Status } from '#renderer/kit/status'

/** The mark of each level; its word stands beside it. */
export const levelMark: Readonly<Record<OverRelianceLevel, Status>> = {
  none: 'on-track',
  watch: 'at-risk',
  alert: 'off-track',
  'too-few': 'too-few'
}
