import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const openers: Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""']
}

/**
 * Opens an address of the loopback server in the user's browser, where there is one. The address holds the secret, and
 * other users can read command lines, so the browser is given a file that leads there and that only this user can read.
 *
 * @returns what removes the file; call it when the server ends
 */
export function openInBrowser(address: string): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-lens-open-'))
  const file = join(folder, 'open.html')
  writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0; url=${address}">\n`, { mode: 0o600 })
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  // Without a browser the printed address is what the user goes by.
  spawn(command, [...args, file], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
  return () => rmSync(folder, { recursive: true, force: true })
}
