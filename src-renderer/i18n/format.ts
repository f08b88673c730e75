import { preferences } from '#renderer/state/preferences.svelte'
import { formatLocale } from './locale'
import {
  absent,
  dayText,
  digitsOf,
  intervalText,
  momentDayText,
  momentText,
  numberText,
  periodText,
  preciseText,
  shareText
} from './numbers'

export { absent, digitsOf }

/** A metric of the network in three significant digits: most KOLs of a large one have a small share. */
export function formatMetric(value: number | null): string {
  return preciseText(value, 3, locale())
}

/** 1 234.5: at most `digits` decimals, one unless told otherwise; a null is a dash. */
export function formatNumber(value: number | null, digits = 1): string {
  return numberText(value, digits, locale())
}

/** A difference with its sign, whole: +3, −2, ±0 where it rounds to nothing. */
export function formatChange(value: number): string {
  const size = formatNumber(Math.abs(value), 0)
  return Math.round(Math.abs(value)) === 0 ? `±${size}` : `${value > 0 ? '+' : '−'}${size}`
}

/** A share 0…1 as 74 %. */
export function formatShare(value: number | null, digits = 0): string {
  return shareText(value, digits, locale())
}

/** A calendar day `YYYY-MM-DD` as 1 Oct 2026. */
export function formatDay(day: string | null): string {
  return dayText(day, locale())
}

const lists = new Map<string, Intl.ListFormat>()

/** a, b and c. */
export function formatList(words: readonly string[]): string {
  const format = lists.get(locale()) ?? new Intl.ListFormat(locale())
  lists.set(locale(), format)
  return format.format(words)
}

/** A half-open period by its first and its last day. */
export function formatRange(from: string, to: string): string {
  return periodText(from, to, locale())
}

/** An instant by the clock of this machine. */
export function formatMoment(moment: string): string {
  return momentText(moment, locale())
}

/** The day of an instant by the clock of this machine. */
export function formatMomentDay(moment: string): string {
  return momentDayText(moment, locale())
}

/** A value in the unit of its KPI: shares as percentages, anything else as a number with its unit left to the label. */
export function formatValue(value: number | null, unit: string): string {
  return unit === 'share' ? formatShare(value) : formatNumber(value, digitsOf(value ?? 0))
}

/** An interval without its brackets: 18–27 %, its ends never on two lines; empty where there is none. */
export function formatInterval(low: number | null, high: number | null, unit: string): string {
  if (low === null || high === null) return ''
  return intervalText(low, high, unit, locale()).replace('–', '–\u2060').replaceAll(' … ', '\u00a0…\u00a0')
}

function locale(): string {
  return formatLocale(preferences.locale)
}
