#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { LensFault, faultOf } from '#contract/faults'
import { commands } from './commands'
import { printJson, printNote } from './output'
import { exitCodes, reportFailure } from './run'

// Whoever reads only the first lines, as `head` does, closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

const program = new Command('lens')
  .description('KPIs, KOL diversity and the KOL influence network from CRM exports, on this machine only.')
  .showHelpAfterError('(add --help for what can be given)')
  .exitOverride()
for (const command of commands) program.addCommand(command)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = error instanceof CommanderError ? usageCode(error) : reportFailure(error)
  if (!(error instanceof CommanderError) && process.argv.includes('--json')) {
    printJson({ error: error instanceof LensFault ? error.toFault() : faultOf(error) })
  }
}

/** Commander has printed its own messages; ours it has not. */
function usageCode(error: CommanderError): number {
  if (error.code === 'lens.usage') printNote(`lens: ${error.message}`)
  return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage
}
