import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where the workspaces made in the app and the list of recent ones are kept: the folder of the desktop app, so that
 * both hosts show the same ones.
 */
export function profileFolder(): string {
  return join(applicationData(), 'liaison-lens')
}

function applicationData(): string {
  switch (process.platform) {
    case 'win32':
      return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    default:
      return process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config')
  }
}
