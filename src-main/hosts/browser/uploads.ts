import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Handler } from 'hono'
import { LensFault } from '#contract/faults'
import type { Engine } from '#engine/engine'
import { answerFault } from './refusal'

/**
 * Takes the files that a browser page hands over, since a page has no paths to give: each is streamed into a folder of
 * its own under a temporary one that only this user can read, and that goes with the server.
 */
export class Uploads {
  readonly #folder = mkdtempSync(join(tmpdir(), 'liaison-lens-'))
  #count = 0

  constructor(
    private readonly engine: Engine,
    private readonly largestUpload: number
  ) {}

  /** `POST /upload?name=<path in what was chosen>`: the file as the body; answers `{ token, name }`. */
  readonly handler: Handler = async (context) => {
    const given = context.req.query('name') ?? ''
    const name = fileName(given)
    const body = context.req.raw.body
    const folder = join(this.#folder, String(++this.#count))
    try {
      if (name === undefined || body === null) throw unusable()
      mkdirSync(folder, { mode: 0o700 })
      const path = join(folder, name)
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
      await pipeline(Readable.fromWeb(body as never), atMost(this.largestUpload), file)
      return context.json({ token: this.engine.registerFile(path, knownName(given)), name })
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      return answerFault(context, error, error instanceof TooLarge ? 413 : undefined)
    }
  }

  /** Removes all that was handed over. What was imported is in the workspace by then. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

class TooLarge extends LensFault {
  constructor(limit: number) {
    super({
      code: 'bad-input',
      message: `The file is larger than ${Math.floor(limit / 1024 ** 2)} MB.`,
      hint: 'Import it with the desktop app or `lens import`, which read it where it lies.'
    })
  }
}

function unusable(): LensFault {
  return new LensFault({ code: 'bad-input', message: 'An upload needs a file name and a body.', hint: null })
}

/** The file as the user knows it, by which it is named from now on: nothing is opened under this name. */
const knownName = (given: string) => given.replaceAll('\\', '/').replace(/\p{Cc}/gu, '_')

/** The last part of the name given, if it can be one on every system; its ending tells the importer the format. */
function fileName(given: string): string | undefined {
  const name = basename(given.replaceAll('\\', '/')).replace(/[\p{Cc}<>:"|?*]/gu, '_')
  return name === '' || name === '.' || name === '..' || Buffer.byteLength(name) > 240 ? undefined : name
}

function atMost(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit) done(new TooLarge(limit))
      else done(null, chunk)
    }
  })
}
