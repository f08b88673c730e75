import { reasonSentence, type ReasonWording, type WordedReason } from '#base/reason-words'
import type { PortfolioRow } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { people } from '../activities/people'
import { amongMsls } from '../kol/directory'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { readConsents } from './consent'

type Explanation = PortfolioRow['overReliance']['explanations'][number]

/** Fewer days away are a holiday. */
const leastDaysAway = 28
/** From this share of the contacts with those relied on, a congress is where they come from. */
const leastCongressShare = 1 / 3
/** A panel of fewer times the least that is judged leaves little to spread. */
const smallPanel = 2

/**
 * What may explain a concentration other than habit, to be read before the verdict: a small panel, a territory that is new
 * to the MSL, a long absence, studies at the KOLs relied on, a congress, KOLs of the panel who want no contact. By MSL, of
 * those that are watched. To be called inside `inPeriod`.
 */
export async function readExplanations(
  connection: Connection,
  period: Period,
  rows: readonly PortfolioRow[],
  minPanel: number
): Promise<Map<string, Explanation[]>> {
  const watched = rows.filter(({ overReliance: { level } }) => level === 'watch' || level === 'alert')
  if (watched.length === 0) return new Map()
  const msls = watched.map(({ msl }) => msl)
  const told = new Map((await people(connection, period, msls)).map((person) => [person.msl, person]))
  const panels = await readPanels(connection, msls)
  const met = await readMet(connection, period, msls)
  const studied = await readStudied(connection)
  const consents = await readConsents(connection)
  const found = new Map<string, Explanation[]>()
  for (const { msl, kols, assigned, overReliance } of watched) {
    const top = overReliance.topKols.map(({ kol }) => kol)
    const { startedOn, exposure } = told.get(msl)!
    const sites = top.filter((kol) => studied.has(kol)).length
    const refused = (panels.get(msl) ?? []).filter((kol) => consents.get(kol)?.refused).length
    const withTop = met.filter((row) => row.msl === msl && top.includes(row.kol))
    const contacts = withTop.reduce((sum, { n }) => sum + n, 0)
    const congress = withTop.reduce((sum, row) => sum + row.congress, 0)
    const panel = assigned ?? kols
    found.set(msl, [
      ...(panel < smallPanel * minPanel ? [explanation('explained-small-panel', { n: panel })] : []),
      ...(startedOn !== null && startedOn > period.from ? [explanation('explained-new', { day: startedOn })] : []),
      ...(exposure.daysAway >= leastDaysAway ? [explanation('explained-away', { days: exposure.daysAway })] : []),
      ...(sites > 0 ? [explanation('explained-study', { n: sites, top: top.length })] : []),
      ...(contacts > 0 && congress / contacts >= leastCongressShare
        ? [explanation('explained-congress', { n: congress, contacts })]
        : []),
      ...(refused > 0 ? [explanation('explained-refused', { n: refused, panel })] : [])
    ])
  }
  return found
}

/** The KOLs assigned to each MSL. */
async function readPanels(connection: Connection, msls: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await connection.rows<{ msl: string; panel: string[] }>(
    `SELECT msl_id AS msl, list(kol_id) AS panel FROM assigned WHERE ${amongMsls('msl_id', msls)} GROUP BY msl_id`
  )
  return new Map(rows.map(({ msl, panel }) => [msl, panel]))
}

/** KOLs with a part in a study that is under way. */
async function readStudied(connection: Connection): Promise<ReadonlySet<string>> {
  const rows = await connection.rows<{ kol: string }>(
    `SELECT DISTINCT r.kol_id AS kol FROM trial_role r JOIN trial t USING (trial_id)
     WHERE r.kol_id IS NOT NULL AND NOT coalesce(r.deleted, false) AND NOT coalesce(t.deleted, false)
       AND coalesce(plain(r.role), '') NOT IN ('site-suggested', 'site-declined')
       AND coalesce(plain(t.status), '') NOT IN ('closed', 'completed', 'terminated') AND coalesce(plain(t.sponsor_kind), '') <> 'other'`
  )
  return new Set(rows.map(({ kol }) => kol))
}

/** Contacts of MSLs with each KOL, and how many of them were at a congress. */
const readMet = (connection: Connection, { from, to }: Period, msls: readonly string[]) =>
  connection.rows<{ msl: string; kol: string; n: number; congress: number }>(
    `SELECT msl_id AS msl, kol_id AS kol, count(*) AS n, count(*) FILTER (channel = 'congress') AS congress FROM session_contact
     WHERE ${amongMsls('msl_id', msls)} AND occurred_on >= DATE ${quoteLiteral(from)} AND occurred_on < DATE ${quoteLiteral(to)}
     GROUP BY ALL`
  )

const explanation = (wording: ReasonWording, figures: WordedReason['figures']): Explanation => ({
  code: wording.replace('explained-', ''),
  text: reasonSentence(wording, figures),
  because: { wording, figures }
})
