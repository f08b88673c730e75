import { z } from 'zod'
import { isoDay, kolId, mslId, period, periodInput } from './ids'

/** What findings are looked for, in the order in which equal ones are listed. */
export const findingRules = [
  'over-reliance',
  'follow-up-neglect',
  'late-documentation',
  'channel-mismatch',
  'topic-misfit',
  'objective-at-risk',
  'coverage-gap',
  'rising-star-unseen',
  'keystone-unseen',
  'white-space',
  'kol-crowded',
  'theme-shift',
  'sentiment-shift',
  'missing-fields',
  'rejected-rows'
] as const
export const findingRule = z.enum(findingRules)
export type FindingRule = z.infer<typeof findingRule>

export const findingSeverity = z.enum(['info', 'watch', 'high'])
export type FindingSeverity = z.infer<typeof findingSeverity>

/** A stored row that proves a finding; `record.open` opens it. */
export const evidenceAddress = z.object({ table: z.string(), id: z.string() })
export type EvidenceAddress = z.infer<typeof evidenceAddress>

/** `until` is the last day on which it holds; null for good. */
export const findingAcknowledgement = z.object({ at: z.string(), note: z.string(), until: isoDay.nullable() })
export type FindingAcknowledgement = z.infer<typeof findingAcknowledgement>

/**
 * Something that needs attention. `wording` names its sentences and `figures` holds their names and numbers, so that a
 * page can write them in its own language; `title`, `detail` and `action` are the same sentences in English.
 */
export const finding = z.object({
  /** Rule, MSL, KOL and subject, never a number: the same after the next import. */
  id: z.string(),
  rule: findingRule,
  wording: z.string(),
  severity: findingSeverity,
  /** 1 − p after the correction for many tests; 1 for plain facts. */
  confidence: z.number(),
  /** Null for what concerns the team or a KOL. */
  msl: mslId.nullable(),
  mslName: z.string().nullable(),
  kol: kolId.nullable(),
  kolName: z.string().nullable(),
  title: z.string(),
  /** How sure this is, and measured against what. */
  detail: z.string(),
  action: z.string(),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The KPI that the evidence belongs to; null where it is none's. */
  kpi: z.string().nullable(),
  /** Newest first. */
  evidence: z.array(evidenceAddress),
  evidenceTotal: z.number().int(),
  acknowledged: findingAcknowledgement.nullable(),
  /** An acknowledgement that has run out. */
  lapsed: findingAcknowledgement.nullable()
})
export type Finding = z.infer<typeof finding>

export const findingsInput = periodInput.extend({
  msl: mslId.nullable().default(null),
  /** Rows of evidence with each finding at most; null gives all. */
  evidenceLimit: z.number().int().positive().nullable().default(null)
})
export const findings = z.object({ period, findings: z.array(finding) })
export type Findings = z.infer<typeof findings>

/** What is said of a finding. */
export const acknowledgeInput = z.object({
  finding: z.string().min(1).max(2000),
  note: z.string().max(4000).default(''),
  /** Last day on which it holds; a concentration is intended until a day, others may be known for good. */
  until: isoDay.nullable().default(null),
  /** False takes an earlier acknowledgement back. */
  acknowledged: z.boolean().default(true)
})
export type AcknowledgeInput = z.output<typeof acknowledgeInput>
