export type MessageParams = Readonly<Record<string, string | number>>

const placeholder = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/**
 * Puts parameters into a message. Numbers are written by locale; `{n|one|other}` takes a word by the locale's plural
 * rules. A parameter that is missing stays visible as its placeholder.
 */
export function fillMessage(message: string, params: MessageParams, locale: string): string {
  return message.replace(placeholder, (whole, name: string, one: string | undefined, other: string | undefined) => {
    const value = params[name]
    if (value === undefined) return whole
    if (one !== undefined && other !== undefined) return pluralOf(locale).select(Number(value)) === 'one' ? one : other
    return typeof value === 'number' ? numberOf(locale).format(value) : value
  })
}

const plurals = new Map<string, Intl.PluralRules>()
const numbers = new Map<string, Intl.NumberFormat>()

function pluralOf(locale: string): Intl.PluralRules {
  const rules = plurals.get(locale) ?? new Intl.PluralRules(locale)
  plurals.set(locale, rules)
  return rules
}

function numberOf(locale: string): Intl.NumberFormat {
  const format = numbers.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  numbers.set(locale, format)
  return format
}
