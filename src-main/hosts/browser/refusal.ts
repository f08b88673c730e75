import type { Context } from 'hono'
import { faultOf, LensFault, type Fault, type FaultCode } from '#contract/faults'

type ErrorStatus = 400 | 401 | 403 | 404 | 408 | 413 | 422 | 500 | 503

/** Codes that mean something to HTTP as well; every other fault is a request that could not be carried out. */
const statuses: Partial<Record<FaultCode, ErrorStatus>> = {
  'bad-input': 400,
  'not-allowed': 403,
  'query-too-long': 408,
  'engine-stopped': 503,
  internal: 500
}

/** Answers with a fault as JSON, as the page's transport expects it. */
export function answerFault(context: Context, error: unknown, status?: ErrorStatus): Response {
  const fault: Fault = faultOf(error)
  return context.json(fault, status ?? statuses[fault.code] ?? 422)
}

/** Turns a request away before the engine hears of it. */
export function refusal(context: Context, status: ErrorStatus, message: string, hint: string | null = null): Response {
  return answerFault(context, new LensFault({ code: 'not-allowed', message, hint }), status)
}
