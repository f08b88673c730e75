/** Marks a value that is not there. */
export const absent = '–'

const cache = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** A minus as wide as a plus, which no line breaks after. */
const withMinus = (text: string) => text.replace('-', '\u2212')

/** A number with at most this many decimals. */
export function numberText(value: number | null, digits: number, locale: string): string {
  if (value === null || Number.isNaN(value)) return absent
  const make = () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits, signDisplay: 'negative' })
  return withMinus(cached(`${locale} n${digits}`, make).format(value))
}

/** A number in so many significant digits, whole ones in full: where four decimals would make small shares zero. */
export function preciseText(value: number | null, significant: number, locale: string): string {
  if (value === null || value === 0 || !Number.isFinite(value)) return numberText(value, 0, locale)
  const places = significant - 1 - Math.floor(Math.log10(Math.abs(value)))
  return numberText(value, Math.min(20, Math.max(0, places)), locale)
}

/** A share 0…1 as a percentage. */
export function shareText(value: number | null, digits: number, locale: string): string {
  if (value === null || Number.isNaN(value)) return absent
  const make = () =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits, signDisplay: 'negative' })
  return withMinus(cached(`${locale} s${digits}`, make).format(value))
}

/** Decimals that a number of this size is worth. */
export function digitsOf(value: number): number {
  const size = Math.abs(value)
  if (size >= 10) return 0
  if (size >= 1) return 1
  // Two would make nothing of the smallest.
  return size >= 0.01 || size === 0 ? 2 : 3
}

/**
 * The two ends of an interval: 18–27%. Of many rows it is narrow: it has up to two decimals more than its value where its
 * ends would look the same without, and is one number where they still do. A dash beside a minus would not be told from
 * it: −0.5 … 0.3.
 */
export function intervalText(low: number, high: number, unit: string, locale: string): string {
  const isShare = unit === 'share'
  const scale = isShare ? 100 : 1
  const ends = [0, 1, 2].map((more) => {
    const digits = (value: number) => (isShare ? 0 : digitsOf(value)) + more
    return [
      numberText(low * scale, digits(low), locale),
      numberText(high * scale, digits(high), locale),
      digits(high)
    ] as const
  })
  const [lower, upper, digits] = ends.find(([one, other]) => one !== other) ?? ends[0]!
  const last = isShare ? shareText(high, digits, locale) : upper
  if (lower === upper) return last
  return low < 0 ? `${lower} … ${last}` : `${lower}–${last}`
}

/** A calendar day, which has no zone: 1 Oct 2026. */
export function dayText(day: string | null, locale: string): string {
  const time = day === null ? Number.NaN : Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(time) ? (day ?? absent) : dateFormat(locale).format(time)
}

/** A period whose `to` is not in it, by its first and last day: 1 Oct 2025 – 30 Sept 2026. */
export function periodText(from: string, to: string, locale: string): string {
  const first = Date.parse(`${from}T00:00:00Z`)
  const last = Date.parse(`${to}T00:00:00Z`) - 86_400_000
  if (Number.isNaN(first) || Number.isNaN(last)) return `${from} – ${to}`
  return last <= first ? dateFormat(locale).format(first) : dateFormat(locale).formatRange(first, last)
}

/** A moment as the clock of this machine shows it. */
export function momentText(moment: string, locale: string): string {
  const time = Date.parse(moment)
  if (Number.isNaN(time)) return moment
  const make = () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const format = dates.get(`${locale} m`) ?? make()
  dates.set(`${locale} m`, format)
  return format.format(time)
}

/** The day of a moment by the clock of this machine. */
export function momentDayText(moment: string, locale: string): string {
  const time = Date.parse(moment)
  if (Number.isNaN(time)) return moment
  const make = () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const format = dates.get(`${locale} md`) ?? make()
  dates.set(`${locale} md`, format)
  return format.format(time)
}

function cached(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const format = cache.get(key) ?? make()
  cache.set(key, format)
  return format
}

function dateFormat(locale: string): Intl.DateTimeFormat {
  const key = `${locale} d`
  const make = () =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const format = dates.get(key) ?? make()
  dates.set(key, format)
  return format
}
