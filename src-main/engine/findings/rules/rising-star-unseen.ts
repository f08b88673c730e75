import type { EvidenceAddress } from '#contract/finding'
import { binomialAtLeast } from '#base/tails'
import { benjaminiHochberg } from '#base/statistics'
import type { FindingWording } from '#base/finding-words'
import { activeSql, readConsents } from '../../diversity/consent'
import { addressOf } from '../../kpi/address'
import { EvidenceStore } from '../../kpi/evidence-store'
import type { Connection } from '../../workspace/connection'
import { quoteLiteral } from '../../workspace/sql'
import { numberSetting } from '../../workspace/settings'
import { highConfidence, type Draft, type FindingContext, type Rule } from '../rule'

/** A trace of influence: a dated row for each time a KOL shows it. */
export interface Trace {
  wording: FindingWording
  table: 'authorship' | 'event_participant' | 'relationship'
  /** The dated rows as FROM and WHERE, the evidence table being `t`. */
  rows: string
  kol: string
  on: string
}

const traces: readonly Trace[] = [
  {
    wording: 'rising-star-publications',
    table: 'authorship',
    kol: 't.kol_id',
    on: 'p.published_on',
    rows: `authorship t JOIN publication p USING (publication_id)
           WHERE NOT coalesce(t.deleted, false) AND NOT coalesce(p.deleted, false)`
  },
  {
    wording: 'rising-star-roles',
    table: 'event_participant',
    kol: 't.kol_id',
    on: 'e.starts_on',
    rows: `event_participant t JOIN event e USING (event_id)
           WHERE t.role IN ('speaker', 'chair', 'panel') AND coalesce(t.status, 'attended') = 'attended'
             AND NOT coalesce(t.deleted, false) AND NOT coalesce(e.deleted, false)`
  },
  {
    wording: 'rising-star-ties',
    table: 'relationship',
    kol: 'unnest([t.source_kol_id, t.target_kol_id])',
    on: 't.noted_on',
    rows: 'relationship t WHERE NOT coalesce(t.deleted, false)'
  }
]

/** `kol_id, shown_on, id` of every trace of a kind that has its day. */
const shownSql = ({ table, rows, kol, on }: Trace) =>
  `(SELECT * FROM (SELECT ${kol} AS kol_id, ${on} AS shown_on, ${addressOf(table).keySql} AS id FROM ${rows})
    WHERE kol_id IS NOT NULL AND shown_on IS NOT NULL)`

interface Candidate {
  kol: string
  trace: Trace
  recent: number
  total: number
  /** Share of everybody's traces that are recent. */
  usual: number
  p: number
}

/** Recent over earlier traces, as a multiple of what is usual. */
const growth = ({ recent, total, usual }: Candidate) => recent / (total - recent) / (usual / (1 - usual))

export const growthNeeded = 2

/** Traces a KOL needs before growth can be told from chance. */
export const tracesNeeded = 5

/**
 * KOLs whose influence grows and whom nobody of the team has seen for a year. Under no growth a trace of theirs is as
 * likely to be recent as anybody's, so more recent ones than that are tested by the binomial distribution; the kinds of
 * trace by Bonferroni, the KOLs by Benjamini–Hochberg. Recent against earlier traces must also
 * have grown at least twice as much as usual. A team with less than a year of contacts cannot be told to have seen nobody.
 */
export const risingStarUnseen: Rule = {
  id: 'rising-star-unseen',
  async find(context) {
    const months = numberSetting(context.settings, 'new_kol_lookback_months')
    const rising = await risingUnseen(context)
    const store = await EvidenceStore.of(context.workspace)
    return store.inPeriod(context.period, null, context.signal, async () => {
      const drafts: Draft[] = []
      for (const one of rising) drafts.push(draft(one, months, await tracesOf(store, context, one, months)))
      return drafts
    })
  }
}

type Rising = Candidate & { adjustedP: number }

/** Rising stars that several rules look at, read once for each search. */
const read = new WeakMap<FindingContext, Promise<Rising[]>>()

/** Whose influence grows and whom nobody has seen for a year. */
export function risingUnseen(context: FindingContext): Promise<Rising[]> {
  const reading = read.get(context) ?? readRising(context)
  read.set(context, reading)
  return reading
}

async function readRising({ workspace, period, settings, signal }: FindingContext): Promise<Rising[]> {
  const fdr = numberSetting(settings, 'fdr')
  const months = numberSetting(settings, 'new_kol_lookback_months')
  const store = await EvidenceStore.of(workspace)
  const terms = { asOf: period.asOf, months, fdr, unseen: true }
  return store.inPeriod(period, null, signal, () => risingByTraces(store.connection, terms))
}

