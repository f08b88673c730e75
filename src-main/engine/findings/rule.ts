import type { EvidenceAddress, FindingRule, FindingSeverity } from '#contract/finding'
import type { Period } from '#contract/ids'
import type { FindingWording } from '#base/finding-words'
import type { Workspace } from '../workspace/workspace'

/** What every rule may read: one for each search, so that what one rule has read can be kept for the others. */
export interface FindingContext {
  workspace: Workspace
  resources: string
  period: Period
  settings: ReadonlyMap<string, string>
  signal: AbortSignal
}

/** A finding as its rule gives it, before names and sentences. */
export interface Draft {
  wording: FindingWording
  severity: FindingSeverity
  /** 1 − p after the correction for many tests; 1 for plain facts. */
  confidence: number
  msl: string | null
  kol: string | null
  /** What tells two findings of a rule about the same people apart; null where there is only one. */
  subject: string | null
  kpi: string | null
  /** Parameters of the sentences; `mslName` and `kolName` are added to them. */
  figures: Record<string, string | number>
  /** Newest first; never empty. */
  evidence: EvidenceAddress[]
  /** All rows there are, where `evidence` holds only the first of them. */
  evidenceTotal?: number
}

/** One thing to look for: figures in, findings out. Too little data gives none. */
export interface Rule {
  id: FindingRule
  find(context: FindingContext): Promise<Draft[]>
}

/** p after correction under which a finding may be `high`. */
export const highConfidence = 0.01

/** Days of history, assignment or data that a judgement needs: half a year. */
export const historyDays = 182
