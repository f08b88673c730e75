import type { MslSummary } from '#contract/workspace'

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

/** The one order people are listed in: by territory, then name, never by a figure. Those without a territory come last. */
export function byTerritory(
  a: Pick<MslSummary, 'territory' | 'mslName'>,
  b: Pick<MslSummary, 'territory' | 'mslName'>
) {
  if ((a.territory === null) !== (b.territory === null)) return a.territory === null ? 1 : -1
  return collator.compare(a.territory ?? '', b.territory ?? '') || collator.compare(a.mslName, b.mslName)
}

/** The MSLs that the filters of an address leave, in the order they came. */
export function selectMsls(msls: readonly MslSummary[], params: Readonly<Record<string, string>>): MslSummary[] {
  return msls.filter(
    (msl) =>
      (params.team === undefined || msl.team === params.team) &&
      (params.region === undefined || msl.region === params.region) &&
      (params.msl === undefined || msl.msl === params.msl)
  )
}

/** The different values of an attribute, in the order of the alphabet. */
export function valuesOf(msls: readonly MslSummary[], attribute: 'team' | 'region'): string[] {
  const values = new Set(msls.flatMap((msl) => msl[attribute] ?? []))
  return [...values].sort(collator.compare)
}

/** The ids of the MSLs that team, region and MSL in an address leave, for the input of calls; null where none is chosen. */
export function chosenMsls(msls: readonly MslSummary[], params: Readonly<Record<string, string>>): string[] | null {
  if (params.team === undefined && params.region === undefined && params.msl === undefined) return null
  return selectMsls(msls, params).map(({ msl }) => msl)
}
