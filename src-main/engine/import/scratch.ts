import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { Connection } from '../workspace/connection'
import { fence, fencedOptions } from '../workspace/fence'
import { Staging } from './staging'

/** A database in memory and a folder that it may read, for looking at files without a workspace. */
export interface Scratch {
  connection: Connection
  staging: Staging
}

/** Runs `work` with a scratch database, which is gone afterwards. */
export async function withScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const staging = new Staging(mkdtempSync(join(tmpdir(), 'liaison-lens-scratch-')))
  const instance = await DuckDBInstance.create(':memory:', fencedOptions)
  const connection = new Connection(await instance.connect())
  try {
    await fence(connection, staging.folder)
    return await work({ connection, staging })
  } finally {
    connection.close()
    instance.closeSync()
    staging.remove()
  }
}
