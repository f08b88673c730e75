import { findingRules, type Finding, type Findings, type FindingSeverity } from '#contract/finding'
import type { Period } from '#contract/ids'
import { fillMessage } from '#base/fill'
import { findingWords } from '#base/finding-words'
import type { Workspace } from '../workspace/workspace'
import { holdsAt, readAcknowledgements, type Acknowledgements } from './acknowledgements'
import { findingId } from './finding-id'
import type { Draft, Rule } from './rule'
import { rules } from './rules/index'

export interface FindingsRequest {
  period: Period
  msl: string | null
  evidenceLimit: number | null
}

/** A draft with the rule it comes from. */
interface Found {
  rule: Rule['id']
  draft: Draft
}

/** What the rules found, kept for as long as the data stay the same. */
const kept = new WeakMap<Workspace, Map<string, Found[]>>()

const requestsKept = 8

/**
 * What needs attention in a period, the most severe and surest first; equal ones in the order of the rules, then of
 * territory and name. With an MSL, only what concerns this one.
 */
export async function listFindings(
  workspace: Workspace,
  resources: string,
  { period, msl, evidenceLimit }: FindingsRequest,
  signal: AbortSignal
): Promise<Findings> {
  const found = await search(workspace, resources, period, signal)
  const names = await readNames(workspace)
  const acknowledged = await readAcknowledgements(workspace.connection)
  const own = found.filter(({ draft }) => msl === null || draft.msl === msl)
  return { period, findings: own.map((one) => composed(one, names, acknowledged, period.asOf, evidenceLimit)) }
}

async function search(
  workspace: Workspace,
  resources: string,
  period: Period,
  signal: AbortSignal
): Promise<readonly Found[]> {
  const searches = kept.get(workspace) ?? new Map<string, Found[]>()
  kept.set(workspace, searches)
  const key = JSON.stringify([workspace.revision, period])
  const known = searches.get(key)
  if (known) return known
  const settings = await workspace.settings()
  const found: Found[] = []
  const context = { workspace, resources, period, settings, signal }
  for (const rule of rules) {
    const drafts = await rule.find(context)
    found.push(...drafts.map((draft) => ({ rule: rule.id, draft })))
  }
  const order = await readOrder(workspace)
  found.sort(
    (a, b) =>
      score(b.draft) - score(a.draft) ||
      findingRules.indexOf(a.rule) - findingRules.indexOf(b.rule) ||
      (order.get(a.draft.msl ?? '') ?? -1) - (order.get(b.draft.msl ?? '') ?? -1) ||
      (idOf(a) < idOf(b) ? -1 : 1)
  )
  searches.set(key, found)
  for (const old of [...searches.keys()].slice(0, -requestsKept)) searches.delete(old)
  return found
}

const weights: Record<FindingSeverity, number> = { high: 3, watch: 2, info: 1 }

const score = ({ severity, confidence }: Draft) => weights[severity] * confidence

const idOf = ({ rule, draft }: Found) => findingId(rule, draft)

interface Names {
  msls: ReadonlyMap<string, string>
  kols: ReadonlyMap<string, string>
}

function composed(
  found: Found,
  { msls, kols }: Names,
  acknowledged: Acknowledgements,
  asOf: string,
  evidenceLimit: number | null
): Finding {
  const { wording, severity, confidence, msl, kol, kpi, evidence } = found.draft
  const id = idOf(found)
  const said = acknowledged.get(id) ?? null
  const holds = said === null || holdsAt(said, asOf)
  const mslName = msl === null ? null : (msls.get(msl) ?? msl)
  const kolName = kol === null ? null : (kols.get(kol) ?? kol)
  const figures = { ...found.draft.figures, ...(mslName && { mslName }), ...(kolName && { kolName }) }
  const sentence = (part: 'title' | 'detail' | 'action') =>
    fillMessage(findingWords[`${wording}-${part}`], figures, 'en-GB')
  return {
    id,
    rule: found.rule,
    wording,
    severity,
    confidence,
    msl,
    mslName,
    kol,
    kolName,
    title: sentence('title'),
    detail: sentence('detail'),
    action: sentence('action'),
    figures,
    kpi,
    evidence: evidenceLimit === null ? evidence : evidence.slice(0, evidenceLimit),
    evidenceTotal: found.draft.evidenceTotal ?? evidence.length,
    acknowledged: holds ? said : null,
    lapsed: holds ? null : said
  }
}

async function readNames({ connection }: Workspace): Promise<Names> {
  const pairs = (table: 'msl' | 'kol') =>
    connection.rows<{ id: string; name: string }>(`SELECT ${table}_id AS id, name FROM ${table} WHERE name IS NOT NULL`)
  const byId = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))
  return { msls: byId(await pairs('msl')), kols: byId(await pairs('kol')) }
}

/** Place of each MSL by territory, then name: never by a figure. */
async function readOrder({ connection }: Workspace): Promise<Map<string, number>> {
  const rows = await connection.rows<{ msl_id: string }>(
    'SELECT msl_id FROM msl ORDER BY territory NULLS LAST, name, msl_id'
  )
  return new Map(rows.map(({ msl_id }, place) => [msl_id, place]))
}
