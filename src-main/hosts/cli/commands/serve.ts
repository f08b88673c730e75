import { once } from 'node:events'
import { InvalidArgumentError } from 'commander'
import { openEngine } from '#engine/engine'
// The one import between hosts: this command is the door to the browser host.
import { openInBrowser } from '../../browser/open-browser'
import { profileFolder } from '../../browser/profile-folder'
import { lensCommand, workspaceOption } from '../command'
import { printJson, printText } from '../output'
import type { CommonOptions } from '../run'

interface ServeOptions extends CommonOptions {
  port: number
  open?: boolean
}

export function serveCommand() {
  return lensCommand('serve', 'the app in a browser on this machine', 'lens serve -w team.lens --open')
    .addOption(workspaceOption())
    .option('--port <number>', 'the port to listen on; 0 takes a free one', portOption, 0)
    .option('--open', 'open the browser')
    .action(async ({ workspace, port, open, json }: ServeOptions) => {
      const engine = await openEngine({
        home: profileFolder(),
        ...(workspace === undefined ? {} : { workspace: { file: workspace, mode: 'create' } })
      })
      try {
        // Loaded here, because no other command needs a server.
        const { serveBrowser } = await import('../../browser/server')
        const host = await serveBrowser({ engine, port })
        if (json) printJson({ url: host.url, port: host.port })
        else printText(host.url)
        const removeFile = open ? openInBrowser(host.url) : undefined
        await interrupted()
        removeFile?.()
        await host.close()
      } finally {
        await engine.close()
      }
    })
}

function portOption(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  }
  return port
}

/** Resolves when the user or the system asks the server to end. */
async function interrupted(): Promise<void> {
  const listening = new AbortController()
  const { signal } = listening
  await Promise.race([
    once(process, 'SIGINT', { signal }),
    once(process, 'SIGTERM', { signal }),
    once(process, 'SIGHUP', { signal })
  ])
  listening.abort()
}
