import type { Connection } from './connection'
import type { Workspace } from './workspace'

/** Runs `work` with nobody else writing, in one transaction on a connection of its own, which no reader shares. */
export function change<T>(workspace: Workspace, work: (connection: Connection) => Promise<T>): Promise<T> {
  return workspace.writing(async () => {
    const connection = await workspace.connect()
    try {
      return await connection.transaction(() => work(connection))
    } finally {
      connection.close()
    }
  })
}
