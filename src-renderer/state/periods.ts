import { addDays } from '#base/days'

/** Periods that follow the workspace's as-of day; `custom` has days of its own. */
export const periodPresets = ['12m', '6m', 'quarter', 'year', 'all'] as const
export type PeriodPreset = (typeof periodPresets)[number]
export type PeriodChoice = PeriodPreset | 'custom'

/** Input of every figure: half-open, a null end leaves it open; `asOf` stays with the workspace. */
export interface PeriodChosen {
  readonly from: string | null
  readonly to: string | null
  readonly asOf: null
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** Which period the parameters of an address mean; the trailing twelve months unless they say otherwise. */
export function choiceOf(params: Readonly<Record<string, string>>): PeriodChoice {
  if (isDay(params.from) || isDay(params.to)) return 'custom'
  return periodPresets.find((preset) => preset === params.period) ?? '12m'
}

/**
 * The days a choice stands for. A preset ends with the last day of data, so `to` is the as-of day, which is the one
 * after it; without an as-of day (nothing imported yet) it is all there is.
 */
export function periodOf(params: Readonly<Record<string, string>>, asOf: string | null): PeriodChosen {
  const choice = choiceOf(params)
  if (choice === 'custom') return { from: isDay(params.from) ?? null, to: isDay(params.to) ?? null, asOf: null }
  if (asOf === null || choice === 'all') return { from: null, to: null, asOf: null }
  const to = asOf
  const last = addDays(asOf, -1)
  const starts: Record<Exclude<PeriodPreset, 'all'>, string> = {
    '12m': addMonths(to, -12),
    '6m': addMonths(to, -6),
    quarter: quarterStart(last),
    year: `${last.slice(0, 4)}-01-01`
  }
  return { from: starts[choice], to, asOf: null }
}

/** Whether a period begins or ends within a month, so that its first or last month is not whole. */
export function cutsMonths({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return !from.endsWith('-01') || !to.endsWith('-01')
}

/** The day itself where the text is one of the calendar, otherwise undefined. */
export function isDay(text: string | undefined): string | undefined {
  if (text === undefined || !dayPattern.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || toDay(new Date(time)) !== text ? undefined : text
}

/** The same day of another month, or that month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const date = fromDay(day)
  const dayOfMonth = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(dayOfMonth, last))
  return toDay(date)
}

function quarterStart(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

function fromDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
