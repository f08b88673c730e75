import { formatInterval, formatValue } from '#renderer/i18n/format'
import { t } from '#renderer/i18n/text.svelte'
import type { FindingMark } from './marks'

/** A miniature chart in words: what stands beside it, and what those hear who do not see it. */
export function captionOf(mark: FindingMark): string {
  switch (mark.kind) {
    case 'against': {
      const { value, low, high, expected, beside, unit } = mark
      const interval = formatInterval(low, high, unit)
      return [
        interval === ''
          ? formatValue(value, unit)
          : t('findingCharts.interval', { value: formatValue(value, unit), interval }),
        t('findingCharts.expected', { value: formatValue(expected, unit) }),
        ...(beside ? [t(`findingCharts.${beside.is}`, { value: formatValue(beside.value, unit) })] : [])
      ].join(' · ')
    }
    case 'pair': {
      const { value, other, is, unit } = mark
      return [formatValue(value, unit), t(`findingCharts.${is}`, { value: formatValue(other, unit) })].join(' · ')
    }
    case 'part':
      return t('findingCharts.part', { part: mark.part, whole: mark.whole })
    case 'change':
      return t('findingCharts.change', {
        before: formatValue(mark.before, 'share'),
        now: formatValue(mark.now, 'share')
      })
  }
}
