import type { EvidenceAddress } from '#contract/finding'
import type { StoredRow } from '#contract/stored-row'
import { call } from '#renderer/bridge/client'

interface Wanted {
  rows: readonly EvidenceAddress[]
  answer: (lines: readonly StoredRow[]) => void
  refuse: (reason: unknown) => void
}

/** Rows asked for in one call at most. */
const mostRows = 1_000
/** Findings come into sight together; what is asked within this time is asked at once. In milliseconds. */
const gathered = 60

let waiting: Wanted[] = []

/** Lines of the rows at these addresses; askers who come together share a call, as each call reads whole tables. */
export function rowLines(rows: readonly EvidenceAddress[]): Promise<readonly StoredRow[]> {
  return new Promise((answer, refuse) => {
    if (waiting.length === 0) setTimeout(() => void ask(), gathered)
    waiting.push({ rows, answer, refuse })
  })
}

async function ask() {
  const own = waiting
  waiting = []
  const all = [...new Map(own.flatMap(({ rows }) => rows.map((row) => [keyOf(row), row] as const))).values()]
  try {
    const lines = new Map<string, StoredRow>()
    for (let first = 0; first < all.length; first += mostRows) {
      const answer = await call('record.lines', { rows: all.slice(first, first + mostRows) })
      for (const line of answer.rows) lines.set(keyOf(line), line)
    }
    for (const { rows, answer } of own) answer(rows.flatMap((row) => lines.get(keyOf(row)) ?? []))
  } catch (reason) {
    for (const { refuse } of own) refuse(reason)
  }
}

const keyOf = ({ table, id }: { table: string; id: string | null }) => JSON.stringify([table, id])
