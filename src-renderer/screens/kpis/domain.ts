import type { Figure } from '#contract/kpi'

/** Ends of an axis that begins at zero, or below, and that all figures and their intervals fit on. */
export function domainOf(figures: readonly Pick<Figure, 'value' | 'low' | 'high'>[]): [number, number] {
  const ends = figures.flatMap(({ value, low, high }) => [value, low, high].filter((end) => end !== null))
  const least = Math.min(0, ...ends)
  const most = Math.max(0, ...ends)
  return [least, most === least ? least + 1 : most]
}
