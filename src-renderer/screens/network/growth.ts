import type { DrawnEdge } from '#contract/network'
import { addMonths } from '#renderer/state/periods'

/** The first day of each month from the first dated link to the last, with the number of links that were new in it. */
export function newByMonth(links: readonly Pick<DrawnEdge, 'firstOn'>[]): { month: string; links: number }[] {
  const counts = new Map<string, number>()
  let [first, last] = ['', '']
  for (const { firstOn } of links) {
    if (firstOn === null) continue
    const month = `${firstOn.slice(0, 7)}-01`
    counts.set(month, (counts.get(month) ?? 0) + 1)
    if (first === '' || month < first) first = month
    if (month > last) last = month
  }
  const months: { month: string; links: number }[] = []
  for (let month = first; month !== '' && month <= last; month = addMonths(month, 1)) {
    months.push({ month, links: counts.get(month) ?? 0 })
  }
  return months
}
