import type * as Arrow from 'apache-arrow'

/**
 * Columns of plain values as an Arrow IPC stream: numbers as Float64, truth values as Bool, everything else (days and
 * times in ISO, lists as JSON) as Utf8. Absent values are nulls.
 */
export async function arrowStream(columns: Record<string, unknown[]>): Promise<Uint8Array> {
  // Loaded when it is needed: it costs more to load than most commands take.
  const arrow = await import('apache-arrow')
  const vectors = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, vectorOf(arrow, values)]))
  return arrow.tableToIPC(new arrow.Table(vectors), 'stream')
}

function vectorOf({ Bool, Float64, Utf8, vectorFromArray }: typeof Arrow, values: unknown[]) {
  const present = values.filter((value) => value !== null)
  if (present.length > 0 && present.every((value) => typeof value === 'number')) {
    return vectorFromArray(values as (number | null)[], new Float64())
  }
  if (present.length > 0 && present.every((value) => typeof value === 'boolean')) {
    return vectorFromArray(values as (boolean | null)[], new Bool())
  }
  return vectorFromArray(values.map(textOf), new Utf8())
}

function textOf(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
