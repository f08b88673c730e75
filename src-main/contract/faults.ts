import { z } from 'zod'

/** Every way a request can fail, as one closed list: hosts and screens switch over it. */
export const faultCodes = [
  'file-not-found',
  'file-changed',
  'nothing-recognised',
  'empty-file',
  'not-text',
  'header-only',
  'missing-column',
  'unreadable-dates',
  'ambiguous-dates',
  'bad-value',
  'not-a-workspace',
  'workspace-in-use',
  'workspace-newer',
  'workspace-damaged',
  'no-workspace',
  'port-in-use',
  'unknown-kpi',
  'unknown-msl',
  'unknown-kol',
  'unknown-dialect',
  'unknown-metric',
  'unknown-edge-kind',
  'unknown-record',
  'bad-definition',
  'bad-input',
  'bad-sql',
  'query-too-long',
  'bad-period',
  'bad-zone',
  'not-allowed',
  'cancelled',
  'disk-full',
  'out-of-memory',
  'engine-stopped',
  'internal'
] as const

export const faultCode = z.enum(faultCodes)
export type FaultCode = z.infer<typeof faultCode>

/** What crosses the border in place of an exception. */
export const fault = z.object({
  code: faultCode,
  /** What happened, as one sentence. */
  message: z.string(),
  /** What to do about it, as one sentence; null where nothing can be advised. */
  hint: z.string().nullable(),
  /** The file, row, column, option or procedure concerned; null where the whole request is. */
  where: z.string().nullable()
})
export type Fault = z.infer<typeof fault>

/** The one error class thrown on purpose; everything else that is thrown is a defect (`internal`). */
export class LensFault extends Error {
  readonly code: FaultCode
  readonly hint: string | null
  readonly where: string | null

  constructor(
    parts: { code: FaultCode; message: string; hint?: string | null; where?: string | null },
    options?: { cause?: unknown }
  ) {
    super(parts.message, options)
    this.name = 'LensFault'
    this.code = parts.code
    this.hint = parts.hint ?? null
    this.where = parts.where ?? null
  }

  toFault(): Fault {
    return { code: this.code, message: this.message, hint: this.hint, where: this.where }
  }
}

/**
 * The fault to send for anything thrown. Defects keep their message but lose their stack, which never leaves the engine.
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof LensFault) return error.toFault()
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: 'internal',
    message: `Something went wrong inside Liaison Lens: ${message}`,
    hint: 'Nothing was changed. Please report this with the steps that led here.',
    where: null
  }
}
