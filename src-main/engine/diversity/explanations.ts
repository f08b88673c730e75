import { reasonSentence, type ReasonWording, type WordedReason } from '#base/reason-words'
import type { PortfolioRow } from '#contract/diversity'
import type { Period } from '#contract/ids'
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
  const people = new Map((await readPeople(connection, period)).map((person) => [person.msl, person]))
  const studied = await readStudied(connection)
  const consents = await readConsents(connection)
  const found = new Map<string, Explanation[]>()
  for (const { msl, kols, assigned, overReliance } of watched) {
    const top = overReliance.topKols.map(({ kol }) => kol)
    const person = people.get(msl)
    const sites = top.filter((kol) => studied.has(kol)).length
    const refused = person?.panel.filter((kol) => consents.get(kol)?.refused).length ?? 0
    const { met, congress } = await readCongress(connection, period, msl, top)
    const panel = assigned ?? kols
    found.set(msl, [
      ...(panel < smallPanel * minPanel ? [explanation('explained-small-panel', { n: panel })] : []),
      ...(person?.startedOn ? [explanation('explained-new', { day: person.startedOn })] : []),
      ...(person && person.away >= leastDaysAway ? [explanation('explained-away', { days: person.away })] : []),
      ...(sites > 0 ? [explanation('explained-study', { n: sites, top: top.length })] : []),
      ...(met > 0 && congress / met >= leastCongressShare
        ? [explanation('explained-congress', { n: congress, contacts: met })]
        : []),
      ...(refused > 0 ? [explanation('explained-refused', { n: refused, panel })] : [])
    ])
  }
  return found
}

interface Person {
  msl: string
  /** Where it lies in the period. */
  startedOn: string | null
  /** Days of the period away. */
  away: number
  panel: string[]
}

const readPeople = (connection: Connection, { from }: Period) =>
  connection.rows<Person>(
    `SELECT m.msl_id AS msl, CASE WHEN s.started_on > DATE ${quoteLiteral(from)} THEN s.started_on END AS "startedOn",
            (SELECT count(DISTINCT d.day) FROM availability v JOIN period_day d ON d.day >= v.from_on AND d.day < v.to_on
             WHERE v.msl_id = m.msl_id AND v.available = false AND NOT coalesce(v.deleted, false)) AS away,
            coalesce((SELECT list(a.kol_id) FROM assigned a WHERE a.msl_id = m.msl_id), []) AS panel
     FROM member m JOIN msl s USING (msl_id)`
  )

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

const readCongress = (connection: Connection, { from, to }: Period, msl: string, top: readonly string[]) =>
  connection.one<{ met: number; congress: number }>(
    `SELECT count(*) AS met, count(*) FILTER (channel = 'congress') AS congress FROM session_contact
     WHERE msl_id = ${quoteLiteral(msl)} AND kol_id IN (${top.map(quoteLiteral).join(', ')})
       AND occurred_on >= DATE ${quoteLiteral(from)} AND occurred_on < DATE ${quoteLiteral(to)}`
  )

const explanation = (wording: ReasonWording, figures: WordedReason['figures']): Explanation => ({
  code: wording.replace('explained-', ''),
  text: reasonSentence(wording, figures),
  because: { wording, figures }
})
