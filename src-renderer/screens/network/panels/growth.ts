/**
 * Where growth stands on an axis from −1 to 1: as usual in the middle, a doubling at a third, something out of nothing
 * (null) at the end. The axis that intervals of growth are even on.
 */
export const placeOfGrowth = (growth: number | null) => (growth === null ? 1 : (growth - 1) / (growth + 1))
