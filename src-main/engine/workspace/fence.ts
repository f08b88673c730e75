import type { Connection } from './connection'
import { quoteLiteral } from './sql'

/** How an instance is opened: it loads no extension that does not come with it. */
export const fencedOptions = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false'
}

/**
 * Leaves an instance one folder to read and write beside its own file. Nothing can undo this for as long as it lives,
 * not even SQL of the user's own.
 */
export async function fence(connection: Connection, folder: string): Promise<void> {
  await connection.run('LOAD icu')
  // Times are stored in UTC; without this a machine's own zone would leak into casts.
  await connection.run("SET GLOBAL TimeZone = 'UTC'")
  await connection.run(`SET allowed_directories = [${quoteLiteral(folder)}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}
