import { DuckDBInstance } from '@duckdb/node-api'
import { Connection } from './connection'
import { quoteLiteral } from './sql'

/** A database in memory that may read one folder and nothing else, for work that needs no workspace. */
export interface Scratch {
  connection: Connection
  close(): void
}

export async function openScratch(folder: string): Promise<Scratch> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false'
  })
  const connection = new Connection(await instance.connect())
  await connection.run('LOAD icu')
  await connection.run("SET GLOBAL TimeZone = 'UTC'")
  await connection.run(`SET allowed_directories = [${quoteLiteral(folder)}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
  return {
    connection,
    close() {
      connection.close()
      instance.closeSync()
    }
  }
}
