import { preferences } from '#renderer/state/preferences.svelte'
import { catalogue, type MessageKey } from './catalogue'
import { fillMessage, type MessageParams } from '#base/fill'
import { formatLocale } from './locale'

export type { MessageKey }

const messages = {
  en: flatten('en'),
  de: flatten('de')
}

/** A text in the language the user reads, with its parameters filled in: `t('overview.title')`. */
export function t(key: MessageKey, params: MessageParams = {}): string {
  const message = messages[preferences.locale].get(key)
  if (message === undefined) throw new Error(`There is no text “${key}”.`)
  return fillMessage(message, params, formatLocale(preferences.locale))
}

/** True where a key put together from data, such as `kpi.family.<family>`, has a text. */
export function hasText(key: string): key is MessageKey {
  return messages.en.has(key)
}

function flatten(locale: 'en' | 'de'): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([area, texts]) =>
      Object.entries<string>(texts[locale]).map(([key, text]): [string, string] => [`${area}.${key}`, text])
    )
  )
}
