import { z } from 'zod'
import { kolId, periodInput } from './ids'

/** Languages that a brief can be written in. */
export const briefLanguages = ['en', 'de'] as const
export type BriefLanguage = (typeof briefLanguages)[number]

export const kolBriefInput = periodInput.extend({ kol: kolId, language: z.enum(briefLanguages).default('en') })

/** One page about a KOL, to be read before a visit: an HTML document that needs nothing beside itself. */
export const kolBrief = z.object({ html: z.string() })
