import type { Rule } from '../rule'
import { channelMismatch } from './channel-mismatch'
import { coverageGap } from './coverage-gap'
import { followUpNeglect } from './follow-up-neglect'
import { keystoneUnseen } from './keystone-unseen'
import { kolCrowded } from './kol-crowded'
import { lateDocumentation } from './late-documentation'
import { missingFieldsRule } from './missing-fields'
import { objectiveAtRisk } from './objective-at-risk'
import { overReliance } from './over-reliance'
import { rejectedRows } from './rejected-rows'
import { risingStarUnseen } from './rising-star-unseen'
import { sentimentShift } from './sentiment-shift'
import { themeShift } from './theme-shift'
import { topicMisfit } from './topic-misfit'
import { whiteSpace } from './white-space'

/** Every rule that findings come from. */
export const rules: readonly Rule[] = [
  overReliance,
  followUpNeglect,
  lateDocumentation,
  channelMismatch,
  topicMisfit,
  objectiveAtRisk,
  coverageGap,
  risingStarUnseen,
  keystoneUnseen,
  whiteSpace,
  kolCrowded,
  themeShift,
  sentimentShift,
  missingFieldsRule,
  rejectedRows
]
