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

/** Whose figure the filters of an address ask for: one MSL's, or that of a team, a region, both or everybody. */
export interface Group {
  readonly msl: string | null
  readonly team: string | null
  readonly region: string | null
}

/** The group that the filters of an address leave; an MSL says all, whatever team and region are chosen beside. */
export function groupOf({ msl, team, region }: Readonly<Record<string, string>>): Group {
  if (msl !== undefined) return { msl, team: null, region: null }
  return { msl: null, team: team ?? null, region: region ?? null }
}

/** By what the figures of a group are parted, so that its own is among them. */
export const groupingsOf = (group: Group): (keyof Group)[] =>
  (['msl', 'team', 'region'] as const).filter((grouping) => group[grouping] !== null)

/** Whether a figure is that of a group; the months of it are. */
export const isOfGroup = (group: Group, figure: { readonly group: Readonly<Record<string, string | null>> }) =>
  groupingsOf(group).every((grouping) => figure.group[grouping] === group[grouping])
