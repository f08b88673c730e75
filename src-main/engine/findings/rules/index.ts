import type { Rule } from '../rule'
import { channelMismatch } from './channel-mismatch'
import { coverageGap } from './coverage-gap'
import { followUpNeglect } from './follow-up-neglect'
import { lateDocumentation } from './late-documentation'
import { overReliance } from './over-reliance'
import { risingStarUnseen } from './rising-star-unseen'
import { topicMisfit } from './topic-misfit'

/** Every rule that findings come from. */
export const rules: readonly Rule[] = [
  overReliance,
  followUpNeglect,
  lateDocumentation,
  channelMismatch,
  topicMisfit,
  coverageGap,
  risingStarUnseen
]
