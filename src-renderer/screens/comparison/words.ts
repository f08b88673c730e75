import type { ComparedRow, Comparison } from '#contract/comparison'
import { formatInterval, formatValue } from '#renderer/i18n/format'
import { reasonText } from '#renderer/i18n/reason-text'
import { t } from '#renderer/i18n/text.svelte'

/** Where somebody stands against the others, in words; why they are not judged where they are not. */
export function standingText({ standing, unjudged }: ComparedRow): string {
  return standing === null ? t(`comparison.unjudged-${unjudged ?? 'alone'}`) : t(`comparison.${standing}`)
}

/** A figure with its interval, or why there is none. */
export function figureText(row: ComparedRow, unit: string): string {
  const { value, low, high } = row
  if (value === null) return reasonText(row) || '–'
  const interval = formatInterval(low, high, unit)
  return interval === '' ? formatValue(value, unit) : `${formatValue(value, unit)} (${interval})`
}

/** A difference with its sign: of shares in points. */
export function changeText(value: number, unit: string): string {
  const size =
    unit === 'share'
      ? t('comparison.points', { n: Math.round(Math.abs(value) * 100) })
      : formatValue(Math.abs(value), unit)
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${size}`
}

/** Whether a change is more than chance: its interval does not hold zero. */
export const isRealChange = ({ change }: ComparedRow) => change !== null && (change.low > 0 || change.high < 0)

/** The ends of the axis: zero to one for shares, else from zero or the lowest end to the highest. */
export function domainOf({ unit, rows, centre }: Comparison): [number, number] {
  if (unit === 'share') return [0, 1]
  const values = rows.flatMap(({ value, low, high, pooled }) => [value, low, high, pooled?.low, pooled?.high, centre])
  const known = values.filter((value) => value !== null && value !== undefined)
  return [Math.min(0, ...known), Math.max(0, ...known) || 1]
}