/** The day growth is looked at from, the months that are recent, the false discoveries allowed, and whom it is asked of. */
export interface RisingTerms {
  asOf: string
  months: number
  fdr: number
  /** Only those whom nobody of the team has seen for a year. */
  unseen: boolean
}

/** Whose influence grows, each by the kind of trace that speaks most for them. */
export async function risingByTraces(connection: Connection, terms: RisingTerms): Promise<Rising[]> {
  const found: Candidate[] = []
  for (const trace of traces) found.push(...(await candidates(connection, trace, terms)))
  const consents = await readConsents(connection)
  const best = strongest(found.filter(({ kol }) => !consents.get(kol)?.refused))
  const adjusted = benjaminiHochberg(best.map(({ p }) => p))
  return best.flatMap((one, i) =>
    adjusted[i]! <= terms.fdr && growth(one) >= growthNeeded ? [{ ...one, adjustedP: adjusted[i]! }] : []
  )
}

/** The kind of trace that speaks most for each KOL, its p for all kinds that were looked at. */
function strongest(candidates: readonly Candidate[]): Candidate[] {
  const byKol = new Map<string, Candidate[]>()
  for (const one of candidates) byKol.set(one.kol, [...(byKol.get(one.kol) ?? []), one])
  return [...byKol.values()].map((own) => {
    const best = own.reduce((a, b) => (b.p < a.p ? b : a))
    return { ...best, p: Math.min(1, best.p * own.length) }
  })
}

const before = (day: string) => `shown_on < DATE ${quoteLiteral(day)}`
const since = (day: string, months: number) => `shown_on >= DATE ${quoteLiteral(day)} - to_months(${months})`

async function candidates(
  connection: Connection,
  trace: Trace,
  { asOf, months, unseen }: RisingTerms
): Promise<Candidate[]> {
  const rows = await connection.rows<{ kol: string; recent: number; total: number; usual: number }>(
    `WITH shown AS (SELECT * FROM ${shownSql(trace)} WHERE ${before(asOf)}),
     usual AS (
       SELECT count(*) FILTER (${since(asOf, months)}) / nullif(count(*), 0) AS usual,
              min(shown_on) <= DATE ${quoteLiteral(asOf)} - to_months(${months} + 12) AS enough FROM shown
     ),
     history AS (SELECT min(occurred_on) <= DATE ${quoteLiteral(asOf)} - to_months(12) AS enough FROM contact),
     seen AS (SELECT DISTINCT kol_id FROM contact
              WHERE occurred_on >= DATE ${quoteLiteral(asOf)} - to_months(12) AND occurred_on < DATE ${quoteLiteral(asOf)})
     SELECT s.kol_id AS kol, count(*) FILTER (${since(asOf, months)}) AS recent, count(*) AS total, any_value(u.usual) AS usual
     FROM shown s CROSS JOIN usual u CROSS JOIN history h JOIN kol k USING (kol_id) LEFT JOIN seen USING (kol_id)
     WHERE u.enough AND u.usual < 1 AND (${!unseen} OR (h.enough AND seen.kol_id IS NULL)) AND NOT coalesce(k.deleted, false)
       AND ${activeSql('k')}
     GROUP BY s.kol_id HAVING count(*) >= ${tracesNeeded} ORDER BY s.kol_id`
  )
  return rows.map(({ kol, recent, total, usual }) => ({
    kol,
    trace,
    recent,
    total,
    usual,
    p: usual > 0 ? binomialAtLeast(recent, total, usual) : 1
  }))
}

/** The recent rows of a KOL, newest first. */
async function tracesOf(
  { connection }: EvidenceStore,
  { period: { asOf } }: FindingContext,
  { kol, trace }: Candidate,
  months: number
): Promise<EvidenceAddress[]> {
  const rows = await connection.rows<{ id: string }>(
    `SELECT id FROM ${shownSql(trace)} WHERE kol_id = ${quoteLiteral(kol)} AND ${before(asOf)} AND ${since(asOf, months)}
     ORDER BY shown_on DESC, id`
  )
  return rows.map(({ id }) => ({ table: trace.table, id }))
}

function draft(
  { kol, trace, recent, total, usual, adjustedP }: Rising,
  months: number,
  evidence: EvidenceAddress[]
): Draft {
  return {
    wording: trace.wording,
    severity: adjustedP <= highConfidence ? 'high' : 'watch',
    confidence: 1 - adjustedP,
    msl: null,
    kol,
    subject: null,
    kpi: null,
    figures: { recent, total, months, usual, expected: Math.round(usual * total) },
    evidence
  }
}
