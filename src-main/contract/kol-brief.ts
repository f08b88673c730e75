import { z } from 'zod'
import { kolId } from './ids'
import { networkInput } from './network'

/** Languages that a brief can be written in. */
export const briefLanguages = ['en', 'de'] as const
export type BriefLanguage = (typeof briefLanguages)[number]

/** Influence and ties are those of the network asked for; of all evidence before the end of the period, by default. */
export const kolBriefInput = networkInput
  .pick({ from: true, to: true, asOf: true, edges: true, multipliers: true, recipe: true })
  .extend({
    kol: kolId,
    language: z.enum(briefLanguages).default('en'),
    evidence: networkInput.shape.evidence.default('before-end')
  })

/** One page about a KOL, to be read before a visit: an HTML document that needs nothing beside itself. */
export const kolBrief = z.object({ html: z.string() })
