import type { FindingAcknowledgement } from '#contract/finding'
import { formatDay } from '#renderer/i18n/format'
import { t } from '#renderer/i18n/text.svelte'

/** Until when a concentration is intended, and why; one that was marked before days were asked for has none. */
export const intendedText = ({ note, until }: Pick<FindingAcknowledgement, 'note' | 'until'>): string =>
  `${until === null ? t('diversity.intended') : t('overview.intended-until', { day: formatDay(until) })} ${note}`
