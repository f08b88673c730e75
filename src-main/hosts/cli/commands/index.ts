import { briefCommand } from './brief'
import { diversityCommand } from './diversity'
import { evidenceCommand } from './evidence'
import { exportCommand } from './export'
import { findingsCommand } from './findings'
import { importCommand } from './import'
import { kpisCommand } from './kpis'
import { networkCommand } from './network'
import { objectivesCommand } from './objectives'
import { probeCommand } from './probe'
import { profilesCommand } from './profiles'
import { rejectsCommand } from './rejects'
import { recommendCommand } from './recommend'
import { sampleCommand } from './sample'
import { serveCommand } from './serve'
import { sqlCommand } from './sql'
import { statusCommand } from './status'

/** All commands, in the order the help lists them. */
export const commands = [
  importCommand(),
  probeCommand(),
  rejectsCommand(),
  statusCommand(),
  kpisCommand(),
  evidenceCommand(),
  profilesCommand(),
  diversityCommand(),
  networkCommand(),
  findingsCommand(),
  objectivesCommand(),
  recommendCommand(),
  briefCommand(),
  sqlCommand(),
  exportCommand(),
  sampleCommand(),
  serveCommand()
]
