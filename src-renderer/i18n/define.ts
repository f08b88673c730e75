/** The messages of one area of the app, with the same keys in every language. */
export interface AreaMessages<K extends string = string> {
  readonly en: Readonly<Record<K, string>>
  readonly de: Readonly<Record<K, string>>
}

/**
 * Defines the messages of an area; the compiler refuses a language that lacks a key or has one too many.
 * `{name}` stands for a parameter, `{name|one|other}` for a word by the number in it: `{n} {n|row|rows}`.
 */
export function defineMessages<const M extends Record<string, string>>(messages: {
  en: M
  de: { [K in keyof NoInfer<M>]: string }
}): AreaMessages<keyof M & string> {
  return messages
}
