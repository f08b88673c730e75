import type { Context, Handler } from 'hono'
import { LensFault } from '#contract/faults'
import type { Engine } from '#engine/engine'
import { answerFault } from './refusal'

/**
 * Inputs are ids, days and at most a query, or what a screen keeps: positions of 50,000 KOLs take 3 MiB, an overview of a
 * hundred MSLs 2 MiB. Files come another way.
 */
export const largestInput = 32 * 1024 * 1024

/** `POST /call/<procedure>`: JSON in; JSON out, or an Arrow stream where the procedure answers with a table. */
export function callHandler(engine: Engine, timeLimit: number): Handler {
  return async (context) => {
    try {
      const input = await jsonBody(context)
      const signal = AbortSignal.any([context.req.raw.signal, AbortSignal.timeout(timeLimit)])
      const result = await withinLimit(engine.call(context.req.param('procedure') ?? '', input, { signal }), signal)
      if (!(result instanceof Uint8Array)) return context.json(result as object)
      return context.body(new Uint8Array(result), 200, { 'Content-Type': 'application/vnd.apache.arrow.stream' })
    } catch (error) {
      return answerFault(context, error)
    }
  }
}

async function jsonBody(context: Context): Promise<unknown> {
  // Forms of other sites cannot send this type without asking first.
  if (!/^application\/json\b/.test(context.req.header('Content-Type') ?? '')) throw notJson()
  const text = await context.req.text()
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw notJson(error)
  }
}

function notJson(cause?: unknown): LensFault {
  const parts = { code: 'bad-input', message: 'A call carries its input as JSON.' } as const
  return new LensFault(parts, { cause })
}

/** A procedure that does not heed its signal is left to finish by itself; the caller is answered all the same. */
function withinLimit<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(tooLong())
    signal.addEventListener('abort', stop, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function tooLong(): LensFault {
  return new LensFault({
    code: 'query-too-long',
    message: 'The answer took too long and was given up.',
    hint: 'Choose a shorter period or fewer people, and try again.'
  })
}
