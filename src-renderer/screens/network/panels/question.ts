import type { PathStep } from '#contract/network-questions'
import type { Input } from '#contract/procedures'
import type { StoredRow } from '#contract/stored-row'
import { call } from '#renderer/bridge/client'
import { t } from '#renderer/i18n/text.svelte'
import { rowsBehind } from '#renderer/state/rows.svelte'
import { openEvidence } from '../evidence'

/** The network that is looked at, as its picture is asked for. */
export type NetworkQuestion = Omit<Input<'network.reach'>, 'msls'>

/** What every panel gets from the screen it stands on. */
export interface PanelProps {
  network: NetworkQuestion
  msls: string[] | null
  /** Goes to a KOL in the picture. */
  onjump: (kol: string) => void
  /** Draws a path through these KOLs. */
  onpath: (kols: string[]) => void
  /** Marks these KOLs; null takes the marks away. */
  onmark: (kols: string[] | null) => void
}

/** Opens the evidence that links a KOL with others. */
export function openTies(network: NetworkQuestion, kol: { kol: string; kolName: string }): void {
  const { from, to, evidence, edges, multipliers, recipe } = network
  rowsBehind.open({
    title: t('networkPanels.links-of', { name: kol.kolName }),
    file: 'links',
    load: (signal) => call('network.ties', { from, to, evidence, edges, multipliers, recipe, kol: kol.kol }, { signal })
  })
}

/** Opens the contacts with a KOL in the period that was looked at. */
export function openContacts(period: { from: string; to: string }, kol: { kol: string; kolName: string }): void {
  rowsBehind.open({
    title: t('networkPanels.contacts-of', { name: kol.kolName }),
    file: 'contacts',
    load: async (signal) => {
      const { history } = await call('kol.page', { ...period, kol: kol.kol, limit: 10_000 }, { signal })
      const rows = history.rows.flatMap(({ kind, detail, ...row }): StoredRow[] =>
        kind === 'contact' && row.on !== null && row.on >= period.from && row.on < period.to
          ? [{ ...row, what: row.what ?? detail, kol: kol.kol, kolName: kol.kolName }]
          : []
      )
      return { total: rows.length, rows }
    }
  })
}

/** Opens the evidence behind one step of a path. */
export function openStep(
  network: NetworkQuestion,
  { source, sourceName, target, targetName, evidence }: PathStep
): void {
  const ends = [
    { kol: source, name: sourceName },
    { kol: target, name: targetName }
  ] as const
  openEvidence(network, ends, evidence)
}

/** Who sees a KOL and when they were last met, in words. */
export function seenText(kol: { seenBy: readonly { mslName: string }[]; lastContactOn: string | null }): string {
  const seen =
    kol.seenBy.length === 0
      ? t('networkPanels.not-seen')
      : t('networkPanels.seen-by', { names: kol.seenBy.map(({ mslName }) => mslName).join(', ') })
  const last =
    kol.lastContactOn === null
      ? t('networkPanels.never-seen')
      : t('networkPanels.last-contact', { day: kol.lastContactOn })
  return `${seen} · ${last}`
}

/** The MSL who would naturally see a KOL, in words. */
export function naturalText(natural: { mslName: string; because: 'panel' | 'territory' | 'region' } | null): string {
  return natural === null
    ? t('networkPanels.natural-none')
    : t(`networkPanels.natural-${natural.because}`, { name: natural.mslName })
}
