export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const locales = ['en', 'de'] as const
export type Locale = (typeof locales)[number]

const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** Choices of this user on this machine; they are no part of a workspace. */
class Preferences {
  #theme = $state<Theme>(stored('theme', themes) ?? window.lens?.theme ?? 'system')
  #systemIsDark = $state(systemDark.matches)
  #locale = $state<Locale>(stored('locale', locales) ?? (navigator.language.startsWith('de') ? 'de' : 'en'))

  #changesDismissed = $state(localStorage.getItem('lens.changes-dismissed'))

  constructor() {
    systemDark.addEventListener('change', ({ matches }) => (this.#systemIsDark = matches))
    this.#apply()
  }

  /** Whether the dark colours hold, by choice or because the system has them. */
  get isDark(): boolean {
    return this.#theme === 'system' ? this.#systemIsDark : this.#theme === 'dark'
  }

  get theme(): Theme {
    return this.#theme
  }
  set theme(theme: Theme) {
    this.#theme = theme
    localStorage.setItem('lens.theme', theme)
    this.#apply()
  }

  get locale(): Locale {
    return this.#locale
  }
  set locale(locale: Locale) {
    this.#locale = locale
    localStorage.setItem('lens.locale', locale)
    this.#apply()
  }

  /** The import whose changes the user wants to be told no more. */
  get changesDismissed(): string | null {
    return this.#changesDismissed
  }
  set changesDismissed(importId: string | null) {
    this.#changesDismissed = importId
    if (importId === null) localStorage.removeItem('lens.changes-dismissed')
    else localStorage.setItem('lens.changes-dismissed', importId)
  }

  #apply(): void {
    const root = document.documentElement
    root.lang = this.#locale
    if (this.#theme === 'system') delete root.dataset.theme
    else root.dataset.theme = this.#theme
  }
}

function stored<T extends string>(name: string, choices: readonly T[]): T | undefined {
  const value = localStorage.getItem(`lens.${name}`)
  return choices.find((choice) => choice === value)
}

export const preferences = new Preferences()
