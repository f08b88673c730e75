import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { SampleReport } from '#contract/sample'
import { LensFault } from '#contract/faults'
import { Aftermaths } from './aftermath'
import { findResources } from '../resources'
import { sampleFiles } from './layouts'
import type { Cell, SampleFile } from './layouts/layout'
import { makeMeetings } from './meetings'
import { sampleSize, type SampleOptions } from './options'
import { makeWorld } from './world'

/** Meetings between two turns for others, reports of progress and looks at the signal. */
const turn = 2000

/**
 * Writes a sample export. The same options give the same bytes.
 * @throws LensFault `bad-input` for an option out of range or a folder that holds a file of that name already,
 *   `unknown-dialect`, `cancelled`
 */
export async function writeSample(options: SampleOptions): Promise<SampleReport> {
  const size = sampleSize(options)
  const layout = sampleFiles(findResources(), size.dialect)
  makeFolder(options.out)
  const files = layout.map((file) => new SampleWriter(options.out, file))
  try {
    const world = makeWorld(size)
    for (const writer of files) writer.append(writer.file.table.world?.(world) ?? [])
    const aftermaths = new Aftermaths(world)
    let done = 0
    for (const meeting of makeMeetings(world)) {
      const after = aftermaths.of(meeting)
      for (const writer of files) writer.append(writer.file.table.meeting?.(meeting, after, world) ?? [])
      if (++done % turn !== 0) continue
      if (options.signal?.aborted) throw new LensFault({ code: 'cancelled', message: 'The sample was not finished.' })
      const fraction = Math.min(1, done / size.interactions)
      options.onProgress?.({ fraction, phase: 'writing', rowsDone: done, rowsTotal: size.interactions })
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    for (const writer of files) writer.close()
  }
  options.onProgress?.({ fraction: 1, phase: 'done', rowsDone: size.interactions, rowsTotal: size.interactions })
  return { files: files.map(({ path, rows, bytes }) => ({ path, rows, bytes })) }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new LensFault(
      {
        code: 'bad-input',
        message: `The folder ${folder} cannot be made.`,
        hint: 'Choose another folder.',
        where: folder
      },
      { cause: error }
    )
  }
}

const bufferSize = 1 << 20

/** One file of the export, written in blocks. */
class SampleWriter {
  readonly path: string
  rows = 0
  bytes = 0
  readonly #descriptor: number
  #lines: string[] = []
  #waiting = 0

  constructor(
    folder: string,
    readonly file: SampleFile
  ) {
    this.path = join(folder, file.name)
    if (existsSync(this.path)) {
      throw new LensFault({
        code: 'bad-input',
        message: `${this.path} exists already.`,
        hint: 'Choose an empty folder; a sample overwrites nothing.',
        where: this.path
      })
    }
    this.#descriptor = openSync(this.path, 'w')
    this.#add(file.columns)
  }

  append(rows: Iterable<readonly Cell[]>): void {
    for (const row of rows) {
      this.#add(this.file.written(row))
      this.rows++
    }
  }

  close(): void {
    this.#flush()
    closeSync(this.#descriptor)
  }

  #add(cells: readonly string[]): void {
    const line = `${cells.map(written).join(',')}\r\n`
    this.#lines.push(line)
    this.#waiting += line.length
    if (this.#waiting >= bufferSize) this.#flush()
  }

  #flush(): void {
    this.bytes += writeSync(this.#descriptor, this.#lines.join(''))
    this.#lines = []
    this.#waiting = 0
  }
}

/** Every cell in quotes, as data loaders of the CRM write them. */
const written = (cell: string) => `"${cell.replaceAll('"', '""')}"`
