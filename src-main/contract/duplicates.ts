import { z } from 'zod'
import { kolId } from './ids'

/** What makes two KOLs look like one person. */
export const duplicateRules = ['orcid', 'npi', 'email', 'name-institution', 'similar-name', 'same-name'] as const

export const duplicateReason = z.object({
  rule: z.enum(duplicateRules),
  /** What both share: the identifier, the institution, the city. */
  shared: z.string().nullable()
})
export type DuplicateReason = z.infer<typeof duplicateReason>

export const duplicateSide = z.object({
  kol: z.string(),
  name: z.string(),
  /** Interactions the KOL attended, whatever their status. */
  interactions: z.number().int(),
  publications: z.number().int()
})
export type DuplicateSide = z.infer<typeof duplicateSide>

/** One canonical field of both KOLs as text; lists are joined by `; `. */
export const duplicateField = z.object({
  name: z.string(),
  first: z.string().nullable(),
  second: z.string().nullable(),
  differs: z.boolean()
})
export type DuplicateField = z.infer<typeof duplicateField>

export const duplicateProposal = z.object({
  /** The one with more interactions. */
  first: duplicateSide,
  second: duplicateSide,
  reasons: z.array(duplicateReason),
  /** Identifiers that both have and that differ. */
  against: z.array(z.enum(['orcid', 'npi'])),
  /** Jaro–Winkler similarity of the folded names, 0…1. */
  similarity: z.number(),
  /** How strongly the reasons speak for one person, 0…1; an order, not a probability. */
  score: z.number(),
  fields: z.array(duplicateField)
})
export type DuplicateProposal = z.infer<typeof duplicateProposal>

export const duplicatesInput = z.object({ limit: z.number().int().positive().max(1000).default(200) })
export const duplicates = z.object({ total: z.number().int(), rows: z.array(duplicateProposal) })

export const dismissInput = z.object({
  first: kolId,
  second: kolId,
  /** False takes an earlier dismissal back. */
  dismissed: z.boolean().default(true)
})

export const mergeInput = z.object({
  /** The KOL that stays. */
  kept: kolId,
  /** The KOL whose rows move to the one that stays. */
  merged: kolId,
  /** Fields of the survivor that take the value of the merged KOL. */
  fieldsFromMerged: z.array(z.string()).default([])
})

export const kolMerge = z.object({
  mergeId: z.string(),
  mergedAt: z.string(),
  kept: z.string(),
  keptName: z.string(),
  merged: z.string(),
  mergedName: z.string(),
  /** Rows of other tables that were the merged KOL's own. */
  rows: z.number().int(),
  undoneAt: z.string().nullable()
})
export type KolMerge = z.infer<typeof kolMerge>
