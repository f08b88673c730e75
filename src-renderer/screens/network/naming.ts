import type { DrawnNode } from '#contract/network'
import { nameOf } from '#renderer/graph/metrics'

/** How a KOL is written where a name alone may be that of two: name and id. */
export const addressOf = (row: DrawnNode): string => `${nameOf(row)} (${row.kol})`

/** Those whom a text means: one by id, or by name and id; else all of that name, whatever its capitals. */
export function namedBy(rows: readonly DrawnNode[], text: string): DrawnNode[] {
  const sought = text.trim()
  const one = rows.find((row) => row.kol === sought || addressOf(row) === sought)
  if (one) return [one]
  const folded = sought.toLocaleLowerCase()
  return folded === '' ? [] : rows.filter((row) => nameOf(row).toLocaleLowerCase() === folded)
}

/** The first whose name or id holds a text; all of them are as good as any where nothing is typed. */
export function suggested(rows: readonly DrawnNode[], text: string, most: number): DrawnNode[] {
  const sought = text.trim().toLocaleLowerCase()
  const found: DrawnNode[] = []
  for (const row of rows) {
    if (found.length === most) break
    if (addressOf(row).toLocaleLowerCase().includes(sought)) found.push(row)
  }
  return found
}

/** Where each KOL stands in a list of rows, by id. */
export function placesOf(rows: readonly { kol: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ kol }, place) => [kol, place]))
}
