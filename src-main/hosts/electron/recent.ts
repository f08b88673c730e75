import { app } from 'electron'

/** Lists a file in the system's menu of recent documents, where there is one. */
export function rememberFile(path: string): void {
  app.addRecentDocument(path)
}

/** Empties that list: it names files, which may name people. */
export function forgetFiles(): void {
  app.clearRecentDocuments()
}
