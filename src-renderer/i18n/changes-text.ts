import type { TableChange } from '#contract/changes'
import type { changes } from './messages/changes'
import { formatList } from './format'
import { t } from './text.svelte'

type Key = keyof typeof changes.en
/** Tables whose rows have a word. */
export type CountedTable = Key extends infer K ? (K extends `n-${infer Table}` ? Table : never) : never

/**
 * What an import did to the tables a screen is about, in parts of a sentence: 214 interactions and 9 insights new; 3 rows
 * changed. Empty where it did nothing to them.
 * @param msls whose rows count; null counts everybody's and those that name no MSL
 */
export function rowParts(
  rows: readonly TableChange[],
  tables: readonly CountedTable[],
  msls: readonly string[] | null
): string[] {
  const known: readonly string[] = tables
  const isOwn = (msl: string | null) => msls === null || (msl !== null && msls.includes(msl))
  const own = rows.filter(({ table, msl }) => known.includes(table) && isOwn(msl))
  const sum = (kind: 'added' | 'changed' | 'removed', of = own) => of.reduce((total, row) => total + row[kind], 0)
  const added = tables.flatMap((table) => {
    const n = sum(
      'added',
      own.filter((row) => row.table === table)
    )
    return n === 0 ? [] : [t(`changes.n-${table}`, { n })]
  })
  return [
    ...(added.length === 0 ? [] : [t('changes.new', { things: formatList(added) })]),
    ...(['changed', 'removed'] as const).flatMap((kind) => {
      const n = sum(kind)
      return n === 0 ? [] : [t(`changes.${kind}`, { n })]
    })
  ]
}

/** Findings of now that were not there before, and those that are gone. */
export function findingParts(before: readonly string[], now: readonly string[]): string[] {
  const n = now.filter((id) => !before.includes(id)).length
  const gone = before.filter((id) => !now.includes(id)).length
  if (n > 0 && gone > 0) return [t('changes.findings-both', { n, gone })]
  if (n > 0) return [t('changes.findings-new', { n })]
  return gone > 0 ? [t('changes.findings-gone', { n: gone })] : []
}
