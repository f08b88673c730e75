/** Shares are typed as percentages. */
export const scaleOf = (unit: string | null) => (unit === 'share' || unit === 'share of best' ? 100 : 1)

/** A number that was typed, or null for an empty field. */
export const typed = (value: number | null | undefined, unit: string | null) =>
  value == null || Number.isNaN(value) ? null : Number((value / scaleOf(unit)).toPrecision(12))
