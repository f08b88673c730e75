import { LensFault } from '#contract/faults'
import type { Progress } from '../jobs'
import { addMonths, dayOf, instantOf, type Day, type Instant } from './calendar'

export interface SampleOptions {
  /** Folder to write to; made where it is missing. No file in it is overwritten. */
  out: string
  /** MSLs in the team; 12 unless given. */
  msls?: number
  /** KOLs in the area; 420 unless given. */
  kols?: number
  /** Interactions of any status, planned and cancelled ones included; 4200 unless given. */
  interactions?: number
  /** Whole number; the same options give the same bytes. 1 unless given. */
  seed?: number
  /** Shape of the export; `veeva-crm` unless given. */
  dialect?: string
  /** First day, `YYYY-MM-DD`; so many months before 2026-10-01 unless given. */
  from?: string
  /** Length in months; 24 unless given. */
  months?: number
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

/** Options checked and completed. */
export interface SampleSize {
  msls: number
  kols: number
  interactions: number
  seed: number
  dialect: string
  from: Day
  /** The day after the last one. */
  to: Day
  months: number
  /** When the export was taken: what had not been written down by then is not in it. */
  exportedAt: Instant
}

const DEFAULT_END = dayOf('2026-10-01')

/** Checks and completes options. @throws LensFault `bad-input` naming the option */
export function sampleSize(options: Omit<SampleOptions, 'out'>): SampleSize {
  const months = whole('months', options.months ?? 24, 1, 240)
  const from = options.from === undefined ? addMonths(DEFAULT_END, -months) : firstDay(options.from)
  const to = addMonths(from, months)
  return {
    msls: whole('msls', options.msls ?? 12, 1, 5000),
    kols: whole('kols', options.kols ?? 420, 1, 1_000_000),
    interactions: whole('interactions', options.interactions ?? 4200, 1, 100_000_000),
    seed: whole('seed', options.seed ?? 1, 0, Number.MAX_SAFE_INTEGER),
    dialect: options.dialect ?? 'veeva-crm',
    from,
    to,
    months,
    exportedAt: instantOf('UTC', to, 5 * 60)
  }
}

function whole(option: string, value: number, low: number, high: number): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value
  throw new LensFault({
    code: 'bad-input',
    message: `The sample can't be made with ${option} = ${value}.`,
    hint: `Give a whole number from ${low} to ${high}.`,
    where: option
  })
}

function firstDay(text: string): Day {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOf(text) : NaN
  if (Number.isInteger(day) && day >= dayOf('1990-01-01') && day < dayOf('2200-01-01')) return day
  throw new LensFault({
    code: 'bad-input',
    message: `The sample can't begin on "${text}".`,
    hint: 'Give a day between 1990 and 2200 as YYYY-MM-DD.',
    where: 'from'
  })
}
