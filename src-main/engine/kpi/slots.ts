import { daysBetween } from '#base/days'
import { quoteLiteral } from '../workspace/sql'
import type { Definition } from './definition'
import type { PeriodRow, Series } from './relations'

/** A part of a period: slots, half-open, and the name of the part where it is a group of its own. */
export interface SlotRange {
  periodId: string | null
  from: number
  to: number
}

/** What has a grain; that is all slots depend on. */
export type Grained = Pick<Definition, 'grain'>

/**
 * SQL for the slot of an evidence row `e`: the day it was on, counted from 1970, or the number of its period where rows belong
 * to one; null for a row without a day, and for one of another period.
 */
export const slotSql = ({ grain }: Grained, periodIds: readonly string[]): string =>
  grain === 'period'
    ? `CAST(list_position([${periodIds.map(quoteLiteral).join(', ')}], e.period_id) - 1 AS INTEGER)`
    : "CAST(e.occurred_on - DATE '1970-01-01' AS INTEGER)"

/** The slots of a request; what has a day lies in the days of a part, what has a period is of that period. */
export function slotRanges({ grain }: Grained, periods: readonly PeriodRow[], series: Series): SlotRange[] {
  const day = (text: string) => daysBetween('1970-01-01', text)
  return periods.map(({ periodId, from, to }, no) => ({
    periodId: series === null ? null : periodId,
    ...(grain === 'period' ? { from: no, to: no + 1 } : { from: day(from), to: day(to) })
  }))
}

/** Which places from `start` to before `end`, where slots ascend, lie in a range: the first, and one after the last. */
export function slotsWithin(
  slots: ArrayLike<number>,
  start: number,
  end: number,
  { from, to }: Pick<SlotRange, 'from' | 'to'>
): [first: number, end: number] {
  const firstFrom = (slot: number) => {
    let [low, high] = [start, end]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (slots[middle]! < slot) low = middle + 1
      else high = middle
    }
    return low
  }
  return [firstFrom(from), firstFrom(to)]
}
