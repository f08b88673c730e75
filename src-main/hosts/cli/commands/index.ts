import { diversityCommand } from './diversity'
import { evidenceCommand } from './evidence'
import { importCommand } from './import'
import { kpisCommand } from './kpis'
import { networkCommand } from './network'
import { probeCommand } from './probe'
import { recommendCommand } from './recommend'
import { sampleCommand } from './sample'
import { serveCommand } from './serve'
import { sqlCommand } from './sql'
import { statusCommand } from './status'

/** All commands, in the order the help lists them. */
export const commands = [
  importCommand(),
  probeCommand(),
  statusCommand(),
  kpisCommand(),
  evidenceCommand(),
  diversityCommand(),
  networkCommand(),
  recommendCommand(),
  sqlCommand(),
  sampleCommand(),
  serveCommand()
]
