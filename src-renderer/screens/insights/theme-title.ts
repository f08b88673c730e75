import type { ThemeRow } from '#contract/insights'

/** How a theme is called: by its own name, or by the three words that made it most. */
export function themeTitle({ name, words }: Pick<ThemeRow, 'name' | 'words'>): string {
  return (
    name ??
    words
      .slice(0, 3)
      .map(({ word }) => word)
      .join(' · ')
  )
}
