import { app } from 'electron'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'

/** A small setting kept as one JSON file in the app's own folder. */
export interface StoredValue<T> {
  /** What was stored last; undefined where nothing was, or what lies there is unreadable or of an older shape. */
  read(): T | undefined
  /** Replaces the file whole, so that a crash leaves the old one or the new one. */
  write(value: T): void
}

export function storedValue<S extends z.ZodType>(name: string, schema: S): StoredValue<z.output<S>> {
  const file = join(app.getPath('userData'), `${name}.json`)
  return {
    read: () => parse(file, schema),
    write(value) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(value))
      renameSync(`${file}.new`, file)
    }
  }
}

function parse<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    // Absent at first start, or damaged: either way the caller's default holds and the next write repairs it.
    return undefined
  }
}
