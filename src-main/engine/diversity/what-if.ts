import type { WhatIf } from '#contract/diversity'
import type { Period } from '#contract/ids'
import { LensFault } from '#contract/faults'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { unknownMsl } from './detail'
import { concentrationRatio, spreadOf } from './indices'
import { analysisOf } from './portfolio'

/**
 * What further visits would make of the spread of an MSL's contacts.
 * @throws LensFault `unknown-msl`, `unknown-kol`
 */
export async function whatIf(
  workspace: Workspace,
  period: Period,
  msl: string,
  visits: readonly { kol: string; visits: number }[]
): Promise<WhatIf> {
  const found = await analysisOf(workspace, period, msl)
  if (!found) throw unknownMsl(msl)
  const { window, plan } = found.analysis
  const counts = new Map(window.kols.map(({ kol, contacts }) => [kol, contacts]))
  const now = sketch([...counts.values()])
  for (const { kol, visits: further } of visits) {
    if (!counts.has(kol)) await requireKol(workspace, kol)
    counts.set(kol, (counts.get(kol) ?? 0) + further)
  }
  return { period, now, then: sketch([...counts.values()]), hillPlan: plan.hillPlan }
}

function sketch(counts: readonly number[]): WhatIf['now'] {
  const contacts = counts.reduce((sum, count) => sum + count, 0)
  const { kols, hill } = spreadOf(counts)
  return {
    contacts,
    kols,
    effective: hill.q2,
    cr3: contacts === 0 ? null : concentrationRatio(Float64Array.from(counts).sort(), 3)
  }
}

/** What one more contact with a KOL seen `count` times adds to the effective number (Hill q2) of `counts`. */
export function effectOfOneMore(counts: readonly number[], count: number): number {
  const contacts = counts.reduce((sum, value) => sum + value, 0)
  const squares = counts.reduce((sum, value) => sum + value * value, 0)
  const now = contacts === 0 ? 0 : contacts ** 2 / squares
  return (contacts + 1) ** 2 / (squares + 2 * count + 1) - now
}

async function requireKol({ connection }: Workspace, kol: string): Promise<void> {
  const found = await connection.rows(sql`SELECT 1 FROM kol WHERE kol_id = ${kol} AND NOT coalesce(deleted, false)`)
  if (found.length > 0) return
  throw new LensFault({
    code: 'unknown-kol',
    message: `There is no KOL with the id ${kol}.`,
    hint: 'lens sql "SELECT kol_id, name FROM kol" lists them.',
    where: kol
  })
}
