import { basename } from 'node:path'
import type { Dialect } from './dialect'
import { kinds } from './kinds'
import type { Kind } from './kinds/kind'
import { foldHeader } from './layout'

/** What a file was taken for, and which column gives which field. */
export interface Recognition {
  dialect: Dialect
  kind: Kind
  /** Field -> position of its column. */
  columns: Map<string, number>
  /** Share of the file's columns that are understood, 0…1. */
  confidence: number
  reason: string
  /** Groups of fields of which the export must have one and has none. */
  missing: string[][]
  /** Whether the file's name says the same. */
  named: boolean
  score: number
  /** By position: which part of dates comes first, where a user has said so. */
  dateOrders?: ReadonlyMap<number, 'dmy' | 'mdy'>
  /** Field -> spelling -> canonical value, where a user has said so. */
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Every header any dialect knows, folded. */
export function knownHeaders(dialects: readonly Dialect[]): Set<string> {
  const names = dialects.flatMap((dialect) =>
    Object.values(dialect.kinds).flatMap((kind) => Object.values(kind.columns).flat())
  )
  const fields = kinds.flatMap((kind) => kind.fields.map((field) => field.name))
  return new Set([...names, ...fields].map(foldHeader))
}

/** Ranks what a file with this header and name may be, best first. */
export function recognise(path: string, header: readonly string[], dialects: readonly Dialect[]): Recognition[] {
  const folded = header.map(foldHeader)
  const candidates = dialectsOf(header, folded, dialects).flatMap((dialect) => {
    const matches = kinds.map((kind) => ({ kind, columns: matchColumns(kind, dialect, folded) }))
    return matches.map(({ kind, columns }) =>
      judge(
        basename(path),
        header,
        dialect,
        kind,
        columns,
        matches.map((match) => new Set(match.columns.values()))
      )
    )
  })
  return candidates.filter(({ columns }) => columns.size > 0).sort((a, b) => b.score - a.score)
}

/**
 * The CRMs an export with this header may come from: those whose own mark it bears; without any, those of which it has
 * two hints, or that know two of its names which the generic dialect does not. The generic one always may.
 */
function dialectsOf(header: readonly string[], folded: readonly string[], dialects: readonly Dialect[]): Dialect[] {
  const generic = dialects.find(({ id }) => id === 'generic')
  const others = dialects.filter((dialect) => dialect !== generic)
  const matching = (patterns: readonly RegExp[]) =>
    header.filter((name) => patterns.some((pattern) => pattern.test(name))).length
  const proven = others.filter(({ detect }) => matching(detect) > 0)
  const common = generic ? knownHeaders([generic]) : new Set<string>()
  const likely = others.filter((dialect) => {
    const own = knownHeaders([dialect])
    return matching(dialect.hints) > 1 || folded.filter((name) => own.has(name) && !common.has(name)).length >= 2
  })
  return [...(proven.length > 0 ? proven : likely), ...(generic ? [generic] : [])]
}

/** Headers a field goes by, best first; its canonical name is always one of them. */
function headersOf(field: string, kind: Kind, dialect: Dialect): string[] {
  return [field, ...(dialect.kinds[kind.id]?.columns[field] ?? [])]
}

function matchColumns(kind: Kind, dialect: Dialect, folded: readonly string[]): Map<string, number> {
  const columns = new Map<string, number>()
  const taken = new Set<number>()
  for (const fold of [(text: string) => text, bareHeader]) {
    const headers = folded.map(fold)
    // Exact names go first, and a field's better names before another field's worse ones.
    for (let rank = 0, left = true; left; rank++) {
      left = false
      for (const { name } of kind.fields) {
        const wanted = headersOf(name, kind, dialect)[rank]
        if (wanted === undefined) continue
        left = true
        const position = headers.findIndex((header, i) => header === fold(foldHeader(wanted)) && !taken.has(i))
        if (columns.has(name) || position < 0) continue
        columns.set(name, position)
        taken.add(position)
      }
    }
  }
  return columns
}

/** A header without a package's suffix and without marks between its words. */
const bareHeader = (header: string) => header.replace(/(_vod)?__[cv]$/, '').replace(/[^\p{L}\p{N}]+/gu, '')

function judge(
  file: string,
  header: readonly string[],
  dialect: Dialect,
  kind: Kind,
  columns: Map<string, number>,
  others: readonly Set<number>[]
): Recognition {
  const width = Math.max(1, header.length)
  const confidence = columns.size / width
  // A column that few kinds of record have says more than an id, a status or a date.
  let specific = 0
  for (const position of columns.values()) specific += 1 / others.filter((other) => other.has(position)).length
  const missing = kind.requiredColumns.filter((group) => !group.some((field) => columns.has(field)))
  const stem = file.replace(/(\.rejected)?\.[^.]+$/, '').toLowerCase()
  const named = Math.max(
    0,
    ...(dialect.kinds[kind.id]?.files ?? []).map((pattern) => pattern.exec(stem)?.[0].length ?? 0)
  )
  const exact = stem === kind.id ? stem.length : named
  const complete = missing.length === 0 ? 0.5 : -0.3 * missing.length
  const own = columns.size / kind.fields.length
  const score = confidence + (2 * specific) / width + complete + (0.6 * exact) / Math.max(1, stem.length) + 0.2 * own
  const reason = `${columns.size} of ${header.length} columns match ${kind.id.replaceAll('_', ' ')} of ${dialect.name}`
  return { dialect, kind, columns, confidence, reason, missing, named: exact > 0, score }
}
