export type MessageParams = Readonly<Record<string, string | number>>

const placeholder = /\{(\w+)(?::(percent|day)|\|([^|{}]*)\|([^|{}]*))?\}/g

/**
 * Puts parameters into a message. Numbers are written by locale; `{n|one|other}` takes a word by the locale's plural
 * rules, `{share:percent}` writes a share 0…1 as a percentage, `{on:day}` a day `YYYY-MM-DD` in words. A parameter that
 * is missing stays visible as its placeholder.
 */
export function fillMessage(message: string, params: MessageParams, locale: string): string {
  return message.replace(
    placeholder,
    (whole, name: string, form: 'percent' | 'day' | undefined, one: string | undefined, other: string | undefined) => {
      const value = params[name]
      if (value === undefined) return whole
      if (one !== undefined && other !== undefined)
        return pluralOf(locale).select(Number(value)) === 'one' ? one : other
      if (form === 'percent') return percentOf(locale).format(Number(value))
      if (form === 'day') return dayOf(locale).format(Date.parse(`${value}T00:00:00Z`))
      return typeof value === 'number' ? numberOf(locale).format(value) : value
    }
  )
}

const plurals = new Map<string, Intl.PluralRules>()
const numbers = new Map<string, Intl.NumberFormat>()
const percents = new Map<string, Intl.NumberFormat>()
const days = new Map<string, Intl.DateTimeFormat>()

function kept<T>(formats: Map<string, T>, locale: string, make: () => T): T {
  const format = formats.get(locale) ?? make()
  formats.set(locale, format)
  return format
}

const pluralOf = (locale: string) => kept(plurals, locale, () => new Intl.PluralRules(locale))

const numberOf = (locale: string) =>
  kept(numbers, locale, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }))

const percentOf = (locale: string) =>
  kept(percents, locale, () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }))

const dayOf = (locale: string) =>
  kept(
    days,
    locale,
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  )
