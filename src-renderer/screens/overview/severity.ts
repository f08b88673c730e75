import type { Finding } from '#contract/finding'
import type { MessageKey } from '#renderer/i18n/text.svelte'
import type { Status } from '#renderer/kit/status'

const marks: Record<Finding['severity'], { status: Status; label: MessageKey }> = {
  high: { status: 'off-track', label: 'overview.alert' },
  watch: { status: 'at-risk', label: 'overview.watch' },
  info: { status: 'too-few', label: 'overview.info' }
}

/** The mark of a finding and the word beside it. */
export const severityMark = (severity: Finding['severity']) => marks[severity]
