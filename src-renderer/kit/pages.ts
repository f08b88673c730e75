/** Rows of a list that may be long: those that have come, `undefined` where they have not been looked at yet. */
export type PagedRows<Row> = readonly (Row | undefined)[]

/** How many rows come at once. */
export const pageSize = 100

/** A list of `total` rows of which a page has come. */
export function placed<Row>(rows: PagedRows<Row>, total: number, offset: number, page: readonly Row[]): PagedRows<Row> {
  const all = rows.length === total ? [...rows] : Array<Row | undefined>(total).fill(undefined)
  for (let i = 0; i < page.length && offset + i < total; i++) all[offset + i] = page[i]
  return all
}

/** Offsets of the pages that rows `start` to before `end` lie on and that have not come. */
export function missingPages(rows: PagedRows<unknown>, start: number, end: number, size = pageSize): number[] {
  const offsets: number[] = []
  const last = Math.min(end, rows.length)
  for (let offset = Math.floor(Math.max(0, start) / size) * size; offset < last; offset += size) {
    const from = Math.max(offset, start)
    const to = Math.min(offset + size, last)
    if (rows.slice(from, to).some((row) => row === undefined)) offsets.push(offset)
  }
  return offsets
}
